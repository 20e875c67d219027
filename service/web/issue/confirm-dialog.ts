import { element, elementById } from '../page/element.ts';

/** What somebody is asked before it is done. */
export interface Question {
  readonly title: string;
  readonly sentences: readonly string[];
  /** The name of the button that does it. */
  readonly yes: string;
  /** For what is for ever: what has to be typed before the button works. */
  readonly typed?: string;
}

/** Asks before something is done; resolves to whether it is to be. Escape, or anything but the button, is a no. */
export function confirmed({ title, sentences, yes, typed }: Question): Promise<boolean> {
  const dialog = elementById('dialog', HTMLDialogElement);
  const confirm = element('button', { type: 'submit', class: 'primary-button', value: 'yes' }, yes);
  const input = element('input', {
    id: 'confirm-typed',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  if (typed !== undefined) {
    confirm.disabled = true;
    input.addEventListener('input', () => {
      confirm.disabled = input.value.trim().toLowerCase() !== typed.toLowerCase();
    });
  }
  const cancel = element('button', { type: 'button', class: 'secondary-button' }, 'Do nothing');
  cancel.addEventListener('click', () => dialog.close());
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id: 'dialog-title' }, title),
    ...sentences.map((sentence) => element('p', {}, sentence)),
    typed === undefined
      ? null
      : element(
          'div',
          { class: 'field' },
          element('label', { for: 'confirm-typed' }, `Type ${typed} to confirm`),
          input,
        ),
    element('div', { class: 'dialog-buttons' }, confirm, cancel),
  );
  form.addEventListener('submit', (event) => {
    // The page's policy lets no form be sent, not even to itself.
    event.preventDefault();
    dialog.close('yes');
  });
  dialog.replaceChildren(form);
  dialog.returnValue = '';
  dialog.showModal();
  (typed === undefined ? cancel : input).focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
