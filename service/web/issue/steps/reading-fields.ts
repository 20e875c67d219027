import { element } from '../../page/element.ts';
import type { ReadingOfFile } from '../api/desk-client.ts';

const DATES: readonly (readonly [ReadingOfFile['date'], string])[] = [
  ['', 'as recognised'],
  ['iso', 'year-month-day'],
  ['day-month-year', 'day, month, year'],
  ['month-day-year', 'month, day, year'],
  ['day-number', 'days since the start'],
];

/** How a file is to be read where that was not recognised rightly. */
export function readingFields(): { readonly node: HTMLElement; said(): Pick<ReadingOfFile, 'outOf' | 'date'> } {
  const outOf = element('input', { id: 'results-out-of', type: 'text', inputmode: 'decimal', autocomplete: 'off' });
  const date = element(
    'select',
    { id: 'results-date' },
    ...DATES.map(([value, words]) => element('option', { value }, words)),
  );
  return {
    node: element(
      'details',
      { class: 'reading-fields' },
      element('summary', {}, 'Not read right?'),
      element(
        'div',
        { class: 'field-row' },
        element(
          'div',
          { class: 'field' },
          element('label', { for: 'results-out-of' }, 'Scores are points out of'),
          outOf,
        ),
        element('div', { class: 'field' }, element('label', { for: 'results-date' }, 'Dates are written'), date),
      ),
      element('p', { class: 'hint' }, 'Then look again. Empty: scores are percentages.'),
    ),
    said: () => ({
      outOf: outOf.value.trim(),
      date: DATES.find(([value]) => value === date.value)?.[0] ?? '',
    }),
  };
}
