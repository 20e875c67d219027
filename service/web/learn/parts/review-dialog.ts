import type { WayAward } from '../../../pathway/learner-way/learner-way.ts';
import { element, elementById, foreignText } from '../../page/element.ts';
import type { Enrolment } from '../api/answers.ts';
import { learnClient } from '../api/learn-client.ts';
import { LearnProblem } from '../api/learn-problem.ts';
import { REVIEW_WORDS as WORDS } from '../learn-words.ts';
import { problemNote } from './problem-note.ts';

/** The longest that the service takes. */
const LONGEST = 2_000;

/** What comes of asking for a review. */
export interface ReviewAsked {
  /** A person will look at it. */
  readonly asked: () => void | Promise<void>;
  readonly signedOut: (problem: LearnProblem) => void;
}

/** Asks in a dialog for a review of a decision, in the learner's own words. Where one was before gets the focus back. */
export function openReviewDialog(
  { cohort, learner }: Pick<Enrolment, 'cohort' | 'learner'>,
  { award, name, explanation }: WayAward,
  then: ReviewAsked,
): void {
  const dialog = elementById('dialog', HTMLDialogElement);
  const words = element('textarea', {
    id: 'review-words',
    required: true,
    maxlength: LONGEST,
    'aria-describedby': 'review-hint',
  });
  const send = element('button', { type: 'submit', class: 'primary-button' }, WORDS.send);
  const cancel = element('button', { type: 'button', class: 'secondary-button' }, WORDS.cancel);
  cancel.addEventListener('click', () => dialog.close());
  const problems = element('div', {});
  const form = element(
    'form',
    { novalidate: true },
    element('h2', { id: 'dialog-title' }, WORDS.title),
    element('p', {}, foreignText(name), ': ', foreignText(explanation.headline)),
    element('p', { class: 'hint', id: 'review-hint' }, WORDS.hint),
    element('div', {}, element('label', { for: 'review-words' }, WORDS.label), words),
    problems,
    element('p', { class: 'take-buttons' }, send, cancel),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (send.getAttribute('aria-busy') === 'true') return;
    const reason = words.value.trim();
    if (reason === '') {
      problems.replaceChildren(element('p', { role: 'alert' }, WORDS.empty));
      words.focus();
      return;
    }
    send.setAttribute('aria-busy', 'true');
    problems.replaceChildren();
    try {
      await learnClient.askForReview({ cohortId: cohort.cohortId, learner, awardId: award, reason });
      dialog.close();
      void then.asked();
    } catch (error) {
      if (!(error instanceof LearnProblem)) throw error;
      if (error.kind === 'signed-out') {
        dialog.close();
        then.signedOut(error);
      } else problems.replaceChildren(problemNote(error));
    } finally {
      send.removeAttribute('aria-busy');
    }
  });
  dialog.replaceChildren(form);
  dialog.showModal();
  words.focus();
}
