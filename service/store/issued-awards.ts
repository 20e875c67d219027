import type { ActRow } from './acts.ts';
import type { LearnerRange } from './learner-records.ts';
import type { EnrolmentKey } from './pending-evaluations.ts';
import type { Connection } from './store.ts';

/** A certificate of a learner: what it is of, where it stands, and when it was issued. */
export interface IssuedAwardRow {
  readonly learner_id: string;
  readonly cohort_id: string;
  readonly award_id: string;
  readonly pathway_id: string;
  readonly edition: string;
  readonly batch_id: string;
  readonly leaf_index: number;
  /** ISO 8601, UTC. */
  readonly issued_at: string;
}

/** Some learners, and the awards of which pathways. */
export interface IssuedAwardsQuery extends LearnerRange {
  readonly pathwayIds: readonly string[];
  readonly exceptCohort: string;
}

/** The certificates that learners were issued in other cohorts, corrections and what they correct alike. */
export async function issuedAwards(db: Connection, query: IssuedAwardsQuery): Promise<IssuedAwardRow[]> {
  const rows = await db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .innerJoin('pathway_version', 'pathway_version.digest', 'batch.pathway_digest')
    .select([
      'credential.learner_id',
      'credential.cohort_id',
      'credential.award_id',
      'pathway_version.pathway_id',
      'pathway_version.edition',
      'credential.batch_id',
      'credential.leaf_index',
      'batch.created_at as issued_at',
    ])
    .where('credential.learner_id', '>=', query.from)
    .where('credential.learner_id', '<=', query.to)
    .where('credential.cohort_id', '!=', query.exceptCohort)
    .where('pathway_version.pathway_id', 'in', query.pathwayIds)
    .orderBy('credential.learner_id')
    .orderBy('batch.created_at')
    .orderBy('credential.revision')
    .execute();
  return rows.flatMap(({ learner_id, ...row }) => (learner_id === null ? [] : [{ ...row, learner_id }]));
}

/** The acts by which the standing of certificates in these batches changes, in the order in which they were asked for. */
export async function statusActsOf(
  db: Connection,
  batchIds: readonly string[],
): Promise<(Pick<ActRow, 'act_id' | 'payload' | 'state'> & { readonly batch_id: string })[]> {
  if (batchIds.length === 0) return [];
  const rows = await db
    .selectFrom('act')
    .select(['act_id', 'batch_id', 'payload', 'state'])
    .where('batch_id', 'in', batchIds)
    .where('kind', 'in', ['revoke', 'suspend', 'reinstate', 'revoke-batch'])
    .orderBy('created_at')
    .orderBy('act_id')
    .execute();
  return rows.flatMap(({ batch_id, ...row }) => (batch_id === null ? [] : [{ ...row, batch_id }]));
}

/** Which certificates of a batch: those with these indices, or all. */
export interface BatchPart {
  readonly batchId: string;
  readonly indices: readonly number[] | 'all';
}

/** As many as every database takes in one statement. */
const INDICES_PER_STATEMENT = 500;

/**
 * The holders of these certificates in the other cohorts in which they are decided by one of certain pathway versions: they
 * are pinned to it, or have kept an award of it.
 */
export async function holdersElsewhere(
  db: Connection,
  { batchId, indices }: BatchPart,
  pathwayDigests: readonly string[],
): Promise<EnrolmentKey[]> {
  if (pathwayDigests.length === 0) return [];
  const found: EnrolmentKey[] = [];
  const all = db
    .selectFrom('credential')
    .innerJoin('enrolment', 'enrolment.learner_id', 'credential.learner_id')
    .innerJoin('cohort', 'cohort.cohort_id', 'enrolment.cohort_id')
    .select(['cohort.cohort_id', 'enrolment.learner_id'])
    .where('credential.batch_id', '=', batchId)
    .where((eb) =>
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
    )
    .whereRef('cohort.cohort_id', '!=', 'credential.cohort_id');
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
