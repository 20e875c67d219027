import { dayNumber, parseDay } from '../../core/calendar-day.ts';
import { LAST_DAY } from './record-calendar.ts';
import type { ResultTrace } from './trace.ts';

const DAY_NUMBER = /^-?[0-9]{1,9}$/;

/**
 * The day of a result as a trace shows it, in days since 1970: a date, with or without a time, or a day number of a cohort
 * whose first day, number 0, is known. Null where that cannot be told; a day number that was carried over is another
 * cohort's.
 *
 * @param startsOn the first day of the cohort, `2026-09-01`; null where it is not known
 */
export function dayOfResult(
  { carriedOver, submittedOn }: Pick<ResultTrace, 'carriedOver' | 'submittedOn'>,
  startsOn: string | null,
): number | null {
  if (submittedOn === null) return null;
  if (!DAY_NUMBER.test(submittedOn)) return dayNumber(submittedOn.replace(/T.*$/s, ''));
  if (startsOn === null || carriedOver) return null;
  const day = parseDay(startsOn) + Number(submittedOn);
  return day > 0 && day <= LAST_DAY ? day : null;
}
