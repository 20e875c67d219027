import type { Selectable } from 'kysely';
import type { CohortTable } from './schema.ts';
import type { Connection } from './store.ts';

export interface PathwayVersionRow {
  readonly digest: string;
  readonly pathway_id: string;
  readonly edition: string;
  readonly document: string;
}

/** Keeps a published pathway version; the same version again changes nothing, another text under its edition is an error. */
export async function savePathwayVersion(db: Connection, version: PathwayVersionRow): Promise<void> {
  await db
    .insertInto('pathway_version')
    .values(version)
    .onConflict((c) => c.column('digest').doNothing())
    .execute();
}

/** The version that stands under an edition, or undefined. */
export async function pathwayVersionByEdition(
  db: Connection,
  pathwayId: string,
  edition: string,
): Promise<PathwayVersionRow | undefined> {
  return await db
    .selectFrom('pathway_version')
    .selectAll()
    .where('pathway_id', '=', pathwayId)
    .where('edition', '=', edition)
    .executeTakeFirst();
}

export async function pathwayVersion(db: Connection, digest: string): Promise<PathwayVersionRow> {
  return await db.selectFrom('pathway_version').selectAll().where('digest', '=', digest).executeTakeFirstOrThrow();
}

/** Every version that was kept, by id and edition. */
export async function pathwayVersions(db: Connection): Promise<PathwayVersionRow[]> {
  return await db.selectFrom('pathway_version').selectAll().orderBy('pathway_id').orderBy('edition').execute();
}

/** The versions in whose document a text stands, letter for letter; `%` and `_` in it would stand for others. */
export async function pathwayVersionsWith(db: Connection, text: string): Promise<PathwayVersionRow[]> {
  return await db
    .selectFrom('pathway_version')
    .selectAll()
    .where('document', 'like', `%${text}%`)
    .orderBy('pathway_id')
    .orderBy('edition')
    .execute();
}

export type CohortRow = Readonly<Selectable<CohortTable>>;

/** A cohort as a source tells of it: its dates are the registrar's to set. */
export type ImportedCohortRow = Pick<CohortRow, 'cohort_id' | 'title' | 'pathway_digest' | 'source'>;

/** Keeps cohorts; a known one keeps the pathway version that it was given (versions are pinned). */
export async function saveCohorts(db: Connection, cohorts: readonly ImportedCohortRow[]): Promise<number> {
  if (cohorts.length === 0) return 0;
  const outcome = await db
    .insertInto('cohort')
    .values(cohorts)
    .onConflict((c) =>
      c
        .column('cohort_id')
        .doUpdateSet((eb) => ({ title: eb.ref('excluded.title') }))
        .whereRef('cohort.title', 'is distinct from', (eb) => eb.ref('excluded.title')),
    )
    .executeTakeFirst();
  return Number(outcome.numInsertedOrUpdatedRows ?? 0n);
}

/** What of a cohort the registrar may change. */
export type CohortChange = Partial<Pick<CohortRow, 'title' | 'starts_on' | 'ends_on' | 'results_until'>>;

export async function changeCohort(db: Connection, cohortId: string, change: CohortChange): Promise<void> {
  await db.updateTable('cohort').set(change).where('cohort_id', '=', cohortId).execute();
}

/** Pins a cohort to another pathway version; whether it may be, is not asked here. */
export async function pinCohort(db: Connection, cohortId: string, digest: string): Promise<void> {
  await db.updateTable('cohort').set({ pathway_digest: digest }).where('cohort_id', '=', cohortId).execute();
}

/** Notes that something has changed that the evaluation of every learner of these cohorts rests on. */
export async function noteChangedFacts(db: Connection, cohortIds: Iterable<string>): Promise<void> {
  const changed = [...new Set(cohortIds)];
  if (changed.length === 0) return;
  await db
    .updateTable('cohort')
    .set((eb) => ({
      facts_revision: eb('facts_revision', '+', 1),
      whole_revision: eb('facts_revision', '+', 1),
    }))
    .where('cohort_id', 'in', changed)
    .execute();
}

/**
 * Notes that every decision of a cohort rests on what was known at a revision, as of a day. When everybody was decided, and
 * something has changed meanwhile, it was not kept of whom: then the next evaluation decides everybody once more.
 */
export async function noteEvaluation(
  tx: Connection,
  cohortId: string,
  { revision, asOf, isWhole }: { readonly revision: number; readonly asOf: string; readonly isWhole: boolean },
): Promise<void> {
  await tx
    .updateTable('cohort')
    .set((eb) => ({
      evaluated_revision: revision,
      evaluated_on: asOf,
      ...(isWhole && {
        whole_revision: eb
          .case()
          .when('facts_revision', '=', revision)
          .then(eb.ref('whole_revision'))
          .else(eb.ref('facts_revision'))
          .end(),
      }),
    }))
    .where('cohort_id', '=', cohortId)
    .where((eb) => eb.or([eb('evaluated_revision', 'is not', revision), eb('evaluated_on', 'is not', asOf)]))
    .execute();
  if (!isWhole) return;
  await tx
    .deleteFrom('pending_evaluation')
    .where('cohort_id', '=', cohortId)
    .where('revision', '<=', revision)
    .execute();
}

export interface AssessmentRow {
  readonly cohort_id: string;
  readonly assessment_id: string;
  readonly method: string;
  readonly day: number | null;
  readonly weight: string | null;
}

export async function saveAssessments(db: Connection, assessments: readonly AssessmentRow[]): Promise<void> {
  if (assessments.length === 0) return;
  await db
    .insertInto('assessment')
    .values(assessments)
    .onConflict((c) =>
      c.columns(['cohort_id', 'assessment_id']).doUpdateSet((eb) => ({
        method: eb.ref('excluded.method'),
        day: eb.ref('excluded.day'),
        weight: eb.ref('excluded.weight'),
      })),
    )
    .execute();
}

export async function cohort(db: Connection, cohortId: string): Promise<CohortRow | undefined> {
  return await db.selectFrom('cohort').selectAll().where('cohort_id', '=', cohortId).executeTakeFirst();
}

/** All cohorts, by id. */
export async function cohorts(db: Connection): Promise<CohortRow[]> {
  return await db.selectFrom('cohort').selectAll().orderBy('cohort_id').execute();
}

/** The assessments that cohorts have brought themselves. */
export async function assessmentsOfCohorts(
  db: Connection,
): Promise<Pick<AssessmentRow, 'cohort_id' | 'assessment_id'>[]> {
  return await db
    .selectFrom('assessment')
    .select(['cohort_id', 'assessment_id'])
    .orderBy('cohort_id')
    .orderBy('assessment_id')
    .execute();
}
