import { sql } from 'kysely';
import type { Connection } from './store.ts';

/** How many learners of a cohort are pinned to a version that is not the cohort's of today, by version. */
export async function otherPins(db: Connection, cohortId?: string) {
  const rows = db
    .selectFrom('enrolment')
    .select((eb) => ['cohort_id', eb.ref('pathway_digest').$notNull().as('pathway_digest')])
    .select((eb) => eb.fn.countAll<number>().as('learners'))
    .where('pathway_digest', 'is not', null)
    .groupBy(['cohort_id', 'pathway_digest'])
    .orderBy('cohort_id')
    .orderBy('pathway_digest');
  return await (cohortId === undefined ? rows : rows.where('cohort_id', '=', cohortId)).execute();
}

/** The versions by which something is decided of a cohort's learners besides the cohort's of today: they are pinned to them, or have kept awards of them. */
export async function furtherVersions(db: Connection, cohortId: string): Promise<string[]> {
  const kept = await db
    .selectFrom('kept_award')
    .select('pathway_digest')
    .distinct()
    .where('cohort_id', '=', cohortId)
    .execute();
  return [...new Set([...(await otherPins(db, cohortId)), ...kept].map(({ pathway_digest }) => pathway_digest))].sort();
}

/**
 * Leaves every learner of a cohort at the version that they are pinned to, when the cohort is about to be pinned to another;
 * part of the transaction that does so.
 */
export async function holdPins(tx: Connection, cohortId: string, before: string, after: string): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set({
      pathway_digest: sql`case when pathway_digest is null then ${before} when pathway_digest = ${after} then null else pathway_digest end`,
    })
    .where('cohort_id', '=', cohortId)
    .execute();
}

/** Pins learners of a cohort to a version; null for the cohort's of today. */
export async function setPins(
  tx: Connection,
  cohortId: string,
  learnerIds: readonly string[],
  digest: string | null,
): Promise<void> {
  for (let start = 0; start < learnerIds.length; start += 1_000) {
    await tx
      .updateTable('enrolment')
      .set({ pathway_digest: digest })
      .where('cohort_id', '=', cohortId)
      .where('learner_id', 'in', learnerIds.slice(start, start + 1_000))
      .execute();
  }
}
