import { element, foreignText } from '../../page/element.ts';
import { outcomeIcon } from '../../page/outcome-icon.ts';
import { problemWords } from './sign-in-words.ts';

/** What was not done and why, with the way out; read out as it appears. */
export function signInNote(problem: Parameters<typeof problemWords>[0]): HTMLElement {
  const { title, text } = problemWords(problem);
  return element(
    'div',
    { class: 'problem', role: 'alert', 'data-code': problem.code },
    outcomeIcon('fail'),
    element(
      'div',
      {},
      element('p', { class: 'problem-detail' }, foreignText(title)),
      text === null ? null : element('p', {}, foreignText(text)),
    ),
  );
}
