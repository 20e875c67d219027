import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as foundation from '../../service/store/migrations/0001-foundation.ts';
import * as enrolment from '../../service/store/migrations/0002-enrolment.ts';
import { openStore } from '../../service/store/store.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-migration-'));
  file = join(folder, 'cairn.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

/** A store as it was before attempts, with results of three enrolments. */
async function makeOlderStore(): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const migrations = { '0001-foundation': foundation, '0002-enrolment': enrolment };
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  await db.destroy();
  if (error !== undefined) throw error;
  const older = new Database(file);
  older.exec(`
    insert into learner values ('a', 'A', null, '1'), ('b', 'B', null, '2');
    insert into pathway_version values ('0x01', 'p', '1', '{}');
    insert into cohort (cohort_id, title, pathway_digest, source, facts_revision)
      values ('c', 'C', '0x01', 'test', 7), ('d', 'D', '0x01', 'test', 0);
    insert into enrolment (cohort_id, learner_id, source) values ('d', 'a', 'test'), ('c', 'b', 'test'), ('c', 'a', 'test');
    insert into result values ('d', 'a', 'essay', '50', '2026-03-01', 0, 'test'), ('c', 'b', 'exam', null, '12', 1, 'x'),
      ('c', 'a', 'exam', '61.5', null, 0, 'test'), ('c', 'a', 'essay', '40', '3', 0, 'test');`);
  older.close();
}

describe('a store from before attempts', () => {
  it('keeps its results, each as the first attempt', async () => {
    await makeOlderStore();
    const store = await openStore(file);
    expect(await store.db.selectFrom('result').selectAll().execute()).toEqual([
      {
        ...{ cohort_id: 'c', learner_id: 'a', assessment_id: 'essay', attempt: 1, score: '40', submitted_on: '3' },
        ...{ carried_over: 0, source: 'test' },
      },
      {
        ...{ cohort_id: 'c', learner_id: 'a', assessment_id: 'exam', attempt: 1, score: '61.5', submitted_on: null },
        ...{ carried_over: 0, source: 'test' },
      },
      {
        ...{ cohort_id: 'c', learner_id: 'b', assessment_id: 'exam', attempt: 1, score: null, submitted_on: '12' },
        ...{ carried_over: 1, source: 'x' },
      },
      {
        ...{ cohort_id: 'd', learner_id: 'a', assessment_id: 'essay', attempt: 1, score: '50' },
        ...{ submitted_on: '2026-03-01', carried_over: 0, source: 'test' },
      },
    ]);
    await store.close();
    const checked = new Database(file);
    expect(checked.pragma('foreign_key_check')).toEqual([]);
    expect(checked.pragma('integrity_check', { simple: true })).toBe('ok');
    const { sql } =
      checked.prepare<[], { sql: string }>("select sql from sqlite_master where name = 'result'").get() ?? {};
    expect(sql).toMatch(/without rowid$/);
    checked.close();
  });

  it('has everybody evaluated anew, for nobody has noted of whom something has changed', async () => {
    await makeOlderStore();
    const store = await openStore(file);
    const rows = await store.db
      .selectFrom('cohort')
      .select(['cohort_id', 'facts_revision', 'whole_revision', 'evaluated_revision', 'evaluated_on'])
      .execute();
    expect(rows).toEqual([
      { cohort_id: 'c', facts_revision: 7, whole_revision: 7, evaluated_revision: null, evaluated_on: null },
      { cohort_id: 'd', facts_revision: 0, whole_revision: 0, evaluated_revision: null, evaluated_on: null },
    ]);
    await store.close();
  });
});

describe('the table of results', () => {
  it('holds any number of attempts, each once, of learners of the cohort alone', async () => {
    await makeOlderStore();
    const store = await openStore(file);
    const insert = async (attempt: number, learner_id = 'a') =>
      await store.db
        .insertInto('result')
        .values({
          ...{ cohort_id: 'c', learner_id, assessment_id: 'exam', attempt, score: '1', submitted_on: null },
          ...{ carried_over: 0, source: 'test' },
        })
        .execute();
    await insert(2);
    await insert(3);
    await expect(insert(2)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    await expect(insert(0)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_CHECK' });
    await expect(insert(1, 'nobody')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    await store.close();
  });
});
