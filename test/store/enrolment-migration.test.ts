import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveCohorts, savePathwayVersion } from '../../service/store/cohorts.ts';
import { saveEnrolments, saveLearners } from '../../service/store/learner-records.ts';
import * as foundation from '../../service/store/migrations/0001-foundation.ts';
import { openStore, type Store } from '../../service/store/store.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

let folder: string;
let file: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-migration-'));
  file = join(folder, 'cairn.sqlite');
  store = await openStore(file);
  await savePathwayVersion(store.db, { digest: '0x01', pathway_id: 'p', edition: '1', document: '{}' });
  await saveCohorts(store.db, [{ cohort_id: 'c', title: 'C', pathway_digest: '0x01', source: 'test' }]);
  await saveLearners(store.db, [{ learner_id: 'a', name: 'A', email: null }]);
  await saveEnrolments(store.db, [{ cohort_id: 'c', learner_id: 'a', final_result: null, source: 'test' }]);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A store as it was before this migration. */
async function makeFirstStore(older: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(older) }) });
  const migrations = { '0001-foundation': foundation };
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  await db.destroy();
  if (error !== undefined) throw error;
}

const references = async () =>
  (await store.db.selectFrom('learner').select('reference').execute()).map((l) => l.reference);

describe('a learner', () => {
  it('has a random reference, which being told of again does not change', async () => {
    const [before] = await references();
    expect(before).toMatch(UUID_V4);
    await saveLearners(store.db, [{ learner_id: 'a', name: 'B', email: null }]);
    expect(await references()).toEqual([before]);
  });

  it('who was known before references were gets one', async () => {
    const older = join(folder, 'older.sqlite');
    await makeFirstStore(older);
    const database = new Database(older);
    for (let n = 0; n < 500; n += 1) database.exec(`insert into learner values ('old ${n}', null, null)`);
    database.exec("insert into pathway_version values ('0x01', 'p', '1', '{}')");
    database.exec("insert into cohort values ('c', 'C', '0x01', 'test')");
    database.exec("insert into enrolment values ('c', 'old 1', 'pass', 'test')");
    database.close();
    await store.close();
    store = await openStore(older);
    const all = await references();
    expect(all.filter((reference) => !UUID_V4.test(reference))).toEqual([]);
    expect(new Set(all).size).toBe(500);
    const { status, ended_on } = await store.db.selectFrom('enrolment').selectAll().executeTakeFirstOrThrow();
    expect([status, ended_on]).toEqual(['enrolled', null]);
  });
});

describe('an enrolment', () => {
  it.each([
    ['ends on a day', { status: 'withdrawn', ended_on: null, transferred_to: null }],
    ['has no end while it lasts', { status: 'enrolled', ended_on: '2026-05-01', transferred_to: null }],
    ['is transferred to somewhere', { status: 'transferred', ended_on: '2026-05-01', transferred_to: null }],
    ['leads nowhere when withdrawn', { status: 'withdrawn', ended_on: '2026-05-01', transferred_to: 'c' }],
  ] as const)('%s', async (_, row) => {
    await expect(store.db.updateTable('enrolment').set(row).execute()).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_CHECK',
    });
  });

  it('is not transferred to a cohort that is not there', async () => {
    const row = { status: 'transferred', ended_on: '2026-05-01', transferred_to: 'nowhere' } as const;
    await expect(store.db.updateTable('enrolment').set(row).execute()).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
    });
  });
});
