import type { LearnerRange } from './learner-records.ts';
import type { EnrolmentKey } from './pending-evaluations.ts';
import type { RecognitionTable } from './schema.ts';
import type { Connection } from './store.ts';

export type RecognitionRow = Readonly<RecognitionTable>;

export async function insertRecognition(db: Connection, row: RecognitionRow): Promise<void> {
  await db.insertInto('recognition').values(row).execute();
}

export async function recognitionById(db: Connection, recognitionId: string): Promise<RecognitionRow | undefined> {
  return await db.selectFrom('recognition').selectAll().where('recognition_id', '=', recognitionId).executeTakeFirst();
}

/** Withdraws a recognition; one that is withdrawn already keeps its time and reason. Returns whether it stood until now. */
export async function setWithdrawn(
  db: Connection,
  recognitionId: string,
  withdrawnAt: string,
  reason: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recognition')
    .set({ withdrawn_at: withdrawnAt, withdrawn_reason: reason })
    .where('recognition_id', '=', recognitionId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What stands for a learner in a pathway, by module. */
export async function standingRecognitions(
  db: Connection,
  learnerId: string,
  pathwayId: string,
): Promise<RecognitionRow[]> {
  return await db
    .selectFrom('recognition')
    .selectAll()
    .where('learner_id', '=', learnerId)
    .where('pathway_id', '=', pathwayId)
    .where('withdrawn_at', 'is', null)
    .orderBy('module_id')
    .execute();
}

/** Which recognitions are asked for; all that is given has to hold. */
export interface RecognitionQuery {
  readonly cohortIds?: readonly string[] | undefined;
  readonly learnerId?: string | undefined;
}

/** Recognitions, those that were withdrawn too, by cohort, learner and module, the earliest first. */
export async function recognitions(
  db: Connection,
  { cohortIds, learnerId }: RecognitionQuery,
): Promise<(RecognitionRow & { readonly reference: string })[]> {
  let rows = db
    .selectFrom('recognition')
    .innerJoin('learner', 'learner.learner_id', 'recognition.learner_id')
    .selectAll('recognition')
    .select('learner.reference')
    .orderBy('recognition.cohort_id')
    .orderBy('recognition.learner_id')
    .orderBy('recognition.module_id')
    .orderBy('recognition.decided_on')
    .orderBy('recognition.recorded_at')
    .orderBy('recognition.recognition_id');
  if (cohortIds !== undefined) rows = rows.where('recognition.cohort_id', 'in', cohortIds);
  if (learnerId !== undefined) rows = rows.where('recognition.learner_id', '=', learnerId);
  return await rows.execute();
}

/** What stands for some learners of a cohort in its pathway, by learner. */
export async function recognitionsInCohort(
  db: Connection,
  cohortId: string,
  pathwayId: string,
  { from, to }: LearnerRange,
): Promise<Map<string, RecognitionRow[]>> {
  const rows = await db
    .selectFrom('recognition')
    .innerJoin('enrolment', 'enrolment.learner_id', 'recognition.learner_id')
    .selectAll('recognition')
    .where('enrolment.cohort_id', '=', cohortId)
    .where('recognition.learner_id', '>=', from)
    .where('recognition.learner_id', '<=', to)
    .where('recognition.pathway_id', '=', pathwayId)
    .where('recognition.withdrawn_at', 'is', null)
    .orderBy('recognition.learner_id')
    .execute();
  return Map.groupBy(rows, ({ learner_id }) => learner_id);
}

/** The enrolments of a learner in cohorts of a pathway, in whatever edition, those that have ended too. */
export async function enrolmentsOfLearner(
  db: Connection,
  learnerId: string,
  pathwayId: string,
): Promise<EnrolmentKey[]> {
  return await db
    .selectFrom('enrolment')
    .innerJoin('cohort', 'cohort.cohort_id', 'enrolment.cohort_id')
    .innerJoin('pathway_version', 'pathway_version.digest', 'cohort.pathway_digest')
    .select(['enrolment.cohort_id', 'enrolment.learner_id'])
    .where('enrolment.learner_id', '=', learnerId)
    .where('pathway_version.pathway_id', '=', pathwayId)
    .execute();
}
