import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as foundation from '../../service/store/migrations/0001-foundation.ts';
import { openStore } from '../../service/store/store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-migration-'));
  file = join(folder, 'cairn.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

describe('a store from before erasure', () => {
  it('keeps its credentials and corrections, in their order', async () => {
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
    const provider = { getMigrations: async () => ({ '0001-foundation': foundation }) };
    expect((await new Migrator({ db, provider }).migrateToLatest()).error).toBeUndefined();
    await db.destroy();
    const older = new Database(file);
    older.exec(`
      insert into learner values ('a', 'A', null);
      insert into pathway_version values ('0x01', 'p', '1', '{}');
      insert into cohort values ('c', 'C', '0x01', 'test');
      insert into enrolment values ('c', 'a', 'pass', 'test');
      insert into batch values ('b', 'c', 'award', '0x01', 1, '0x02', '1', 'sealed', '0x03', 2, null, 'now', 'now');
      insert into credential values ('2', 'b', 'c', 'a', 'award', 1, '{}', '{}', 'salt', '0x04', 1, x'00');
      insert into credential values ('1', 'b', 'c', 'a', 'award', 2, '{}', '{}', 'salt', '0x05', 0, x'01');
      insert into supersession values ('0x04', '1', 'done', 'now');`);
    older.close();
    const store = await openStore(file);
    expect(
      await store.db.selectFrom('credential').select(['credential_id', 'learner_id', 'erased_at']).execute(),
    ).toEqual([
      { credential_id: '2', learner_id: 'a', erased_at: null },
      { credential_id: '1', learner_id: 'a', erased_at: null },
    ]);
    expect(await store.db.selectFrom('supersession').selectAll().execute()).toHaveLength(1);
    // The reference to the credential is there as before.
    await expect(
      store.db
        .insertInto('supersession')
        .values({ old_credential_hash: '0x06', new_credential_id: 'nobody', state: 'issued', created_at: 'now' })
        .execute(),
    ).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    await store.close();
    const checked = new Database(file);
    expect(checked.pragma('foreign_key_check')).toEqual([]);
    expect(checked.pragma('integrity_check', { simple: true })).toBe('ok');
    checked.close();
  });

  it('holds of a credential all that is personal or none of it', async () => {
    const store = await openStore(file);
    store.close();
    const database = new Database(file);
    database.pragma('foreign_keys = off');
    const insert = database.prepare(
      `insert into credential (credential_id, batch_id, cohort_id, award_id, revision, credential_hash, leaf_index, proof,
        learner_id, document, trace, trace_salt, erased_at) values (?, 'b', 'c', 'a', 1, ?, ?, x'', ?, ?, ?, ?, ?)`,
    );
    insert.run('1', '1', 1, 'l', 'd', 't', 's', null);
    insert.run('2', '2', 2, null, null, null, null, 'now');
    for (const personal of [
      ['l', 'd', 't', null, null],
      ['l', null, null, null, 'now'],
      [null, null, null, null, null],
      ['l', 'd', 't', 's', 'now'],
    ]) {
      expect(() => insert.run('3', '3', 3, ...personal)).toThrow('CHECK constraint failed');
    }
    database.close();
  });
});
