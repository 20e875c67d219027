import { element, foreignText } from '../../page/element.ts';
import { dayOf } from '../../page/time-words.ts';
import type { Enrolment, Review } from '../api/answers.ts';
import { learnClient } from '../api/learn-client.ts';
import { LearnProblem } from '../api/learn-problem.ts';
import { REVIEW_WORDS as WORDS } from '../learn-words.ts';
import { section } from './section.ts';

/** The reviews of one enrolment, where there are any. */
export interface ReviewsPart {
  readonly node: HTMLElement;
  /** Reads them again; where that cannot be done just now, what stands there stays. */
  readAgain(): Promise<void>;
}

/** The reviews of the decisions on an enrolment: what was asked or has changed, and what was answered. */
export function reviewsPart(
  { cohort, learner }: Pick<Enrolment, 'cohort' | 'learner'>,
  reviews: readonly Review[],
): ReviewsPart {
  const node = element('div', { class: 'reviews-place' });
  const show = (all: readonly Review[]): void => {
    const own = all.filter((review) => review.cohortId === cohort.cohortId && review.learner === learner);
    node.replaceChildren(...(own.length === 0 ? [] : [reviewsView(own)]));
  };
  show(reviews);
  return {
    node,
    readAgain: async () => {
      try {
        show(await learnClient.reviews());
      } catch (error) {
        if (!(error instanceof LearnProblem)) throw error;
      }
    },
  };
}

function reviewsView(reviews: readonly Review[]): HTMLElement {
  return section(
    'reviews',
    element(
      'ul',
      { class: 'reviews' },
      ...reviews.map((review) => element('li', { class: 'review' }, ...told(review))),
    ),
  );
}

function told({ award, openedAt, kind, request, changes, closed }: Review): HTMLElement[] {
  return [
    element('h3', {}, foreignText(award)),
    element('p', { class: 'hint' }, `${WORDS.kinds[kind]} · `, dayOf(Date.parse(openedAt))),
    ...(request === null ? [] : [element('blockquote', {}, foreignText(request))]),
    ...(changes.length === 0
      ? []
      : [element('ul', {}, ...changes.map((change) => element('li', {}, foreignText(change))))]),
    ...(closed === null
      ? [element('p', { class: 'review-state' }, WORDS.open)]
      : [
          element('p', { class: 'review-state' }, `${WORDS.outcomes[closed.outcome]} · `, dayOf(Date.parse(closed.at))),
          element('p', {}, foreignText(closed.answer)),
        ]),
  ];
}
