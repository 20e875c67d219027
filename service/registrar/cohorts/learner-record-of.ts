import type { Counting, LearnerRecord } from '../../pathway/evaluation/learner-record.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import type { StoredLearnerRecord } from '../../store/learner-records.ts';

/** What counts for a learner and comes from outside the cohort. */
export type FromElsewhere = Pick<LearnerRecord, 'recognitions' | 'heldAwards'>;

/** What evaluation may know of a learner: the stored record, with the dates that it is held against where there are any. */
export function learnerRecordOf(
  cohort: CohortRow,
  learner: StoredLearnerRecord,
  { recognitions, heldAwards }: FromElsewhere = {},
): LearnerRecord {
  return {
    finalResult: learner.finalResult,
    results: learner.results.map((result) => ({
      assessment: result.assessment_id,
      score: result.score,
      submittedOn: result.submitted_on,
      carriedOver: result.carried_over === 1,
    })),
    recognitions,
    heldAwards,
    counting: countingOf(cohort, learner),
  };
}

function countingOf(
  { starts_on: startsOn, ends_on: endsOn, results_until: resultsUntil }: CohortRow,
  { status, endedOn }: StoredLearnerRecord,
): Counting | undefined {
  const ended = status === 'enrolled' || endedOn === null ? null : { status, on: endedOn };
  if (ended === null && startsOn === null && endsOn === null && resultsUntil === null) return undefined;
  return { cohort: { startsOn, endsOn, resultsUntil }, ended };
}
