import { element, foreignText } from './element.ts';

/** Opens a dialog under a title, with a way out. Where one was before gets the focus back when it is closed. */
export function showDetails(dialog: HTMLDialogElement, title: string, closeWord: string, ...body: Node[]): void {
  const close = element('button', { type: 'button', class: 'quiet-button' }, closeWord);
  close.addEventListener('click', () => dialog.close());
  dialog.replaceChildren(
    element('div', { class: 'details-head' }, element('h2', { id: 'details-title' }, foreignText(title)), close),
    ...body,
  );
  dialog.showModal();
  dialog.scrollTop = 0;
}
