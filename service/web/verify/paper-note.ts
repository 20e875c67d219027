import type { Credential } from '../../core/credential.ts';
import { element, foreignText } from '../page/element.ts';
import { PAPER_WORDS as WORDS } from './page-words.ts';

/** What whoever holds a PDF has to know: its page and the certificate inside are two things. */
export function paperNote({ holder, achievement }: Credential): HTMLElement {
  const names = holder.names.flatMap((name, index) => [...(index === 0 ? [] : [', ']), foreignText(name)]);
  return element(
    'aside',
    { class: 'paper-note', 'aria-labelledby': 'paper-title' },
    element('h3', { id: 'paper-title' }, WORDS.title),
    element('p', {}, WORDS.text),
    names.length === 0
      ? element('p', {}, WORDS.unnamed)
      : element('p', {}, `${WORDS.named} `, element('strong', {}, ...names), ': ', foreignText(achievement.name)),
  );
}
