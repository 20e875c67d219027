import { element } from '../page/element.ts';
import type { CohortDates } from './api/cohort.ts';

const FIELDS: readonly (readonly [keyof CohortDates, string])[] = [
  ['startsOn', 'First day'],
  ['endsOn', 'Last day'],
  ['resultsUntil', 'Results until'],
];

/** Fields for the dates of a cohort; what is left empty is no date. */
export function dateFields(idPrefix: string): {
  readonly node: HTMLElement;
  show(dates: CohortDates): void;
  said(): CohortDates;
} {
  const inputs = new Map(
    FIELDS.map(([name]) => [name, element('input', { id: `${idPrefix}-${name}`, type: 'date' })] as const),
  );
  const dayIn = (name: keyof CohortDates): string | null => inputs.get(name)?.value || null;
  return {
    node: element(
      'div',
      { class: 'field-row' },
      ...FIELDS.map(([name, label]) =>
        element(
          'div',
          { class: 'field' },
          element('label', { for: `${idPrefix}-${name}` }, label),
          inputs.get(name) ?? null,
        ),
      ),
    ),
    show: (dates) => {
      for (const [name, input] of inputs) input.value = dates[name] ?? '';
    },
    said: () => ({ startsOn: dayIn('startsOn'), endsOn: dayIn('endsOn'), resultsUntil: dayIn('resultsUntil') }),
  };
}
