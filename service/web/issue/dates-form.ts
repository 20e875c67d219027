import { element } from '../page/element.ts';
import { announce } from './announce.ts';
import type { CohortFacts } from './cohort-facts.ts';
import { dateFields } from './date-fields.ts';
import type { Desk } from './desk.ts';
import type { StepEvents } from './steps/step.ts';
import { workButton } from './work-button.ts';

/** Sets and changes the dates of a cohort: what may count follows from them. */
export function datesForm(
  { client, onKeyProblem }: Desk,
  cohortId: string,
  { changed }: StepEvents,
): { readonly node: HTMLElement; update(facts: CohortFacts): void } {
  const fields = dateFields('dates');
  const save = workButton('secondary-button', 'Set the dates', 'Setting …', onKeyProblem, async () => {
    await client.setDates(cohortId, fields.said());
    await changed();
    announce('The dates are set.');
  });
  const node = element(
    'details',
    { class: 'dates' },
    element('summary', {}, 'Dates'),
    fields.node,
    element('p', { class: 'hint' }, 'What was handed in before the first day, or after the last one, does not count.'),
    save.node,
  );
  return {
    node,
    update: ({ cohort }) => {
      // Not while somebody is at it.
      if (!node.open) fields.show(cohort);
    },
  };
}
