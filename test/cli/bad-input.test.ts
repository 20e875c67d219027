import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../nodes/faulty-proxy.ts';
import type { CairnRun } from './cairn.ts';
import { expectRefused } from './refusal.ts';
import { DID, SCRYPT, startWorkplace, type Workplace } from './workplace.ts';

describe('a command that meets something wrong', () => {
  let work: Workplace;
  let proxy: FaultyProxy;
  const viaProxy = (...args: readonly string[]): Promise<CairnRun> =>
    work.runWith({ CAIRN_RPC_URL: proxy.url }, ...args);

  beforeAll(async () => {
    work = await startWorkplace();
    proxy = await startFaultyProxy(work.chain.anvil.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.stop();
    await work.close();
  });

  describe('with an installation', () => {
    beforeAll(async () => {
      await work.init();
    }, 60_000);

    it('does not set it up a second time', async () => {
      expectRefused(await work.init(), 'configuration-exists');
    });

    it('asks for a key before it registers', async () => {
      expectRefused(await work.run('issuer', 'register'), 'key-missing');
    });

    it('makes no keystore without a password', async () => {
      const run = await work.runWith({ CAIRN_KEYSTORE_PASSWORD: '' }, 'issuer', 'key', 'admin');
      expectRefused(run, 'keystore-password-missing');
    });

    it('registers no issuer from an account without funds, and names the account', async () => {
      const roles = ['admin', 'anchor', 'revoke'];
      const made = [];
      for (const role of roles) made.push((await work.run('issuer', 'key', role, ...SCRYPT)).summary['address']);
      const run = await work.run('issuer', 'register');
      expectRefused(run, 'insufficient-funds');
      expect(run.error?.message).toContain(String(made[0]));
      for (const address of made) {
        await work.chain.node.result('anvil_setBalance', [address, '0xde0b6b3a7640000']);
      }
    });

    it('never overwrites a key', async () => {
      expectRefused(await work.run('issuer', 'key', 'admin'), 'keystore-exists');
    });

    it.each([
      ['no password', { CAIRN_KEYSTORE_PASSWORD: '' }, 'keystore-password-missing'],
      ['the wrong password', { CAIRN_KEYSTORE_PASSWORD: 'wrong' }, 'keystore-password-wrong'],
    ])('opens no keystore with %s', async (_, env, code) => {
      expectRefused(await work.runWith({ ...env }, 'issuer', 'register'), code);
    });

    it('names what is wrong in a configuration that was edited', async () => {
      const path = join(work.folder, '.cairn', 'config.json');
      const before = await readFile(path);
      await work.configure((file) => ({ ...file, publicUrl: 'nowhere', colour: 'blue' }));
      const run = await work.run('status');
      expectRefused(run, 'configuration-invalid');
      expect(run.error?.message).toMatch(/colour/);
      await writeFile(path, '{"type":"CairnConfiguration","type":"x"}');
      expectRefused(await work.run('status'), 'configuration-invalid');
      await writeFile(path, before);
    });

    it('reads no results from a folder that is not there', async () => {
      const run = await work.run('import', 'oulad', 'nowhere');
      expectRefused(run, 'results-not-found');
      expect(run.error?.remedy).toContain('https://analyse.kmi.open.ac.uk/open-dataset');
    });

    it('takes in nothing of a folder with a broken line, and names the line', async () => {
      const broken = join(work.folder, 'broken');
      await mkdir(broken);
      for (const name of ['courses.csv', 'assessments.csv', 'studentInfo.csv', 'studentAssessment.csv']) {
        await writeFile(join(broken, name), await readFile(join(work.folder, 'oulad', name)));
      }
      const path = join(broken, 'studentAssessment.csv');
      await writeFile(path, `${await readFile(path, 'utf8')}101,1,20,0,70\n`);
      const run = await work.run('import', 'oulad', 'broken');
      expectRefused(run, 'malformed-results');
      expect(run.error?.message).toContain('studentAssessment.csv');
      expect((await work.run('status')).summary['cohorts']).toBe(0);
    });

    it('has nothing to issue before results are in, before they are evaluated, and of an empty cohort', async () => {
      expect((await work.run('issuer', 'register')).status).toBe(0);
      expectRefused(await work.run('issue'), 'nothing-to-issue');
      await work.run('import', 'oulad', 'oulad');
      const unevaluated = await work.run('issue');
      expectRefused(unevaluated, 'nothing-to-issue');
      expect(unevaluated.error?.remedy).toContain('cairn evaluate');
      await work.run('evaluate');
      const empty = await work.run('issue', 'AAA-2014J');
      expectRefused(empty, 'nothing-to-issue');
      expect(empty.error?.message).toContain('AAA-2014J');
    });

    it('issues nothing for an issuer that is not registered', async () => {
      const path = join(work.folder, '.cairn', 'config.json');
      const before = await readFile(path);
      await work.configure((file) => ({ ...file, issuer: { did: DID, name: 'Example Academy', issuerId: null } }));
      const run = await work.run('issue');
      expectRefused(run, 'issuer-not-registered');
      expect(run.error?.remedy).toContain('issuer register');
      await writeFile(path, before);
    });

    it.each([
      [['evaluate', 'AAA-1999J'], 'cohort-not-found'],
      [['issue', 'AAA-1999J'], 'cohort-not-found'],
      [['issue', '--award', 'medal'], 'award-not-found'],
      [['anchor', 'no-batch'], 'batch-not-found'],
      [['status', 'no-batch'], 'batch-not-found'],
      [['export', 'no-batch', '--out', 'x'], 'batch-not-found'],
      [['revoke', '--batch', 'no-batch', '--reason', 'unspecified'], 'batch-not-found'],
      [['revoke', `0x${'ab'.repeat(32)}`, '--reason', 'unspecified'], 'credential-not-found'],
      [['supersede', `0x${'ab'.repeat(32)}`], 'credential-not-found'],
      [['revoke', '0xabcd', '--reason', 'unspecified'], 'malformed-hex'],
      [['revoke', 'nothing.json', '--reason', 'unspecified'], 'file-unreadable'],
      [['revoke', 'oulad/courses.csv', '--reason', 'unspecified'], 'malformed-json'],
      [['verify', 'nothing.json'], 'file-unreadable'],
      [['verify', 'oulad'], 'file-unreadable'],
      [['verify', '0x1234'], 'malformed-hex'],
      [['verify', 'x', '--pins', 'nothing.json'], 'pins-unreadable'],
      [['verify', 'x', '--pins', '.cairn/config.json'], 'malformed-pins'],
      [['pathway', 'check', 'nothing.json'], 'file-unreadable'],
      [['pathway', 'publish', 'oulad/courses.csv'], 'malformed-pathway'],
    ])('refuses cairn %j', async (args, code) => {
      expectRefused(await work.run(...args), code);
    });

    it('finds a file that is no certificate invalid, which is a verdict and no error', async () => {
      const { status, records } = await work.run('verify', 'oulad/courses.csv');
      expect([status, records[0]?.['reason']]).toEqual([1, 'malformed']);
    });

    it('knows no more of a bare hash than that it needs the document', async () => {
      const { status, records } = await work.run('verify', ` 0x${'AB'.repeat(32)} `);
      expect([status, records[0]?.['reason']]).toEqual([2, 'document-required']);
    });

    it('shows a document’s text without its control characters', async () => {
      await writeFile(
        join(work.folder, 'evil.json'),
        JSON.stringify({ type: 'CairnPathway\u001b[2J\u202e', version: 1 }),
      );
      const { stdout } = await work.read('pathway', 'check', 'evil.json');
      expect(stdout).toMatch(/^[ -~\n│]*$/);
    });

    describe('and what was sealed waits', () => {
      beforeAll(async () => {
        await work.run('issue');
      }, 60_000);

      it.each([
        ['is down', { kind: 'down' }, 'chain-unavailable'],
        ['answers HTML', { kind: 'html' }, 'chain-unavailable'],
        ['serves another chain', { kind: 'wrong-chain', chainId: 5 }, 'wrong-chain'],
      ] as const)('while the node %s', async (_, fault, code) => {
        proxy.fail(fault);
        expectRefused(await viaProxy('anchor'), code);
        proxy.fail({ kind: 'none' });
        expect((await work.run('status')).summary['certificates']).toBe(15);
      });

      it('while the key lacks the capability, which is named', async () => {
        const path = join(work.folder, '.cairn', 'config.json');
        const before = await readFile(path);
        await work.configure((file) => ({
          ...file,
          keys: { ...Object(file['keys']), anchor: { keystore: 'keys/revoke.json' } },
        }));
        const run = await work.run('anchor');
        expectRefused(run, 'act-refused');
        expect(run.error?.details['cause']).toBe('key-lacks-capability');
        await writeFile(path, before);
      });

      it('while the account has no funds', async () => {
        const { records } = await work.run('issuer', 'show');
        const address = records.find(({ role }) => role === 'anchor')?.['address'];
        await work.chain.node.result('anvil_setBalance', [address, '0x0']);
        const run = await work.run('anchor');
        expectRefused(run, 'act-refused');
        expect(run.error?.details['cause']).toBe('insufficient-funds');
        await work.chain.node.result('anvil_setBalance', [address, '0xde0b6b3a7640000']);
      });

      it('and is anchored once the cause is gone', async () => {
        const { status, summary } = await work.run('anchor');
        expect([status, summary['batches']]).toEqual([0, 2]);
      });
    });

    it('says when the database is damaged, and to restore it', async () => {
      const home = join(work.folder, 'spoilt');
      await mkdir(home);
      for (const name of ['config.json', 'pins.json']) {
        await writeFile(join(home, name), await readFile(join(work.folder, '.cairn', name)));
      }
      await writeFile(join(home, 'cairn.sqlite'), 'this is no database, and never was one');
      const run = await work.runWith({ CAIRN_HOME: home }, 'status');
      expectRefused(run, 'store-corrupt');
      expect(run.error?.remedy).toMatch(/backup/);
    });

    it('says where it could not write', async () => {
      const { records } = await work.run('status');
      const batch = records.find(({ kind }) => kind === 'batch')?.['batchId'];
      expectRefused(await work.run('export', String(batch), '--out', 'oulad/courses.csv'), 'output-unwritable');
    });
  });
});
