import { dayNumber, parseDay } from '../../core/calendar-day.ts';
import type { KnownResult } from './known-results.ts';
import type { CohortDates } from './learner-record.ts';

/**
 * The day on which a result was handed in, in days since 1970: a date, with or without a time, or a day number of a
 * cohort whose first day, number 0, is known. Null where that cannot be told.
 */
export function dayHandedIn(
  { trace, day }: Pick<KnownResult, 'trace' | 'day'>,
  { startsOn }: Pick<CohortDates, 'startsOn'>,
): number | null {
  if (trace.submittedOn === null) return null;
  if (day === null) return dayNumber(trace.submittedOn.replace(/T.*$/s, ''));
  return startsOn === null ? null : parseDay(startsOn) + day;
}
