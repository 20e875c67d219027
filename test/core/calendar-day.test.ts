import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText, parseDay } from '../../service/core/calendar-day.ts';

describe('a day of the calendar', () => {
  it('is read and written as the same text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -680_000, max: 2_900_000 }), (day) => {
        expect(dayNumber(dayText(day))).toBe(day);
      }),
    );
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2024-02-29')).toBe(19_782);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '01.02.2026',
    '2026-09-01T00:00:00Z',
    '0042-01-01x',
    '',
  ])('is not %j', (text) => {
    expect(dayNumber(text)).toBeNull();
    expect(() => parseDay(text)).toThrow(expect.objectContaining({ code: 'malformed-date' }));
  });
});
