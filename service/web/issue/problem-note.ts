import { element, foreignText } from '../page/element.ts';
import { outcomeIcon } from '../page/outcome-icon.ts';
import type { DeskProblem } from './api/desk-problem.ts';

/** What was not done and why, with the way out; read out as it appears. */
export function problemNote({ message, remedy, code }: DeskProblem): HTMLElement {
  return element(
    'div',
    { class: 'problem', role: 'alert' },
    outcomeIcon('fail'),
    element(
      'div',
      {},
      element('p', { class: 'problem-detail' }, foreignText(message)),
      remedy === null ? null : element('p', {}, foreignText(remedy)),
      element('p', { class: 'problem-code' }, element('code', {}, code)),
    ),
  );
}
