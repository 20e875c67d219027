import type { Connection } from './store.ts';

/**
 * The enrolments of some learners, whatever their standing, with the cohort of each and the reference of the learner. The
 * cohort's own pathway version is that of whoever is pinned to no other.
 */
export async function enrolmentsOfLearners(db: Connection, learnerIds: readonly string[]) {
  return await db
    .selectFrom('enrolment')
    .innerJoin('cohort', 'cohort.cohort_id', 'enrolment.cohort_id')
    .innerJoin('learner', 'learner.learner_id', 'enrolment.learner_id')
    .selectAll('enrolment')
    .select([
      'learner.reference',
      'cohort.title',
      'cohort.starts_on',
      'cohort.ends_on',
      'cohort.results_until',
      'cohort.pathway_digest as cohort_pathway_digest',
    ])
    .where('enrolment.learner_id', 'in', learnerIds)
    .orderBy('enrolment.cohort_id')
    .orderBy('enrolment.learner_id')
    .execute();
}

/** An enrolment of one learner with its cohort. */
export type LearnerEnrolmentRow = Awaited<ReturnType<typeof enrolmentsOfLearners>>[number];

/** What was issued to some learners, the newest revision of each certificate, with the cohort and the award's name. */
export async function credentialsOfLearners(db: Connection, learnerIds: readonly string[]) {
  return await db
    .selectFrom('credential')
    .innerJoin('cohort', 'cohort.cohort_id', 'credential.cohort_id')
    .innerJoin('learner', 'learner.learner_id', 'credential.learner_id')
    .select([
      'credential.credential_hash',
      'credential.batch_id',
      'credential.cohort_id',
      'credential.award_id',
      'credential.revision',
      'credential.leaf_index',
      'credential.document',
      'credential.evidence',
      'learner.reference',
      'cohort.title as cohort_title',
    ])
    .where('credential.learner_id', 'in', learnerIds)
    .where('credential.erased_at', 'is', null)
    .orderBy('credential.cohort_id')
    .orderBy('credential.award_id')
    .orderBy('credential.learner_id')
    .orderBy('credential.revision')
    .execute();
}
