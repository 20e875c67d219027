import { CairnError } from '../../core/errors.ts';
import { enrolmentOf, type WholeEnrolmentRow } from '../../store/enrolments.ts';
import type { Connection } from '../../store/store.ts';
import { knownCohort } from './known-cohort.ts';

/** @throws CairnError `cohort-not-found`, `learner-not-enrolled` */
export async function knownEnrolment(db: Connection, cohortId: string, learnerId: string): Promise<WholeEnrolmentRow> {
  await knownCohort(db, cohortId);
  const enrolment = await enrolmentOf(db, cohortId, learnerId.normalize('NFC'));
  if (enrolment === undefined) throw notEnrolled(cohortId);
  return enrolment;
}

/** The error for a learner whom a cohort does not have; it does not name them. */
export function notEnrolled(cohortId: string): CairnError {
  return new CairnError('learner-not-enrolled', `the learner is not enrolled in ${cohortId}`, {
    remedy: 'check the id, which is written as the learning platform writes it, and the cohort',
    details: { cohort: cohortId },
  });
}
