import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CairnRun, cairn } from './cairn.ts';
import { expectRefused } from './refusal.ts';
import { DID, startWorkplace, type Workplace } from './workplace.ts';

describe('a command line that is wrong', () => {
  let work: Workplace;

  beforeAll(async () => {
    work = await startWorkplace();
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('refuses to work without an installation, and says how to make one', async () => {
    const run = await work.run('status');
    expectRefused(run, 'configuration-missing');
    expect(run.error?.remedy).toContain('npx cairn init');
  });

  it.each([
    ['an unknown command', ['verfy']],
    ['an unknown option', ['status', '--colour']],
    ['a missing argument', ['export']],
    ['a missing option', ['export', 'x']],
    ['an unknown reason', ['revoke', 'x', '--reason', 'because']],
    ['neither certificates nor a batch', ['revoke', '--reason', 'unspecified']],
    ['both certificates and a batch', ['revoke', 'x', '--batch', 'y', '--reason', 'unspecified']],
    ['an unknown role', ['issuer', 'key', 'owner']],
    ['an address that is none', ['verify', 'x', '--rpc', 'localhost:8545']],
  ])('refuses %s', async (_, args) => {
    expectRefused(await work.run(...args), 'malformed-command');
  });

  it('suggests what was meant', async () => {
    const { stderr, status } = await work.read('verfy');
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: unknown command 'verfy' \(Did you mean verify\?\) \[malformed-command\]\n {2}/);
  });

  describe('while an installation is set up', () => {
    const init = (changes: Readonly<Record<string, string>>): Promise<CairnRun> => {
      const flags = {
        '--chain-id': String(work.chain.anvil.chainId),
        '--rpc': work.chain.anvil.url,
        '--registry': work.chain.registry,
        '--did': DID,
        '--name': 'Example Academy',
        '--public-url': 'https://academy.example',
        ...changes,
      };
      return work.run('init', ...Object.entries(flags).flat());
    };
    it.each([
      ['a chain id that is no number', { '--chain-id': 'mainnet' }, 'malformed-command'],
      ['another chain', { '--chain-id': '1' }, 'wrong-chain'],
      ['a node that is down', { '--rpc': 'http://127.0.0.1:9' }, 'chain-unavailable'],
      ['an address without the registry', { '--registry': `0x${'11'.repeat(20)}` }, 'registry-unknown'],
      ['an address that is none', { '--registry': '0x1234' }, 'malformed-hex'],
      ['a finality of no confirmation', { '--finality': '0' }, 'malformed-command'],
      ['a DID that is none', { '--did': 'example.org' }, 'configuration-invalid'],
      ['a DID with what no DID holds', { '--did': 'did:web:academy.example#key' }, 'configuration-invalid'],
      ['a public address that is none', { '--public-url': 'example.org' }, 'configuration-invalid'],
    ])('refuses %s, and leaves nothing behind', async (_, changes, code) => {
      expectRefused(await init({ ...changes }), code);
      expectRefused(await work.run('status'), 'configuration-missing');
    });
  });

  it('tells whether the DID document has to be published elsewhere than this service serves it', async () => {
    for (const [did, told] of [
      ['did:web:academy.example', false],
      ['did:web:academy.example:law', true],
      ['did:web:other.example', true],
    ] as const) {
      const home = join(work.folder, 'did');
      const { anvil, registry } = work.chain;
      const flags = ['--chain-id', String(anvil.chainId), '--rpc', anvil.url, '--registry', registry, '--did', did];
      const args = ['init', ...flags, '--name', 'Example Academy', '--public-url', 'https://academy.example'];
      const { stdout } = await cairn(args, { cwd: work.folder, env: { CAIRN_HOME: home } });
      expect(stdout.includes('Publish its document')).toBe(told);
      await rm(home, { recursive: true });
    }
  });

  it('shows the trace of a failure that nobody foresaw only when it is asked for', async () => {
    const home = join(work.folder, 'odd');
    await mkdir(join(home, 'config.json'), { recursive: true });
    const plain = await cairn(['status'], { cwd: work.folder, env: { CAIRN_HOME: home } });
    expect(plain.stderr).not.toMatch(/\n\s+at /);
    const traced = await cairn(['status'], { cwd: work.folder, env: { CAIRN_HOME: home, CAIRN_DEBUG: '1' } });
    expect(traced.stderr).toMatch(/\n\s+at /);
    await rm(home, { recursive: true });
  });
});
