import { dayOf } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { LearnerWay } from '../../pathway/learner-way/learner-way.ts';
import { showWay } from '../../pathway/learner-way/show-way.ts';
import { enrolmentsOfLearners } from '../../store/learner-enrolments.ts';
import { evaluateKnown } from '../cohorts/decide-learner.ts';
import { knownCohort } from '../cohorts/known-cohort.ts';
import { readLearner } from '../cohorts/read-learner-record.ts';
import { frameworkLookup } from '../frameworks/known-frameworks.ts';
import type { Installation } from '../installation.ts';
import { evaluatorOf } from '../pathways/pathway-pinned-by.ts';
import { competencyStatements } from '../pathways/show-pathway.ts';
import { type EnrolmentOverview, enrolmentOverview } from './learner-overview.ts';
import type { SignedInLearner } from './learner-session.ts';

/** One enrolment of a learner, and their way through its pathway as of today. */
export interface LearnerEnrolment extends EnrolmentOverview {
  readonly way: LearnerWay;
}

/**
 * The way of whoever is signed in through the pathway of one cohort, evaluated on what is known now. What was decided and
 * issued before stands as it was.
 *
 * @param learner which of the learners that they are, by reference, where several are enrolled in it; the first otherwise
 * @throws CairnError `learner-not-enrolled` for every cohort that is not theirs, whether or not there is one of this id;
 *   `pathway-form-outdated`
 */
export async function learnerEnrolment(
  installation: Installation,
  { learnerIds }: Pick<SignedInLearner, 'learnerIds'>,
  cohortId: string,
  learner?: string,
): Promise<LearnerEnrolment> {
  const { db } = installation.store;
  const rows = (await enrolmentsOfLearners(db, learnerIds)).filter(({ cohort_id }) => cohort_id === cohortId);
  const row = learner === undefined ? rows[0] : rows.find(({ reference }) => reference === learner);
  if (row === undefined) throw notYours(cohortId);
  const cohort = await knownCohort(db, cohortId);
  const known = await readLearner(db, cohort, row.learner_id);
  const { record, version } = known;
  const { pathway } = known.pinned;
  const today = dayOf(installation.now());
  const evaluation = evaluateKnown(known, today);
  const outlook = evaluatorOf(pathway).outlook(record, today);
  const competencies = competencyStatements(pathway, await frameworkLookup(db));
  const { id, edition, title } = pathway;
  return {
    ...enrolmentOverview(row, { id, edition, title }),
    way: showWay(pathway, record, evaluation, { competencies, version, outlook }),
  };
}

function notYours(cohortId: string): CairnError {
  return new CairnError('learner-not-enrolled', 'You are not enrolled in this cohort.', {
    remedy: 'Choose one of those that are listed for you.',
    details: { cohort: cohortId },
  });
}
