import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as foundation from '../../service/store/migrations/0001-foundation.ts';
import * as enrolment from '../../service/store/migrations/0002-enrolment.ts';
import * as access from '../../service/store/migrations/0003-access.ts';
import * as erasure from '../../service/store/migrations/0005-erasure.ts';
import { openStore } from '../../service/store/store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-migration-'));
  file = join(folder, 'cairn.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

describe("a store from before holders' links", () => {
  it('gets them, and holds each to a certificate and each message to a link and a state', async () => {
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
    const migrations = {
      '0001-foundation': foundation,
      '0002-enrolment': enrolment,
      '0003-access': access,
      '0005-erasure': erasure,
    };
    const provider = { getMigrations: async () => migrations };
    expect((await new Migrator({ db, provider }).migrateToLatest()).error).toBeUndefined();
    await db.destroy();
    const older = new Database(file);
    older.exec(`
      insert into pathway_version values ('0x01', 'p', '1', '{}');
      insert into cohort (cohort_id, title, pathway_digest, source) values ('c', 'C', '0x01', 'test');
      insert into batch values ('b', 'c', 'award', '0x01', 1, '0x02', '1', 'sealed', '0x03', 1, null, 'now', 'now');
      insert into credential values ('1', 'b', 'c', 'a', 'award', 1, '{}', '{}', 'salt', '0x04', 0, x'00', null);`);
    older.close();

    const store = await openStore(file);
    const link = {
      link_id: 'l',
      token_hash: 'h',
      credential_id: '1',
      created_at: 'now',
      created_by: 'rita',
      expires_on: null,
      withdrawn_at: null,
      last_opened_on: null,
    };
    const insertLink = (change: Partial<typeof link>) =>
      store.db
        .insertInto('holder_link')
        .values({ ...link, ...change })
        .execute();
    await insertLink({});
    await expect(insertLink({ link_id: 'm' })).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_UNIQUE' });
    await expect(insertLink({ link_id: 'm', token_hash: 'i', credential_id: '2' })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
    const message = { delivery_id: 'd', credential_id: '1', address: 'a@b.example', attempts: 1, began_at: 'now' };
    const insertMessage = (link_id: string) =>
      store.db
        .insertInto('delivery')
        .values({ ...message, link_id, state: 'sending', smtp_code: null, failure: null, ended_at: null })
        .execute();
    await insertMessage('l');
    await expect(insertMessage('none')).rejects.toMatchObject({ code: expect.stringContaining('CONSTRAINT') });
    await store.close();
    const checked = new Database(file);
    expect(() => checked.exec("update delivery set state = 'lost'")).toThrow('CHECK constraint failed');
    expect(checked.pragma('integrity_check', { simple: true })).toBe('ok');
    checked.close();
  });
});
