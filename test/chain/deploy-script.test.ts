import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChainNode } from '../../service/chain/chain-node.ts';
import { registryCodeHash } from '../../service/chain/deploy-registry.ts';
import { readKeystore, writeKeystore } from '../../service/chain/keystore.ts';
import { localAccount } from '../../service/chain/local-accounts.ts';
import type { LocalNode } from '../../service/chain/local-node.ts';
import { RegistryReader } from '../../service/chain/registry-reader.ts';
import { parsePins } from '../../service/core/pins.ts';
import { startAnvil } from '../nodes/anvil.ts';

describe('the deployment script, which uses ethers', () => {
  const script = fileURLToPath(new URL('../../scripts/deploy.ts', import.meta.url));
  let anvil: LocalNode;
  let folder: string;

  beforeAll(async () => {
    anvil = await startAnvil();
    folder = mkdtempSync(join(tmpdir(), 'cairn-deploy-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await anvil.stop();
  });

  const run = (args: readonly string[], password?: string) =>
    spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...(password === undefined ? {} : { CAIRN_KEYSTORE_PASSWORD: password }) },
    });

  it('deploys from a keystore that the service wrote, and prints a pin of the very code that the service knows', async () => {
    const keystore = join(folder, 'deployer.json');
    await writeKeystore(keystore, localAccount(0).privateKey, 'a pass phrase', { scryptCost: 2 ** 10 });
    const args = ['--rpc', anvil.url, '--keystore', keystore, '--name', 'test', '--confirmations', '2'];
    expect(run(args, 'wrong')).toMatchObject({ status: 1, stdout: '' });
    const { status, stdout } = run(args, 'a pass phrase');
    expect(status).toBe(0);
    const [pin] = parsePins({ deployments: [JSON.parse(stdout)], issuers: [] }).deployments;
    expect(pin).toMatchObject({
      name: 'test',
      chainId: 31337,
      codeHash: registryCodeHash,
      finality: { confirmations: 2 },
    });
    if (pin === undefined) throw new Error('no pin was printed');
    expect(await new RegistryReader(new ChainNode(anvil.url), pin.registry).codeHash()).toBe(registryCodeHash);
  });

  it('makes an account to deploy with, and never overwrites one', async () => {
    const keystore = join(folder, 'new.json');
    expect(run(['--new-keystore', keystore])).toMatchObject({ status: 1, stdout: '' });
    const { status, stdout } = run(['--new-keystore', keystore], 'a pass phrase');
    expect(status).toBe(0);
    expect((await readKeystore(keystore, 'a pass phrase')).address).toBe(stdout.trim());
    expect(statSync(keystore).mode & 0o077).toBe(0);
    expect(run(['--new-keystore', keystore], 'another')).toMatchObject({ status: 1, stdout: '' });
  });

  it('says in one line what is missing or wrong', () => {
    const key = ['--local-key', localAccount(1).privateKey];
    const failures: readonly (readonly [readonly string[], string])[] = [
      [[], 'usage:'],
      [['--rpc', anvil.url], 'usage:'],
      [['--rpc', 'http://127.0.0.1:1', ...key], 'No node answers at http://127.0.0.1:1.'],
      [['--rpc', anvil.url, '--local-key', '0x12'], '--local-key is 0x and 64'],
      [['--rpc', anvil.url, ...key, '--confirmations', '0'], '--confirmations is a whole number'],
    ];
    for (const [args, message] of failures) {
      const { status, stdout, stderr } = run(args);
      expect(stderr).toContain(message);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect([status, stdout]).toEqual([1, '']);
    }
  });

  it('takes a key in the open on local chains only', async () => {
    const elsewhere = await startAnvil({ chainId: 424242 });
    const { status, stderr } = run(['--rpc', elsewhere.url, '--local-key', localAccount(1).privateKey]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('needs --keystore FILE')]);
    await elsewhere.stop();
  });
});
