import { dayText, parseDay } from '../../core/calendar-day.ts';
import { whatCounts } from './counting.ts';
import { dayHandedIn, firstDayOf } from './day-handed-in.ts';
import { isSubmitted, knownResults } from './known-results.ts';
import type { AssessmentResult, CohortDates } from './learner-record.ts';

/**
 * What a learner takes along from one cohort to another: the results that count by the dates of the cohort that is left
 * and were not handed in after the day of the transfer, with whatever else is said of each. A day number becomes a date,
 * since it would be another day in another cohort; where the first day is not known, the day is left out. What was handed
 * in late is taken along with the score that it was given: late it was there.
 *
 * @param on the day of the transfer, `2026-09-01`
 * @throws CairnError `malformed-decimal`, `malformed-date`
 */
export function resultsCarriedOver<Result extends AssessmentResult>(
  results: readonly Result[],
  cohort: CohortDates,
  on: string,
): Result[] {
  const last = parseDay(on);
  const firstDay = firstDayOf(cohort);
  return results.flatMap((result) => {
    const record = { finalResult: null, results: knownResults([result]), recognitions: [], heldAwards: [] };
    const [counted] = whatCounts(record, { cohort, ended: null }, on).facts.results;
    if (counted === undefined || !isSubmitted(counted)) return [];
    const handedIn = dayHandedIn(counted, firstDay);
    if (handedIn !== null && handedIn > last) return [];
    const { trace, day } = counted;
    const submittedOn = day === null ? trace.submittedOn : handedIn === null ? null : dayText(handedIn);
    return [{ ...result, score: trace.score, submittedOn, carriedOver: true }];
  });
}
