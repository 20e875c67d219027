import type { Check } from '../../core/check.ts';
import type { StatusChange } from '../../core/status-change.ts';
import type { Verdict } from '../../core/verdict.ts';
import { checksView } from '../page/checks-view.ts';
import { element } from '../page/element.ts';
import { outcomeIcon } from '../page/outcome-icon.ts';
import { statusChangeWords } from '../page/status-change-view.ts';
import { WORK_WORDS } from './page-words.ts';
import type { StandingWords } from './standing-words.ts';

/** How the certificate stands: a word with its shape, a sentence, and what that rests on to unfold. */
export function standingView(
  words: StandingWords,
  verdict: Verdict | null = null,
  checkAgain: (() => void) | null = null,
): HTMLElement {
  const { title, text, outcome, again } = words;
  return element(
    'section',
    { class: `standing outcome-${outcome}`, id: 'standing', 'aria-labelledby': 'standing-title' },
    element('div', { class: 'standing-mark' }, outcomeIcon(outcome)),
    element(
      'div',
      { class: 'standing-text' },
      element('h2', { id: 'standing-title' }, title),
      element('p', {}, text),
      element('p', { class: 'standing-change', hidden: true }),
      again && checkAgain !== null ? againButton(checkAgain) : null,
      verdict === null ? null : checksOf(verdict.checks),
    ),
  );
}

/** Adds why and when the status changed, once the chain has told. */
export function tellStatusChange(standing: HTMLElement, status: 'revoked' | 'suspended', change: StatusChange): void {
  const place = standing.querySelector<HTMLElement>('.standing-change');
  if (place === null) return;
  place.replaceChildren(...statusChangeWords(status, change));
  place.hidden = false;
}

/** Without the line of whoever stands before a visitor, who is the holder here, and without what was not to be checked. */
function checksOf(checks: readonly Check[]): HTMLElement {
  const made = checks.filter(
    ({ name, outcome }) => name !== 'holder' && (name !== 'signature' || outcome !== 'not-checked'),
  );
  return element('details', { class: 'standing-checks' }, element('summary', {}, WORK_WORDS.checks), checksView(made));
}

function againButton(checkAgain: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'quiet-button', id: 'check-again' }, WORK_WORDS.again);
  button.addEventListener('click', checkAgain);
  return element('p', { class: 'standing-again' }, button);
}
