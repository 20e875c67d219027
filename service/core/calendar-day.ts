import { CairnError } from './errors.ts';

const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MILLISECONDS = 86_400_000;

/** The day that `2026-09-01` names (ISO 8601), in days since 1 January 1970; null where the text names none. */
export function dayNumber(text: string): number | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(instant);
  // What the calendar lacks (30 February) Date.UTC carries over, and years before 100 it moves.
  const isThatDay =
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day);
  return isThatDay ? instant / MILLISECONDS : null;
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
