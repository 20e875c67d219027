import type { Counting, DueDate, LearnerRecord } from '../../pathway/evaluation/learner-record.ts';
import type { CohortRow } from '../../store/cohorts.ts';
import type { StoredLearnerRecord } from '../../store/learner-records.ts';

/** What counts for a learner and comes from outside the cohort. */
export type FromElsewhere = Pick<LearnerRecord, 'recognitions' | 'heldAwards'>;

/** A cohort with the days on which its assessments are due. */
export interface DatedCohort {
  readonly cohort: CohortRow;
  readonly dueDates: readonly DueDate[];
}

/** What evaluation may know of a learner: the stored record, with the dates that it is held against where there are any. */
export function learnerRecordOf(
  dated: DatedCohort,
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
    counting: countingOf(dated, learner),
  };
}

function countingOf(
  { cohort: { starts_on: startsOn, ends_on: endsOn, results_until: resultsUntil }, dueDates }: DatedCohort,
  { status, endedOn }: StoredLearnerRecord,
): Counting | undefined {
  const ended = status === 'enrolled' || endedOn === null ? null : { status, on: endedOn };
  const hasDates = startsOn !== null || endsOn !== null || resultsUntil !== null || dueDates.length > 0;
  if (ended === null && !hasDates) return undefined;
  return { cohort: { startsOn, endsOn, resultsUntil }, ...(dueDates.length > 0 && { dueDates }), ended };
}
