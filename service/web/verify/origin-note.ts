import type { CredentialHash } from '../../core/hex.ts';
import { element } from '../page/element.ts';
import type { OriginStatus } from './origin-status.ts';
import { ORIGIN_WORDS as WORDS } from './page-words.ts';

/** What the page's own server says of a bare hash, kept apart from every verdict. */
export function originNote(status: OriginStatus): HTMLElement {
  const successor = successorNamedBy(status);
  return element(
    'section',
    { class: 'answer-part origin', 'aria-labelledby': 'origin-title' },
    element('h3', { id: 'origin-title' }, WORDS.title),
    element('p', {}, sentencesOf(status)),
    successor === null
      ? null
      : element(
          'p',
          { class: 'origin-successor' },
          `${WORDS.superseded} `,
          element('span', { class: 'exact' }, successor),
        ),
    element('p', { class: 'origin-note' }, WORDS.caution),
  );
}

function sentencesOf(status: OriginStatus): string {
  if (status.kind !== 'status') return WORDS[status.kind];
  if (!status.anchored) return WORDS.notAnchored;
  const standing = status.voided ? WORDS.voided : standingOf(status);
  const readAt = status.blockNumber === null ? [] : [WORDS.readAt(status.blockNumber.toLocaleString('en-GB'))];
  return [WORDS.anchored, standing, ...readAt].join(' ');
}

function standingOf({ revoked, suspended }: { readonly revoked: boolean; readonly suspended: boolean }): string {
  if (revoked) return WORDS.revoked;
  return suspended ? WORDS.suspended : WORDS.inForce;
}

/** The hash of the certificate that, as the server says, corrects this one; null when it names none. */
export function successorNamedBy(status: OriginStatus): CredentialHash | null {
  return status.kind === 'status' ? status.supersededBy : null;
}
