import { element } from './element.ts';

// UTC throughout: a certificate's dates must read the same to everyone, wherever the reader's clock stands.
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

/** A day, as "3 May 2026", from Unix milliseconds. */
export function dayOf(milliseconds: number): HTMLTimeElement {
  const date = new Date(milliseconds);
  return element('time', { datetime: date.toISOString() }, DAY.format(date));
}

/** A moment, as "3 May 2026 at 10:20:30 UTC", from Unix milliseconds. */
export function momentOf(milliseconds: number): HTMLTimeElement {
  const date = new Date(milliseconds);
  return element('time', { datetime: date.toISOString() }, `${MOMENT.format(date)} UTC`);
}
