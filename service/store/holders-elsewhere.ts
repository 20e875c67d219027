import type { EnrolmentKey } from './pending-evaluations.ts';
import type { Connection } from './store.ts';

/** Which certificates of a batch: those with these indices, or all. */
export interface BatchPart {
  readonly batchId: string;
  readonly indices: readonly number[] | 'all';
}

/** As many as every database takes in one statement. */
const INDICES_PER_STATEMENT = 500;

/**
 * The holders of these certificates in the other cohorts in which they are decided by one of certain pathway versions: they
 * are pinned to it, or have kept an award of it. By `any`: in all other cohorts.
 */
export async function holdersElsewhere(
  db: Connection,
  { batchId, indices }: BatchPart,
  pathwayDigests: readonly string[] | 'any',
): Promise<EnrolmentKey[]> {
  if (pathwayDigests.length === 0) return [];
  const found: EnrolmentKey[] = [];
  const holders = db
    .selectFrom('credential')
    .innerJoin('enrolment', 'enrolment.learner_id', 'credential.learner_id')
    .innerJoin('cohort', 'cohort.cohort_id', 'enrolment.cohort_id')
    .select(['cohort.cohort_id', 'enrolment.learner_id'])
    .where('credential.batch_id', '=', batchId)
    .whereRef('cohort.cohort_id', '!=', 'credential.cohort_id');
  const all =
    pathwayDigests === 'any'
      ? holders
      : holders.where((eb) =>
          eb.or([
            eb(eb.fn.coalesce('enrolment.pathway_digest', 'cohort.pathway_digest'), 'in', pathwayDigests),
            eb.exists(
              eb
                .selectFrom('kept_award')
                .select('kept_award.move_id')
                .whereRef('kept_award.cohort_id', '=', 'enrolment.cohort_id')
                .whereRef('kept_award.learner_id', '=', 'enrolment.learner_id')
                .where('kept_award.pathway_digest', 'in', pathwayDigests),
            ),
          ]),
        );
  const count = indices === 'all' ? 1 : indices.length;
  for (let start = 0; start < count; start += INDICES_PER_STATEMENT) {
    const some =
      indices === 'all'
        ? all
        : all.where('credential.leaf_index', 'in', indices.slice(start, start + INDICES_PER_STATEMENT));
    found.push(...(await some.execute()));
  }
  return found;
}
