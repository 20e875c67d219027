import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { authenticateApiKey } from '../../service/registrar/access/api-keys.ts';
import { logged } from '../../service/registrar/audit-log/audit-log.ts';
import { openStore } from '../../service/store/store.ts';
import { expectRefused } from './refusal.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

describe('API keys and the audit log, by commands', () => {
  let work: Workplace;
  let token: string;
  let keyId: string;
  const database = () => join(work.folder, '.cairn', 'cairn.sqlite');
  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await work.run('cohort', 'create', 'welding', '--pathway', 'oulad-aaa');
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('make a key, which is shown once and kept as a hash', async () => {
    const run = await work.run('keys', 'create', 'Campus system', '--role', 'registrar', '--cohort', 'welding');
    expect(run.summary).toMatchObject({ role: 'registrar', cohorts: ['welding'], state: 'active', lastUsedAt: null });
    token = String(run.summary['token']);
    keyId = String(run.summary['keyId']);
    expect(token).toMatch(new RegExp(`^cairn_[0-9a-f]{8}_${keyId}_[0-9a-f]{72}$`));
    expect((await readFile(database())).includes(token.slice(28, 92))).toBe(false);
  });

  it('show a key that leaked, by its whole text, with all that it did; and revoke it', async () => {
    const store = await openStore(database());
    const now = () => new Date();
    const { actor } = await authenticateApiKey({ store, now }, token);
    const keeper = { store, now, digests: { sha: nativeSha256, keccak: await createWasmKeccak256() } };
    await logged(keeper, actor, { action: 'certificates.issue', cohortId: 'welding' }, async () => null);
    await store.close();
    const { stdout } = await work.read('keys', 'show', token);
    expect(stdout).toMatch(/^Name +Campus system$/m);
    expect(stdout).toMatch(/certificates\.issue +welding +done/);
    expect(stdout).not.toContain(token);
    expect((await work.run('keys', 'revoke', token)).summary).toMatchObject({ changed: true, state: 'revoked' });
    expect((await work.run('keys', 'revoke', keyId)).summary).toMatchObject({ changed: false });
    const { records } = await work.run('keys', 'list');
    expect(records).toMatchObject([
      { keyId, state: 'revoked', name: 'Campus system' },
      { keys: 1, active: 0 },
    ]);
  });

  it('tell who did what, by actor, action, cohort and time', async () => {
    const all = await work.run('log');
    expect(all.records.filter(({ kind }) => kind === 'deed')).toMatchObject([
      { action: 'cohorts.create', cohortId: 'welding', state: 'done', actor: { kind: 'terminal' } },
      { action: 'keys.create', outcome: { key: keyId } },
      { action: 'certificates.issue', actor: { kind: 'api-key', id: keyId, name: 'Campus system' } },
      { action: 'keys.revoke', subject: keyId, outcome: { changed: true } },
      { action: 'keys.revoke', outcome: { changed: false } },
    ]);
    expect(all.summary).toMatchObject({ deeds: 5, entries: 10, whole: true, brokenAt: null });
    expect((await work.run('log', '--actor', keyId)).summary).toMatchObject({ deeds: 1 });
    expect((await work.run('log', '--action', 'keys.revoke', '--limit', '1')).records[0]).toMatchObject({
      outcome: { changed: false },
    });
    expect((await work.run('log', '--cohort', 'welding', '--since', '2020-01-01')).summary).toMatchObject({ deeds: 2 });
    expect((await work.run('log', '--until', '2020-01-01')).summary).toMatchObject({ deeds: 0 });
    expect((await work.read('log')).stdout).toMatch(/^The log is whole: 10 entries/m);
  });

  it('find an entry that was changed behind the back of the database', async () => {
    const behind = new Database(database());
    behind.exec("drop trigger audit_entry_no_update; update audit_entry set actor_name = 'x' where sequence = 3");
    behind.close();
    const run = await work.run('log');
    expectRefused(run, 'audit-log-broken');
    expect(run.error?.message).toContain('entry 3');
  });

  it.each([
    ['a role that is none', ['keys', 'create', 'x', '--role', 'owner'], 'malformed-command'],
    ['a cohort that is not there', ['keys', 'create', 'x', '--role', 'auditor', '--cohort', 'y'], 'cohort-not-found'],
    ['a key that was never made', ['keys', 'show', '3f9a1c2b7d04'], 'api-key-not-found'],
    ['a time that is none', ['log', '--since', 'yesterday'], 'malformed-command'],
  ])('refuse %s', async (_, args, code) => {
    expectRefused(await work.run(...args), code);
  });
});
