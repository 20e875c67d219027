import { element } from './element.ts';
import type { OriginStatus } from './origin-status.ts';
import { ORIGIN_WORDS as WORDS } from './page-words.ts';

/** What the page's own server says of a bare hash, kept apart from every verdict. */
export function originNote(status: OriginStatus): HTMLElement {
  return element(
    'section',
    { class: 'answer-part origin', 'aria-labelledby': 'origin-title' },
    element('h3', { id: 'origin-title' }, WORDS.title),
    element('p', {}, sentencesOf(status)),
    element('p', { class: 'origin-note' }, WORDS.caution),
  );
}

function sentencesOf(status: OriginStatus): string {
  if (status.kind !== 'status') return WORDS[status.kind];
  if (!status.anchored) return WORDS.notAnchored;
  const standing = status.revoked ? WORDS.revoked : status.suspended ? WORDS.suspended : WORDS.inForce;
  const readAt = status.blockNumber === null ? [] : [WORDS.readAt(status.blockNumber.toLocaleString('en-GB'))];
  return [WORDS.anchored, standing, ...readAt].join(' ');
}
