import type { Connection } from './store.ts';

/** Every certificate of some learners, each with the version that it was issued by, in the order of revisions. */
export async function certificatesOfLearners(db: Connection, learnerIds: readonly string[]) {
  return await db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .select([
      'credential.learner_id',
      'credential.cohort_id',
      'credential.award_id',
      'credential.credential_hash',
      'credential.batch_id',
      'credential.leaf_index',
      'batch.pathway_digest',
      'batch.created_at as issued_at',
    ])
    .where('credential.learner_id', 'in', learnerIds)
    .orderBy('credential.cohort_id')
    .orderBy('credential.award_id')
    .orderBy('credential.revision')
    .execute();
}
