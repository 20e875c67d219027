import { randomUUID } from 'node:crypto';
import type { Compilable } from 'kysely';
import { insertRows, insertRowsReturning } from './insert-rows.ts';
import { type EnrolmentKey, listingCohorts, noteChange, noteChangedLearners } from './pending-evaluations.ts';
import type { EnrolmentStatus, EnrolmentTable, FinalResult, LearnerTable, ResultTable } from './schema.ts';
import type { Connection } from './store.ts';

/** A learner as a source tells of them. */
export type LearnerRow = Readonly<Omit<LearnerTable, 'reference'>>;

/** An enrolment as a source tells of it: how it ends is the registrar's to say. */
export type EnrolmentRow = Readonly<Pick<EnrolmentTable, 'cohort_id' | 'learner_id' | 'final_result' | 'source'>>;

export type ResultRow = Readonly<ResultTable>;

/**
 * Keeps learners; new ones get a reference of their own. What a source does not know (a null name) never wipes out what
 * another told.
 *
 * @returns how many rows were new or changed
 */
export async function saveLearners(db: Connection, rows: readonly LearnerRow[]): Promise<number> {
  const referenced = rows.map(({ learner_id, name, email }) => ({ learner_id, name, email, reference: randomUUID() }));
  return await insertRows(db, referenced, (some) =>
    db
      .insertInto('learner')
      .values(some)
      .onConflict((c) =>
        c
          .column('learner_id')
          .doUpdateSet((eb) => ({
            name: eb.fn.coalesce('excluded.name', 'learner.name'),
            email: eb.fn.coalesce('excluded.email', 'learner.email'),
          }))
          .where((eb) =>
            eb.or([
              eb.and([
                eb('excluded.name', 'is not', null),
                eb('learner.name', 'is distinct from', eb.ref('excluded.name')),
              ]),
              eb.and([
                eb('excluded.email', 'is not', null),
                eb('learner.email', 'is distinct from', eb.ref('excluded.email')),
              ]),
            ]),
          ),
      ),
  );
}

/** As {@link learnerById}; undefined where there is none. */
export async function findLearner(db: Connection, learnerId: string): Promise<Readonly<LearnerTable> | undefined> {
  return await db.selectFrom('learner').selectAll().where('learner_id', '=', learnerId).executeTakeFirst();
}

/** The cohorts that a learner is or was in. */
export async function enrolledCohorts(db: Connection, learnerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select('cohort_id')
    .where('learner_id', '=', learnerId)
    .orderBy('cohort_id')
    .execute();
  return rows.map(({ cohort_id }) => cohort_id);
}

export async function learnerById(db: Connection, learnerId: string): Promise<Readonly<LearnerTable>> {
  return await db.selectFrom('learner').selectAll().where('learner_id', '=', learnerId).executeTakeFirstOrThrow();
}

/** Keeps enrolments; returns how many rows were new or changed. */
export async function saveEnrolments(db: Connection, rows: readonly EnrolmentRow[]): Promise<number> {
  return await saveFacts(db, rows, (some) =>
    db
      .insertInto('enrolment')
      .values(some)
      .onConflict((c) =>
        c
          .columns(['cohort_id', 'learner_id'])
          .doUpdateSet((eb) => ({ final_result: eb.ref('excluded.final_result'), source: eb.ref('excluded.source') }))
          .whereRef('enrolment.final_result', 'is distinct from', (eb) => eb.ref('excluded.final_result')),
      ),
  );
}

/** Keeps results; returns how many rows were new or changed. */
export async function saveResults(db: Connection, rows: readonly ResultRow[]): Promise<number> {
  return await saveFacts(db, rows, (some) =>
    db
      .insertInto('result')
      .values(some)
      .onConflict((c) =>
        c
          .columns(['cohort_id', 'learner_id', 'assessment_id', 'attempt'])
          .doUpdateSet((eb) => ({
            score: eb.ref('excluded.score'),
            submitted_on: eb.ref('excluded.submitted_on'),
            carried_over: eb.ref('excluded.carried_over'),
            source: eb.ref('excluded.source'),
          }))
          .where((eb) =>
            eb.or([
              eb('result.score', 'is distinct from', eb.ref('excluded.score')),
              eb('result.submitted_on', 'is distinct from', eb.ref('excluded.submitted_on')),
              eb('result.carried_over', 'is distinct from', eb.ref('excluded.carried_over')),
            ]),
          ),
      ),
  );
}

/** An insert of rows that tell of learners in cohorts. */
interface FactsInsert extends Compilable {
  returning(columns: readonly ['cohort_id', 'learner_id']): Compilable<EnrolmentKey>;
}

/**
 * Writes what evaluation rests on, and notes of whom it is new or changed. Which rows these are is asked only where that is
 * kept: telling it takes SQLite some time, and of many results most come before the first evaluation.
 */
