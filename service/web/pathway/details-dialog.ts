import type { OutlineEntry } from '../../pathway/drawing/outline-entry.ts';
import { element, foreignText } from '../page/element.ts';
import { showDetails } from '../page/show-details.ts';
import { outlineView } from './outline-view.ts';
import { PATHWAY_WORDS as WORDS } from './page-words.ts';

/** Opens what a card stands for, beside the drawing. */
export function openDetails(dialog: HTMLDialogElement, { text, note, of }: OutlineEntry): void {
  const notes = note === undefined ? [] : [element('p', { class: 'outline-note' }, foreignText(note))];
  showDetails(dialog, text, WORDS.close, ...notes, ...outlineView(of));
}

/** A click beside the dialog closes it. */
export function closeOutside(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
}
