import { dayNumber, parseDay } from '../../core/calendar-day.ts';
import type { KnownResult } from './known-results.ts';
import type { CohortDates } from './learner-record.ts';

/**
 * The day on which a result was handed in, in days since 1970: a date, with or without a time, or a day number of a
 * cohort whose first day, number 0, is known. Null where that cannot be told.
 */
export function dayHandedIn(
  { trace, day }: Pick<KnownResult, 'trace' | 'day'>,
  firstDay: number | null,
): number | null {
  if (trace.submittedOn === null) return null;
  if (day === null) return dayOfMoment(trace.submittedOn);
  return firstDay === null ? null : firstDay + day;
}

/** The day of `2026-09-01` or `2026-09-01T10:00:00Z`, in days since 1970, as it is written; null where it is neither. */
export function dayOfMoment(text: string): number | null {
  return dayNumber(text[10] === 'T' ? text.slice(0, 10) : text);
}

/** The first day of a cohort in days since 1970. @throws CairnError `malformed-date` */
export function firstDayOf({ startsOn }: Pick<CohortDates, 'startsOn'>): number | null {
  return startsOn === null ? null : parseDay(startsOn);
}