async function saveFacts<Row extends EnrolmentKey>(
  db: Connection,
  rows: readonly Row[],
  insert: (some: readonly Row[]) => FactsInsert,
): Promise<number> {
  if (rows.length === 0) return 0;
  const cohortIds = new Set(rows.map(({ cohort_id }) => cohort_id));
  if ((await listingCohorts(db, cohortIds)).size === 0) {
    const changed = await insertRows(db, rows, insert);
    if (changed > 0) await noteChange(db, cohortIds);
    return changed;
  }
  const changed = await insertRowsReturning(db, rows, (some) => insert(some).returning(['cohort_id', 'learner_id']));
  if (changed.length > 0) await noteChangedLearners(db, changed);
  return changed.length;
}

export interface StoredLearnerRecord {
  readonly learnerId: string;
  readonly finalResult: FinalResult | null;
  readonly status: EnrolmentStatus;
  /** The day of the withdrawal or transfer; null while enrolled. */
  readonly endedOn: string | null;
  /** The version that the learner is pinned to; null where it is the cohort's of today. */
  readonly pathwayDigest: string | null;
  readonly results: readonly Omit<ResultRow, 'cohort_id' | 'learner_id' | 'source'>[];
}

/** Learners by id, from the first to the last, both included. */
export interface LearnerRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The learners of a cohort with their results, by learner id, in pages, so that memory stays bounded however large
 * the cohort is.
 */
export async function* learnerRecords(
  db: Connection,
  cohortId: string,
  pageSize = 5_000,
): AsyncGenerator<StoredLearnerRecord[]> {
  let after = '';
  for (;;) {
    const page = await learnerRecordPage(db, cohortId, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.learnerId;
  }
}

/** As many of them as are asked for, from the first after an id on. */
export async function learnerRecordPage(
  db: Connection,
  cohortId: string,
  after: string,
  limit: number,
): Promise<StoredLearnerRecord[]> {
  const enrolments = await enrolmentsIn(db, cohortId)
    .where('learner_id', '>', after)
    .orderBy('learner_id')
    .limit(limit)
    .execute();
  const [first, last] = [enrolments[0], enrolments.at(-1)];
  if (first === undefined || last === undefined) return [];
  const results = await resultsIn(db, cohortId)
    .where('learner_id', '>=', first.learner_id)
    .where('learner_id', '<=', last.learner_id)
    .execute();
  return withResults(enrolments, results);
}

/** One of them; undefined where the learner is not enrolled in the cohort. */
export async function learnerRecord(
  db: Connection,
  cohortId: string,
  learnerId: string,
): Promise<StoredLearnerRecord | undefined> {
  const [record] = await learnerRecordsOf(db, cohortId, [learnerId]);
  return record;
}

/** Those of them who are named, by learner id; who is not enrolled in the cohort is left out. */
export async function learnerRecordsOf(
  db: Connection,
  cohortId: string,
  learnerIds: readonly string[],
): Promise<StoredLearnerRecord[]> {
  if (learnerIds.length === 0) return [];
  const enrolments = await enrolmentsIn(db, cohortId)
    .where('learner_id', 'in', learnerIds)
    .orderBy('learner_id')
    .execute();
  const results = await resultsIn(db, cohortId).where('learner_id', 'in', learnerIds).execute();
  return withResults(enrolments, results);
}

const ENROLMENT_COLUMNS = ['learner_id', 'final_result', 'status', 'ended_on', 'pathway_digest'] as const;

function enrolmentsIn(db: Connection, cohortId: string) {
  return db.selectFrom('enrolment').select(ENROLMENT_COLUMNS).where('cohort_id', '=', cohortId);
}

/** By learner, assessment and attempt. */
function resultsIn(db: Connection, cohortId: string) {
  return db
    .selectFrom('result')
    .select(['learner_id', 'assessment_id', 'attempt', 'score', 'submitted_on', 'carried_over'])
    .where('cohort_id', '=', cohortId)
    .orderBy('learner_id')
    .orderBy('assessment_id')
    .orderBy('attempt');
}

type EnrolmentFacts = Awaited<ReturnType<ReturnType<typeof enrolmentsIn>['execute']>>;
type ResultFacts = Awaited<ReturnType<ReturnType<typeof resultsIn>['execute']>>;

function withResults(enrolments: EnrolmentFacts, results: ResultFacts): StoredLearnerRecord[] {
  const resultsOf = Map.groupBy(results, (row) => row.learner_id);
  return enrolments.map((row) => ({
    learnerId: row.learner_id,
    finalResult: row.final_result,
    status: row.status,
    endedOn: row.ended_on,
    pathwayDigest: row.pathway_digest,
    results: resultsOf.get(row.learner_id) ?? [],
  }));
}
