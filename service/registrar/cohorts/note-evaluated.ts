import { noteEvaluation } from '../../store/cohorts.ts';
import { clearPending, hasPending, isWholeDue } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import { knownCohort } from './known-cohort.ts';

/**
 * Takes learners off the list of those who are still to be decided, in the transaction that has decided them on all that is
 * known. Where the list was all that was still to be done, the cohort is evaluated with that.
 */
export async function noteEvaluated(
  tx: Connection,
  cohortId: string,
  learnerIds: readonly string[],
  asOf: string,
): Promise<void> {
  const cohort = await knownCohort(tx, cohortId);
  const { cohort_id, facts_revision, evaluated_on } = cohort;
  await clearPending(tx, { cohort_id, revision: facts_revision }, learnerIds);
  if (isWholeDue(cohort) || (await hasPending(tx, cohort_id))) return;
  // The others were decided as of that day, and not of today.
  await noteEvaluation(tx, cohort_id, { revision: facts_revision, asOf: evaluated_on ?? asOf, isWhole: false });
}
