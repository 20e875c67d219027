import { parseDay } from '../../core/calendar-day.ts';
import { dayOfMoment } from './day-handed-in.ts';
import { dayNumberIn } from './known-results.ts';
import type { ResultTrace } from './trace.ts';

/** What of a result says when it was. */
type Dated = Pick<ResultTrace, 'carriedOver' | 'submittedOn'>;

/** The first and last day that the calendar of `2026-09-01` can name, in days since 1970. */
const FIRST_DAY = parseDay('0100-01-01');
export const LAST_DAY = parseDay('9999-12-31');

/**
 * The day on which a result stands, in days since 1970: a date, with or without a time, or a day number of the cohort. Null
 * where that cannot be told: no day, a text that is none, a day number where the cohort's first day is not known, and a day
 * number that was carried over, for it is another cohort's.
 *
 * @param firstDay the first day of the cohort in days since 1970, its day number 0; null where it is not known
 */
export function dayOfKnownResult(
  { trace, day }: { readonly trace: Dated; readonly day: number | null },
  firstDay: number | null,
): number | null {
  if (trace.submittedOn === null) return null;
  if (day === null) return dayOfMoment(trace.submittedOn);
  if (firstDay === null || trace.carriedOver) return null;
  const found = firstDay + day;
  return found >= FIRST_DAY && found <= LAST_DAY ? found : null;
}

/**
 * The same of a result as a trace shows it.
 *
 * @param startsOn the first day of the cohort, `2026-09-01`; null where it is not known
 */
export function dayOfResult(trace: Dated, startsOn: string | null): number | null {
  return dayOfKnownResult(
    { trace, day: dayNumberIn(trace.submittedOn) },
    startsOn === null ? null : parseDay(startsOn),
  );
}
