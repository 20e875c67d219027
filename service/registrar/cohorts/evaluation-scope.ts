/**
 * Whom an evaluation has to decide. The rules:
 *
 * 1. Of whom something has changed since the last evaluation.
 * 2. On a later day than that of the last evaluation, also who has something dated on one of the days from that one to
 *    today: it may begin to count, and what was handed in on the very day of a decision comes surely before what is handed
 *    in afterwards only on the next.
 * 3. Everybody, where the cohort was never evaluated whole, or something has changed that concerns all of its learners: its
 *    dates, its due days, its pathway version.
 * 4. Everybody, on a later day, when the last day for results has passed since; and as long as work may be handed in,
 *    when that is late now for an assessment whose policy takes something from late work: what may still come is less with
 *    each day.
 * 5. Everybody, where today lies before the day of the last evaluation.
 *
 * So whoever is not decided again would be decided as before, but for the day that stands in the trace.
 */
import { lastDayForResults } from '../../pathway/evaluation/counting.ts';
import { assessmentsThatMayBeLate } from '../../pathway/evaluation/late-work.ts';
import { learnersDatedBetween } from '../../store/dated-learners.ts';
import { dueDatesOf } from '../../store/due-dates.ts';
import { isWholeDue, listPending } from '../../store/pending-evaluations.ts';
import type { Connection } from '../../store/store.ts';
import type { PinnedCohort } from '../pathways/pinned-cohorts.ts';

export type EvaluationScope = 'everybody' | 'listed';

/**
 * Tells whom an evaluation of a cohort has to decide as of a day, and puts on the list of `pending_evaluation` whom the day
 * alone brings onto it. Part of a transaction.
 */
export async function evaluationScope(tx: Connection, pinned: PinnedCohort, asOf: string): Promise<EvaluationScope> {
  const { cohort } = pinned;
  const { cohort_id, facts_revision, evaluated_on: before, starts_on } = cohort;
  if (isWholeDue(cohort) || before === null || asOf < before) return 'everybody';
  if (asOf === before) return 'listed';
  if (await concernsEverybody(tx, pinned, before, asOf)) return 'everybody';
  const dated = await learnersDatedBetween(tx, { cohortId: cohort_id, startsOn: starts_on, from: before, to: asOf });
  await listPending(tx, { cohort_id, revision: facts_revision }, dated);
  return 'listed';
}

async function concernsEverybody(
  tx: Connection,
  { cohort, versions }: PinnedCohort,
  before: string,
  asOf: string,
): Promise<boolean> {
  const lastDay = lastDayForResults({
    ...{ startsOn: cohort.starts_on, endsOn: cohort.ends_on, resultsUntil: cohort.results_until },
  });
  // What was over then has been over since.
  if (lastDay !== null && lastDay < before) return false;
  if (lastDay !== null && lastDay < asOf) return true;
  const mayBeLate = new Set([...versions.values()].flatMap(({ modules }) => assessmentsThatMayBeLate(modules)));
  if (mayBeLate.size === 0) return false;
  const due = await dueDatesOf(tx, cohort.cohort_id);
  return due.some(({ assessment_id, due_on }) => due_on < asOf && mayBeLate.has(assessment_id));
}
