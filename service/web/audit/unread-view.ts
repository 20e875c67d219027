import type { CairnError } from '../../core/errors.ts';
import { cairnFigure } from '../page/cairn-figure.ts';
import { element, foreignText } from '../page/element.ts';
import { AUDIT_WORDS as WORDS } from './audit-words.ts';

/** What stands in place of an answer when no node could be read. */
export function unreadView(
  failure: Pick<CairnError, 'code' | 'message'>,
  actions: { readonly tryAgain: () => void; readonly openSettings: () => void },
): HTMLElement {
  const button = (look: string, name: string, act: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', class: look }, name);
    made.addEventListener('click', act);
    return made;
  };
  return element(
    'section',
    { class: 'answer unknown', id: 'answer', 'data-answer': 'could-not-tell', 'aria-labelledby': 'answer-title' },
    element(
      'div',
      { class: 'verdict-head' },
      cairnFigure('fogged'),
      element(
        'div',
        {},
        element('h2', { id: 'answer-title' }, WORDS.unread),
        element('p', { class: 'verdict-meaning' }, WORDS.unreadMeaning),
        element('p', { class: 'verdict-way-out' }, foreignText(failure.message)),
        element(
          'div',
          { class: 'verdict-buttons' },
          button('primary-button', WORDS.tryAgain, actions.tryAgain),
          button('secondary-button', WORDS.openSettings, actions.openSettings),
        ),
      ),
    ),
  );
}
