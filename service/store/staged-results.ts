import { type Kysely, sql } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { FinalResult, Schema } from './schema.ts';
import type { Connection } from './store.ts';

/**
 * Where the lines of a file wait until all of them have been looked at: temporary tables of one connection, on the disk and
 * gone with it, so that memory stays bounded, nothing of a file with errors touches the store, and the store's lock is held
 * only for as long as what is new is written.
 */
type StagingTables = {
  staged_row: StagedRow;
  staged_problem: StagedProblem;
  /** Lines that do not go in. */
  staged_bad_line: { line: number };
};

export interface StagedRow {
  readonly line: number;
  readonly cohort_id: string;
  readonly learner_id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly final_result: FinalResult | null;
  readonly assessment_id: string | null;
  /** Of the assessment, or of a line that is a learner; from 1. */
  readonly attempt: number;
  readonly score: string | null;
  readonly submitted_on: string | null;
}

/** What is wrong with a line, where, and what would be right. */
export interface StagedProblem {
  readonly line: number;
  readonly place: string | null;
  readonly found: string;
  readonly expected: string;
}

/** A connection with the staging tables on it; no other connection sees them. */
export type StagingConnection = Kysely<Schema & StagingTables>;

/** Makes the tables, empty. */
export async function openStaging(db: Connection): Promise<StagingConnection> {
  await dropStaging(db);
  await sql`create temporary table staged_row (
    line integer not null, cohort_id text not null, learner_id text not null, name text, email text,
    final_result text, assessment_id text, attempt integer not null, score text, submitted_on text)`.execute(db);
  await sql`create temporary table staged_problem (
    line integer not null, place text, found text not null, expected text not null)`.execute(db);
  await sql`create temporary table staged_bad_line (line integer primary key)`.execute(db);
  return db.withTables<StagingTables>();
}

export async function dropStaging(db: Connection): Promise<void> {
  for (const table of ['staged_row', 'staged_problem', 'staged_bad_line', 'staged_enrolment', 'staged_learner']) {
    await sql`drop table if exists temp.${sql.table(table)}`.execute(db);
  }
}

/**
 * Keeps rows and problems; the lines of these do not go in. One transaction of the temporary tables alone, which takes no
 * lock of the store.
 */
export async function stageBatch(
  staging: StagingConnection,
  rows: readonly StagedRow[],
  problems: readonly StagedProblem[],
): Promise<void> {
  await reading(staging, async () => {
    await insertRows(staging, rows, (some) => staging.insertInto('staged_row').values(some));
    await insertRows(staging, problems, (some) => staging.insertInto('staged_problem').values(some));
    const lines = problems.map(({ line }) => ({ line }));
    await insertRows(staging, lines, (some) =>
      staging
        .insertInto('staged_bad_line')
        .values(some)
        .onConflict((c) => c.doNothing()),
    );
  });
}

/**
 * Does something in one transaction that writes temporary tables alone: it sees the store as it is at one moment, and keeps
 * nobody from writing to it. Its connection is no other's.
 */
export async function reading<T>(staging: StagingConnection, work: () => Promise<T>): Promise<T> {
  await sql`begin deferred`.execute(staging);
  try {
    const result = await work();
    await sql`commit`.execute(staging);
    return result;
  } catch (error) {
    // SQLite has undone it by itself where the disk is full; the first failure is the one to be told.
    await sql`rollback`.execute(staging).catch(() => null);
    throw error;
  }
}

/** Puts all rows in order, once they are there: by cohort, learner, assessment and attempt. */
export async function indexStaged(staging: StagingConnection): Promise<void> {
  await sql`create index temp.staged_row_key on staged_row (cohort_id, learner_id, assessment_id, attempt, line)`.execute(
    staging,
  );
  await gatherLearners(staging);
}

/** Takes out what does not go in. */
export async function dropBadLines(staging: StagingConnection): Promise<void> {
  await sql`delete from staged_row where line in (select line from staged_bad_line)`.execute(staging);
  await gatherLearners(staging);
}

/** What the lines say of each learner of each cohort, and of each learner; `other_` differs where they contradict each other. */
async function gatherLearners(staging: StagingConnection): Promise<void> {
  for (const table of ['staged_enrolment', 'staged_learner']) {
    await sql`drop table if exists temp.${sql.table(table)}`.execute(staging);
  }
  await sql`create temporary table staged_enrolment (
    cohort_id text, learner_id text, line integer, name text, other_name text, email text, other_email text,
    final_result text, other_final_result text, primary key (cohort_id, learner_id)) without rowid`.execute(staging);
  await sql`insert into staged_enrolment
    select cohort_id, learner_id, min(line), min(name), max(name), min(email), max(email),
      min(final_result), max(final_result)
    from staged_row group by cohort_id, learner_id`.execute(staging);
  await sql`create temporary table staged_learner (
    learner_id text primary key, line integer, name text, other_name text, email text, other_email text)
    without rowid`.execute(staging);
  await sql`insert into staged_learner
    select learner_id, min(line), min(name), max(other_name), min(email), max(other_email)
    from staged_enrolment group by learner_id`.execute(staging);
}

/** How many lines are wrong, in how many ways, and how many are left out for it. */
export async function stagedProblemCounts(staging: StagingConnection) {
  const { rows } = await sql<{ problems: number; lines: number; left_out: number }>`
    select count(*) as problems, count(distinct line) as lines,
      (select count(*) from staged_bad_line) as left_out
    from staged_problem`.execute(staging);
  const [counts] = rows;
  if (counts === undefined) throw new RangeError('a count has no row');
  return counts;
}

/** The problems in the order of their lines, from `offset` on. */
export async function stagedProblems(
  staging: StagingConnection,
  limit: number,
  offset = 0,
): Promise<readonly StagedProblem[]> {
  const { rows } = await sql<StagedProblem>`
    select line, place, found, expected from staged_problem order by line, rowid limit ${limit} offset ${offset}`.execute(
    staging,
  );
  return rows;
}

/** Whether a query finds anything. */
export async function exists(staging: StagingConnection, query: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql`select 1 from (${query}) limit 1`.execute(staging);
  return rows.length > 0;
}
