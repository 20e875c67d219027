const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * The instant that an XML Schema `dateTimeStamp` names (the date-time of Verifiable Credentials 2.0: date, time and
 * zone, all required), in Unix milliseconds, finer fractions cut off; null when the text is none. Only days that the
 * calendar has count, and no leap second, since ECMAScript has none.
 */
export function parseDateTime(text: string): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHour = '0', zoneMinute = '0'] = match;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const instant = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  // What the calendar lacks (30 February, 25 o'clock) Date.UTC carries over, and years before 100 it moves.
  if (!new Date(instant).toISOString().startsWith(text.slice(0, 19))) return null;
  const offset = Number(zoneHour) * 60 + Number(zoneMinute);
  if (offset > 14 * 60 || Number(zoneMinute) > 59) return null;
  return instant - (sign === '-' ? -offset : offset) * 60_000;
}
