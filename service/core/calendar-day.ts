import { CairnError } from './errors.ts';

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const MILLISECONDS = 86_400_000;

/** The day that `2026-09-01` names (ISO 8601), in days since 1 January 1970; null where the text names none. */
export function dayNumber(text: string): number | null {
  if (!DAY.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  // Date.UTC moves years before 100.
  if (year < 100 || month < 1 || month > 12 || day < 1) return null;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return Date.UTC(year, month - 1, day) / MILLISECONDS;
}

/** The text of a day: what {@link dayNumber} reads. */
export function dayText(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** The day of a moment, in UTC. */
export function dayOf(moment: Date): string {
  return dayText(Math.floor(moment.getTime() / MILLISECONDS));
}

/** As {@link dayNumber}. @throws CairnError `malformed-date` when the text is not a day of the calendar */
export function parseDay(text: string): number {
  const day = dayNumber(text);
  if (day !== null) return day;
  throw new CairnError('malformed-date', `${JSON.stringify(text.slice(0, 40))} is not a day of the calendar.`, {
    remedy: 'Write year, month and day: 2026-09-01.',
    details: { found: text.slice(0, 40) },
  });
}
