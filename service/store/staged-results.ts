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
    final_result text, assessment_id text, score text, submitted_on text)`.execute(db);
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

/** Puts all rows in order, once they are there: by cohort, learner and assessment. */
export async function indexStaged(staging: StagingConnection): Promise<void> {
  await sql`create index temp.staged_row_key on staged_row (cohort_id, learner_id, assessment_id, line)`.execute(
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

/** How the columns are called in which a file may contradict itself. */
export interface ContradictionPlaces {
  readonly learner: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly finalResult: string | null;
}

/**
 * Finds what no line shows by itself: a result that stands there twice, a learner twice where each has one line, and a
 * learner of whom two lines say different things. All of the lines are left out: which of them is right is for people to say.
 */
export async function stageContradictions(
  staging: StagingConnection,
  places: ContradictionPlaces,
  isLineALearner: boolean,
): Promise<void> {
  if (isLineALearner) await stageRepeatedLearners(staging, places.learner);
  else await stageRepeatedResults(staging, places.learner);
  await stageDifferent(staging, 'name', places.name, 'the same name of a learner in every line (line # has another)');
  await stageDifferent(
    staging,
    'email',
    places.email,
    'the same address of a learner in every line (line # has another)',
  );
  await stageDifferent(
    staging,
    'final_result',
    places.finalResult,
    'the same final result of a learner in every line (line # has another)',
  );
}

async function stageRepeatedResults(staging: StagingConnection, place: string | null): Promise<void> {
  const repeated = sql`select cohort_id, learner_id, assessment_id from staged_row where assessment_id is not null
    group by cohort_id, learner_id, assessment_id having count(*) > 1`;
  if (!(await exists(staging, repeated))) return;
  await stageFound(
    staging,
    sql`select line, learner_id || ', ' || assessment_id as found, first_value(line) over w as first_line
      from staged_row where (cohort_id, learner_id, assessment_id) in (${repeated})
      window w as (partition by cohort_id, learner_id, assessment_id order by line)`,
    place,
    'each assessment of a learner once (line # has it already)',
  );
}

async function stageRepeatedLearners(staging: StagingConnection, place: string | null): Promise<void> {
  const repeated = sql`select cohort_id, learner_id from staged_row where assessment_id is null
    group by cohort_id, learner_id having count(*) > 1`;
  if (!(await exists(staging, repeated))) return;
  await stageFound(
    staging,
    sql`select line, learner_id as found, first_value(line) over w as first_line
      from staged_row where assessment_id is null and (cohort_id, learner_id) in (${repeated})
      window w as (partition by cohort_id, learner_id order by line)`,
    place,
    'each learner once (line # has them already)',
  );
}

/**
 * A learner has one name and one address wherever they are, and one final result in a cohort. Of who has several, every line
 * is left out.
 */
async function stageDifferent(
  staging: StagingConnection,
  column: 'name' | 'email' | 'final_result',
  place: string | null,
  expected: string,
): Promise<void> {
  const said = sql.ref(column);
  const [gathered, key] =
    column === 'final_result'
      ? [sql`staged_enrolment`, sql`cohort_id, learner_id`]
      : [sql`staged_learner`, sql`learner_id`];
  const different = sql`select ${key} from ${gathered} where ${said} <> ${sql.ref(`other_${column}`)}`;
  if (place === null || !(await exists(staging, different))) return;
  await stageFound(
    staging,
    sql`select line, ${said} as found, case when ${said} = first_value(${said}) over w then line
        else first_value(line) over w end as first_line
      from staged_row where ${said} is not null and (${key}) in (${different})
      window w as (partition by ${key} order by line)`,
    place,
    expected,
  );
  await sql`insert or ignore into staged_bad_line select line from staged_row where (${key}) in (${different})`.execute(
    staging,
  );
}

/** Notes every line whose `first_line` is another, and leaves out both. In `expected`, `#` stands for the first. */
async function stageFound(
  staging: StagingConnection,
  lines: ReturnType<typeof sql>,
  place: string | null,
  expected: string,
): Promise<void> {
  await sql`create temporary table staged_found as
    select distinct line, found, first_line from (${lines}) where line <> first_line`.execute(staging);
  await sql`insert into staged_problem select line, ${place}, found,
    replace(${expected}, '#', first_line) from staged_found`.execute(staging);
  await sql`insert or ignore into staged_bad_line select line from staged_found union select first_line from staged_found`.execute(
    staging,
  );
  await sql`drop table temp.staged_found`.execute(staging);
}

/** Notes the lines of learners who have been transferred to another cohort: what they achieve counts there. */
export async function stageTransferred(staging: StagingConnection, place: string | null): Promise<boolean> {
  const transferred = sql`select s.cohort_id, s.learner_id from staged_enrolment s
    join main.enrolment e on e.cohort_id = s.cohort_id and e.learner_id = s.learner_id and e.status = 'transferred'`;
  if (!(await exists(staging, transferred))) return false;
  await sql`insert into staged_problem
    select distinct s.line, ${place}, s.learner_id,
      'a learner of this cohort: this one was transferred to ' || e.transferred_to || ', where the result counts'
    from staged_row s join main.enrolment e on e.cohort_id = s.cohort_id and e.learner_id = s.learner_id
    where e.status = 'transferred' and (s.cohort_id, s.learner_id) in (${transferred})`.execute(staging);
  await sql`insert or ignore into staged_bad_line select line from staged_row
    where (cohort_id, learner_id) in (${transferred})`.execute(staging);
  return true;
}

async function exists(staging: StagingConnection, query: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql`select 1 from (${query}) limit 1`.execute(staging);
  return rows.length > 0;
}
