import { element } from '../../page/element.ts';
import { announce } from '../announce.ts';
import type { CohortFacts } from '../cohort-facts.ts';
import type { Desk } from '../desk.ts';
import type { StepEvents } from '../steps/step.ts';
import { counted } from '../words.ts';
import { workButton } from '../work-button.ts';
import { reviewRow } from './review-row.ts';

/** What stands above a cohort's steps while reviews of it wait for a person. */
export interface ReviewsPanel {
  readonly node: HTMLElement;
  update(facts: CohortFacts): void;
}

/**
 * The reviews of a cohort that wait for a person: what has changed or is asked, and the answer. Whom they concern is read when
 * it is asked for, and that is written down.
 */
export function reviewsPanel(desk: Desk, cohortId: string, events: StepEvents): ReviewsPanel {
  const { client, mayWrite, onKeyProblem } = desk;
  const lead = element('p', { class: 'step-lead' });
  const list = element('ul', { class: 'certificates reviews' });
  let open = 0;
  const showAll = async (): Promise<void> => {
    const reviews = await client.reviews(cohortId);
    list.replaceChildren(
      ...reviews.map((review) =>
        element('li', {}, reviewRow(desk, review, { ...events, closed: (row) => void closed(row) })),
      ),
    );
    // Not left on a button that is there no more.
    list.querySelector('summary')?.focus();
    show.node.hidden = true;
  };
  const closed = async (row: HTMLElement): Promise<void> => {
    const item = row.closest('li');
    const next = item?.nextElementSibling ?? item?.previousElementSibling;
    item?.remove();
    await events.changed();
    announce(open === 0 ? 'The review is closed. No other waits.' : `The review is closed. ${waiting(open)}`);
    (next?.querySelector<HTMLElement>('summary') ?? document.getElementById('main'))?.focus();
  };
  const show = workButton('primary-button', 'Show them', 'Reading …', onKeyProblem, showAll);
  const node = element(
    'section',
    { class: 'step', id: 'reviews', 'aria-labelledby': 'reviews-title' },
    element('div', { class: 'step-head' }, element('h2', { id: 'reviews-title' }, 'To be looked at again')),
    element('div', { class: 'step-body' }, lead, mayWrite ? show.node : null, list),
  );
  node.hidden = true;
  return {
    node,
    update: ({ cohort: { openReviews } }) => {
      // Of those that came since, or were closed elsewhere, the list knows nothing.
      if (openReviews !== list.childElementCount) show.node.hidden = false;
      show.rename(list.childElementCount === 0 ? 'Show them' : 'Show all of them');
      open = openReviews;
      node.hidden = openReviews === 0;
      lead.textContent = `${waiting(openReviews)} Nothing is corrected or revoked by itself.`;
    },
  };
}

function waiting(open: number): string {
  return `${counted(open, 'review waits', 'reviews wait')} for a person.`;
}
