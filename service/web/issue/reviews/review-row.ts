import { element, foreignText } from '../../page/element.ts';
import { foreignProse } from '../../page/foreign-prose.ts';
import type { Review } from '../api/review.ts';
import { confirmed } from '../confirm-dialog.ts';
import type { Desk } from '../desk.ts';
import type { StepEvents } from '../steps/step.ts';
import { dayInWords } from '../words.ts';
import { workButton } from '../work-button.ts';
import { closingForm } from './closing-form.ts';

/** What a review tells the panel that it stands in. */
export interface ReviewEvents extends StepEvents {
  readonly closed: (row: HTMLElement) => void;
}

/** A review as a line, which unfolds to what it is about and how it is answered. */
export function reviewRow(desk: Desk, review: Review, events: ReviewEvents): HTMLElement {
  const { award, changes, kind, learnerId, name, openedOn, request, certificate } = review;
  const row = element(
    'details',
    { class: 'certificate review' },
    element(
      'summary',
      {},
      element(
        'span',
        { class: 'certificate-holder' },
        element('strong', {}, name === null ? 'No name' : foreignText(name)),
        learnerId === null ? null : element('span', { class: 'hint' }, foreignText(learnerId)),
        element('span', { class: 'hint' }, foreignText(award)),
      ),
      element('span', { class: 'tag' }, kind === 'correction' ? 'results changed' : 'asked by the learner'),
    ),
  );
  let isBuilt = false;
  row.addEventListener('toggle', () => {
    if (!row.open || isBuilt) return;
    isBuilt = true;
    row.append(
      element(
        'div',
        { class: 'certificate-body' },
        element('p', { class: 'hint' }, `Open since ${dayInWords(openedOn)}.`),
        changes.length === 0
          ? null
          : element('ul', { class: 'changes' }, ...changes.map((change) => element('li', {}, foreignText(change)))),
        request === null ? null : element('blockquote', { class: 'request' }, foreignProse(request)),
        certificate === null ? null : element('p', { class: 'exact hint' }, certificate),
        correction(desk, review, events),
        closingForm(desk, review, () => events.closed(row)),
      ),
    );
  });
  return row;
}

/** To issue the certificate anew as it is decided now, where it is earned. */
function correction(
  { client, onKeyProblem }: Desk,
  { certificate, decided, kind }: Review,
  { changed, handedOver }: ReviewEvents,
): HTMLElement | null {
  if (certificate === null || kind === 'request') return null;
  if (decided !== 'earned') {
    return element('p', { class: 'hint' }, 'If it has to go, revoke it in the last step below, and close this then.');
  }
  const said = element('p', { class: 'hint', role: 'status' });
  const correct = workButton('secondary-button', 'Issue it as decided now …', 'Issuing …', onKeyProblem, async () => {
    const question = {
      title: 'Issue a corrected certificate?',
      sentences: [
        'A new certificate that says what is decided now is issued and anchored. When it is final, the old one is revoked as superseded, for ever.',
        'The holder is never without a valid one. The review stays open until you close it.',
      ],
      yes: 'Issue the correction',
    };
    if (!(await confirmed(question))) return;
    handedOver(await client.correctAsDecided(certificate));
    said.textContent = 'The correction is issued. Close the review as corrected, with an answer.';
    await changed();
  });
  return element('div', { class: 'act' }, correct.node, said);
}
