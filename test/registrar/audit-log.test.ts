import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CairnError } from '../../service/core/errors.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { type AuditLogKeeper, entryHash, logged } from '../../service/registrar/audit-log/audit-log.ts';
import { type AuditEntryRow, auditEntries } from '../../service/store/audit-entries.ts';
import { openStore, type Store } from '../../service/store/store.ts';
import { at } from './installation-on-anvil.ts';

const actor: Actor = { kind: 'terminal', id: 'zoe', name: 'zoe' };

let folder: string;
let file: string;
let store: Store;
let keeper: AuditLogKeeper;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-audit-log-'));
  file = join(folder, 'cairn.sqlite');
  store = await openStore(file);
  const now = new Date('2026-11-24T02:00:00Z');
  keeper = { store, digests: { sha: nativeSha256, keccak: await createWasmKeccak256() }, now: () => now };
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const entries = (): Promise<AuditEntryRow[]> => auditEntries(store.db, { limit: 100 });

describe('what somebody does', () => {
  it('stands in the log before it begins, and again with what came of it', async () => {
    const deed = { action: 'cohorts.evaluate', cohortId: 'AAA', details: { learners: 12 } };
    const result = await logged(
      keeper,
      actor,
      deed,
      async () => {
        expect(await entries()).toMatchObject([{ phase: 'began', action: 'cohorts.evaluate', cohort_id: 'AAA' }]);
        return 7;
      },
      (changed) => ({ changed }),
    );
    expect(result).toBe(7);
    const [began, done] = await entries();
    expect(began).toMatchObject({ sequence: 1, actor_kind: 'terminal', actor_id: 'zoe', details: '{"learners":12}' });
    expect(done).toMatchObject({ sequence: 2, phase: 'done', deed_id: began?.deed_id, details: '{"changed":7}' });
  });

  it('and fails at stands there with the code of the failure, and nothing of its message', async () => {
    const failing = logged(keeper, actor, { action: 'batches.anchor' }, async () => {
      throw new CairnError('batch-not-found', 'no batch of Learner 7');
    });
    await expect(failing).rejects.toMatchObject({ code: 'batch-not-found' });
    expect(await entries()).toMatchObject([{ phase: 'began' }, { phase: 'failed', error_code: 'batch-not-found' }]);
    expect(JSON.stringify(await entries())).not.toContain('Learner');
  });

  it('is not begun when the log cannot be written', async () => {
    await store.close();
    let begun = false;
    const refused = logged(keeper, actor, { action: 'batches.anchor' }, async () => {
      begun = true;
    });
    await expect(refused).rejects.toThrow();
    expect(begun).toBe(false);
    store = await openStore(file);
  });

  it('is told in one order when much happens at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => logged(keeper, actor, { action: `n.${n}` }, async () => n)));
    const written = await entries();
    expect(written.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    for (const [n, entry] of written.entries()) {
      expect(entry.previous_hash).toBe(n === 0 ? '' : at(written, n - 1).entry_hash);
      expect(entry.entry_hash).toBe(entryHash(keeper.digests, entry));
    }
  });
});

describe('the database', () => {
  it.each([
    ['changed', "update audit_entry set actor_id = 'nobody'", 'append-only'],
    ['taken out', 'delete from audit_entry where sequence = 1', 'append-only'],
    [
      'put in between',
      "insert into audit_entry select 9, at, deed_id, phase, actor_kind, actor_id, actor_name, action, cohort_id, subject, details, error_code, 'x', 'y' from audit_entry where sequence = 1",
      'follows the last one',
    ],
    [
      'written over',
      'insert or replace into audit_entry select * from audit_entry where sequence = 1',
      'follows the last one',
    ],
  ])('refuses that an entry is %s', async (_, statement, why) => {
    await logged(keeper, actor, { action: 'keys.create' }, async () => null);
    const before = await entries();
    const behind = new Database(file);
    expect(() => behind.exec(statement)).toThrow(why);
    behind.close();
    expect(await entries()).toEqual(before);
  });
});
