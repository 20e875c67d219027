import type { Check } from '../../core/check.ts';
import type { Holder } from '../../core/credential-holder.ts';
import { checkHolder } from '../../core/holder-check.ts';
import { CHECKS_WORDS as WORDS } from '../page/check-words.ts';
import { checkText } from '../page/checks-view.ts';
import { element } from '../page/element.ts';
import { outcomeIcon } from '../page/outcome-icon.ts';

/**
 * The holder's line: "not checked" until the visitor types an e-mail address or a name, which is compared here and goes
 * nowhere. Whatever it says, the verdict stays as it is.
 */
export function holderView(holder: Holder): HTMLElement {
  const line = element('div', { 'aria-live': 'polite' });
  const input = element('input', { id: 'holder-claim', type: 'text', autocomplete: 'off', spellcheck: 'false' });
  const form = element(
    'form',
    { class: 'holder-check', novalidate: true },
    element('label', { for: 'holder-claim' }, WORDS.holderLabel),
    element(
      'div',
      { class: 'field-row' },
      input,
      element('button', { type: 'submit', class: 'secondary-button' }, WORDS.holderButton),
    ),
    element('p', { class: 'origin-note' }, WORDS.holderPrivate),
  );
  const show = (check: Check): void => {
    line.className = `check-line holder-line outcome-${check.outcome}`;
    line.replaceChildren(outcomeIcon(check.outcome), checkText(check));
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(checkHolder(holder, input.value));
  });
  show(checkHolder(holder, null));
  return element(
    'section',
    { class: 'answer-part', 'aria-labelledby': 'holder-title' },
    element('h3', { id: 'holder-title' }, WORDS.holderTitle),
    line,
    form,
  );
}
