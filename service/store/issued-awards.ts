import type { ActRow } from './acts.ts';
import type { LearnerRange } from './learner-records.ts';
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
