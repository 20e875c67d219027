/** Dates as files write them, as days of the calendar. */
import { dayNumber } from '../../core/calendar-day.ts';

/** `day-number`: days since the cohort's first day, which is 0. */
export const DATE_FORMS = ['iso', 'day-month-year', 'month-day-year', 'day-number'] as const;

export type DateForm = (typeof DATE_FORMS)[number];

/** Told what was expected where a cell is none; `undefined` goes on in place of its value. */
export type Refuse = (expected: string) => undefined;

/** A time of day may follow a date; the day is the one where it was written down. */
const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?`;
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}$`);
const YEAR_SHORT = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NUMBER = /^\d{4,6}(?:[.,]\d+)?$/;
const DAY_NUMBER = /^-?(?:0|[1-9]\d{0,4})$/;

const ISO = 'a date, year first: 2026-09-01';
const FORM = 'set the date form to day-month-year or month-day-year';

/**
 * Reads a day: `2026-09-01`, or a day number where the form is one. With the year last, 25/04/2026 can only be a day in
 * April and 03.04.2026 is written with the day first everywhere; 03/04/2026 is refused until a form is set.
 */
export function readDate(text: string, form: DateForm | undefined, refuse: Refuse): string | undefined {
  if (form === 'day-number')
    return DAY_NUMBER.test(text) ? text : refuse('a number of days since the first of the cohort');
  const iso = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (iso !== null) {
    const [day, month, year] = [iso.at(-1), iso.at(-2), iso[1]];
    return dayOf(year, month, day, refuse);
  }
  const last = YEAR_LAST.exec(text);
  if (last !== null) {
    const [, first = '', mark = '', second = '', year = ''] = last;
    const order = form === undefined || form === 'iso' ? orderOf(Number(first), Number(second), mark) : form;
    if (order === null) return refuse(`a date that can be read in one way only: ${FORM}, or write the year first`);
    return order === 'day-month-year' ? dayOf(year, second, first, refuse) : dayOf(year, first, second, refuse);
  }
  if (NUMBER.test(text)) {
    return refuse(`${ISO}; a spreadsheet's number of a day has to be formatted as a date there, as yyyy-mm-dd`);
  }
  if (YEAR_SHORT.test(text)) return refuse(`a date with all four digits of the year: 2026-09-01`);
  return refuse(ISO);
}

function orderOf(first: number, second: number, mark: string): 'day-month-year' | 'month-day-year' | null {
  if (mark === '.' || first === second) return 'day-month-year';
  if (first > 12 && second <= 12) return 'day-month-year';
  if (second > 12 && first <= 12) return 'month-day-year';
  return null;
}

function dayOf(year = '', month = '', day = '', refuse: Refuse): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (dayNumber(text) === null) return refuse('a day that the calendar has');
  return year < '1950' || year > '2149' ? refuse('a date of this time') : text;
}
