import { dayText, parseDay } from '../../core/calendar-day.ts';
import { whatCounts } from './counting.ts';
import { dayHandedIn } from './day-handed-in.ts';
import { isSubmitted, knownResults } from './known-results.ts';
import type { AssessmentResult, CohortDates } from './learner-record.ts';

/**
 * What a learner takes along from one cohort to another: the results that count by the dates of the cohort that is left
 * and were not handed in after the day of the transfer. A day number becomes a date, since it would be another day in
 * another cohort; where the first day is not known, the day is left out. What was handed in late is taken along with the
 * score that it was given: late it was there.
 *
 * @param on the day of the transfer, `2026-09-01`
 * @throws CairnError `malformed-decimal`, `malformed-date`
 */
export function resultsCarriedOver(
  results: readonly AssessmentResult[],
  cohort: CohortDates,
  on: string,
): AssessmentResult[] {
  const last = parseDay(on);
  const record = { finalResult: null, results: knownResults(results), recognitions: [], heldAwards: [] };
  return whatCounts(record, { cohort, ended: null }, on)
    .facts.results.filter(isSubmitted)
    .map((result) => ({ result, handedIn: dayHandedIn(result, cohort) }))
    .filter(({ handedIn }) => handedIn === null || handedIn <= last)
    .map(({ result: { trace, day }, handedIn }) => ({
      assessment: trace.assessment,
      score: trace.score,
      submittedOn: day === null ? trace.submittedOn : handedIn === null ? null : dayText(handedIn),
      carriedOver: true,
    }));
}
