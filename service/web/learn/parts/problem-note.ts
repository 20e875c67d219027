import { element, foreignText } from '../../page/element.ts';
import { outcomeIcon } from '../../page/outcome-icon.ts';
import type { LearnProblem } from '../api/learn-problem.ts';
import { LEARN_WORDS as WORDS } from '../learn-words.ts';

/** What was not done and why, with the way out; read out as it appears. */
export function problemNote({ message, remedy, kind }: LearnProblem, again?: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'secondary-button' }, WORDS.tryAgain);
  if (again !== undefined) button.addEventListener('click', again);
  return element(
    'div',
    { class: 'problem', role: 'alert' },
    outcomeIcon(kind === 'refused' ? 'fail' : 'unknown'),
    element(
      'div',
      {},
      element('p', { class: 'problem-detail' }, foreignText(message)),
      remedy === null ? null : element('p', {}, foreignText(remedy)),
      again === undefined ? null : element('p', { class: 'problem-again' }, button),
    ),
  );
}
