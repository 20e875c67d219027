import { dayOf } from '../../core/calendar-day.ts';
import { type CohortRow, noteEvaluation } from '../../store/cohorts.ts';
import { clearPending, hasPending, isWholeDue } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import type { Installation } from '../installation.ts';
import { decidedLearner, type KeptEvaluation, keepDecisions } from './keep-decisions.ts';
import { knownCohort } from './known-cohort.ts';
import { readLearner } from './read-learner-record.ts';

export interface LearnerEvaluationSummary extends KeptEvaluation {
  /** The day as of which was decided. */
  readonly asOf: string;
}

/**
 * Evaluates one learner of a cohort as of today, and keeps what is decided: the same as an evaluation of the whole cohort
 * would keep of them. When nothing has changed of anybody else since the last evaluation, that leaves the cohort evaluated.
 *
 * @throws CairnError `cohort-not-found`, `learner-not-enrolled`, `pathway-form-outdated`
 */
export async function evaluateLearner(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  cohortId: string,
  learnerId: string,
): Promise<LearnerEvaluationSummary> {
  const [evaluatedAt, id] = [now(), learnerId.normalize('NFC')];
  const asOf = dayOf(evaluatedAt);
  return await store.db.transaction().execute(async (tx) => {
    const cohort = await knownCohort(tx, cohortId);
    const decided = decidedLearner(await readLearner(tx, cohort, id), asOf);
    const kept = await keepDecisions(tx, cohort, [decided], evaluatedAt);
    await noteEvaluated(tx, cohort, id, asOf);
    return { asOf, ...kept };
  });
}

/** Takes the learner off the list of those who are still to be decided, and the list was all that was still to be done. */
async function noteEvaluated(tx: Connection, cohort: CohortRow, learnerId: string, asOf: string): Promise<void> {
  const { cohort_id, facts_revision, evaluated_on } = cohort;
  await clearPending(tx, { cohort_id, revision: facts_revision }, [learnerId]);
  if (isWholeDue(cohort) || (await hasPending(tx, cohort_id))) return;
  // The others were decided as of that day, and not of today.
  await noteEvaluation(tx, cohort_id, { revision: facts_revision, asOf: evaluated_on ?? asOf, isWhole: false });
}
