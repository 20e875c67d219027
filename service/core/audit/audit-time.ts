import { dayNumber } from '../calendar-day.ts';
import { parseDateTime } from '../date-time.ts';
import { CairnError } from '../errors.ts';

const DAY_SECONDS = 86_400;

/**
 * The second that a day (`2026-09-01`, UTC) or a moment (`2026-09-01T12:00:00Z`) names, in Unix seconds.
 *
 * @param edge which second of a day: where a period from then on begins, or where one up to then ends
 * @throws CairnError `malformed-date`
 */
export function parseAuditTime(text: string, edge: 'start' | 'end'): number {
  const day = dayNumber(text);
  if (day !== null) return day * DAY_SECONDS + (edge === 'end' ? DAY_SECONDS - 1 : 0);
  const moment = parseDateTime(text);
  if (moment !== null) return Math.floor(moment / 1000);
  throw new CairnError('malformed-date', `${JSON.stringify(text.slice(0, 40))} is neither a day nor a moment.`, {
    remedy: 'Write a day as 2026-09-01, or a moment with its zone as 2026-09-01T12:00:00Z.',
    details: { found: text.slice(0, 40) },
  });
}
