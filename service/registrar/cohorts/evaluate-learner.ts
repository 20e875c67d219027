import { dayOf } from '../../core/calendar-day.ts';
import type { Installation } from '../installation.ts';
import { decidedLearner, type KeptEvaluation, keepDecisions } from './keep-decisions.ts';
import { knownCohort } from './known-cohort.ts';
import { noteEvaluated } from './note-evaluated.ts';
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
    await noteEvaluated(tx, cohortId, [id], asOf);
    return { asOf, ...kept };
  });
}
