import { dayText, parseDay } from '../../core/calendar-day.ts';
import { CairnError } from '../../core/errors.ts';
import type { Installation } from '../installation.ts';

const MILLISECONDS = 86_400_000;

/**
 * The day on which something happened that the registrar enters: what was said, or today (UTC). A day that is still to
 * come is refused as the typing error that it is; tomorrow is today already in the east.
 *
 * @throws CairnError `malformed-date`
 */
export function dayOfAct({ now }: Pick<Installation, 'now'>, on: string | undefined): string {
  const today = Math.floor(now().getTime() / MILLISECONDS);
  if (on === undefined) return dayText(today);
  if (parseDay(on) <= today + 1) return on;
  throw new CairnError('malformed-date', `${on} is still to come`, {
    remedy: 'enter it when it has happened',
    details: { found: on },
  });
}
