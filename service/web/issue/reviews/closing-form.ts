import { element } from '../../page/element.ts';
import type { Review, ReviewOutcome } from '../api/review.ts';
import type { Desk } from '../desk.ts';
import { workButton } from '../work-button.ts';

/** What a registrar may have found, in words. */
const OUTCOMES: readonly (readonly [ReviewOutcome, string])[] = [
  ['upheld', 'It stands as it is'],
  ['corrected', 'It has been corrected'],
  ['revoked', 'The certificate has been revoked'],
];

/** As much as the service keeps. */
const MOST_CHARACTERS = 2_000;

/** To close a review with what came of it and an answer to the learner. */
export function closingForm({ client, onKeyProblem }: Desk, { reviewId }: Review, closed: () => void): HTMLElement {
  const [outcomeId, answerId] = [`outcome-${reviewId}`, `answer-${reviewId}`];
  const outcome = element(
    'select',
    { id: outcomeId },
    ...OUTCOMES.map(([value, words]) => element('option', { value }, words)),
  );
  const answer = element('textarea', { id: answerId, rows: 3, maxlength: MOST_CHARACTERS, dir: 'auto' });
  const said = element('p', { class: 'hint', role: 'status' });
  const close = workButton('primary-button', 'Close the review', 'Closing …', onKeyProblem, async () => {
    said.textContent = '';
    if (answer.value.trim() === '') {
      said.textContent = 'Write the answer to the learner first.';
      return answer.focus();
    }
    const found = OUTCOMES.find(([value]) => value === outcome.value);
    if (found === undefined) return;
    await client.closeReview(reviewId, { outcome: found[0], answer: answer.value });
    closed();
  });
  return element(
    'div',
    { class: 'closing' },
    element('div', { class: 'field' }, element('label', { for: outcomeId }, 'What came of it'), outcome),
    element('div', { class: 'field grow' }, element('label', { for: answerId }, 'Answer to the learner'), answer),
    close.node,
    said,
  );
}
