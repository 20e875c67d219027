import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';
import { type CairnRun, cairn } from './cairn.ts';
import { writeSmallCohort } from './small-cohort.ts';

/** A folder in which a person works with `cairn`, on a real chain of their own. */
export interface Workplace {
  readonly folder: string;
  readonly chain: RegistryOnAnvil;
  /** Runs a command here with `--json`. */
  run(...args: readonly string[]): Promise<CairnRun>;
  /** Runs a command here with further environment variables. */
  runWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CairnRun>;
  /** Runs a command as a person sees it. */
  read(...args: readonly string[]): Promise<CairnRun>;
  init(): Promise<CairnRun>;
  /** Changes the configuration in place. */
  configure(change: (file: Record<string, unknown>) => Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export const PASSWORD = 'correct horse battery staple';
export const DID = 'did:web:academy.example';
export const SCRYPT = ['--scrypt-cost', '10'] as const;

/** Makes the folder with a small cohort in `oulad`, and starts the chain: a block each second, final two later. */
export async function startWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-cli-'));
  await writeSmallCohort(join(folder, 'oulad'));
  const chain = await startRegistry({ blockTime: 1 });
  const env = { CAIRN_KEYSTORE_PASSWORD: PASSWORD };
  return {
    folder,
    chain,
    run: (...args) => cairn([...args, '--json'], { cwd: folder, env }),
    runWith: (more, ...args) => cairn([...args, '--json'], { cwd: folder, env: { ...env, ...more } }),
    read: (...args) => cairn(args, { cwd: folder, env }),
    init: () =>
      cairn(
        [
          ...['init', '--chain-id', String(chain.anvil.chainId), '--rpc', chain.anvil.url],
          ...['--registry', chain.registry, '--did', DID, '--name', 'Example Academy'],
          ...['--public-url', 'https://academy.example', '--json'],
        ],
        { cwd: folder, env },
      ),
    configure: async (change) => {
      const path = join(folder, '.cairn', 'config.json');
      const file: unknown = JSON.parse(await readFile(path, 'utf8'));
      if (typeof file !== 'object' || file === null) throw new Error('no configuration');
      await writeFile(path, JSON.stringify(change(Object.fromEntries(Object.entries(file)))));
    },
    close: async () => {
      await chain.anvil.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Makes the three keys, gives each ether, and registers the issuer. */
export async function registerIssuer({ run, chain }: Workplace): Promise<CairnRun> {
  for (const role of ['admin', 'anchor', 'revoke']) {
    const { summary } = await run('issuer', 'key', role, ...SCRYPT);
    await chain.node.result('anvil_setBalance', [summary['address'], '0xde0b6b3a7640000']);
  }
  return await run('issuer', 'register');
}
