import { dayNumber } from '../../core/calendar-day.ts';
import { dayOf } from './time-words.ts';

/** A day written as 2027-12-31, in words; as it stands where it is none. */
export function dayText(day: string): Node | string {
  const number = dayNumber(day);
  return number === null ? day : dayOf(number * 86_400_000);
}
