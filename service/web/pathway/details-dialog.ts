import type { OutlineEntry } from '../../pathway/drawing/outline-entry.ts';
import { element, foreignText } from '../page/element.ts';
import { outlineView } from './outline-view.ts';
import { PATHWAY_WORDS as WORDS } from './page-words.ts';

/** Opens what a card stands for, beside the drawing. Where one was before gets the focus back when it is closed. */
export function openDetails(dialog: HTMLDialogElement, { text, note, of }: OutlineEntry): void {
  const close = element('button', { type: 'button', class: 'quiet-button' }, WORDS.close);
  close.addEventListener('click', () => dialog.close());
  dialog.replaceChildren(
    element('div', { class: 'details-head' }, element('h2', { id: 'details-title' }, foreignText(text)), close),
    ...(note === undefined ? [] : [element('p', { class: 'outline-note' }, foreignText(note))]),
    ...outlineView(of),
  );
  dialog.showModal();
  dialog.scrollTop = 0;
}

/** A click beside the dialog closes it. */
export function closeOutside(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
