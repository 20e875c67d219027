import type { AuditReport } from '../../core/audit/audit-report.ts';
import { element } from '../page/element.ts';
import { countedText, numberText, AUDIT_WORDS as WORDS } from './audit-words.ts';

/** How many certificates there are, and what becomes of them. */
export function standingView({ counts, countsNow }: AuditReport, asOf: string | null): HTMLElement {
  const tile = (name: string, number: number, look: string, note: string | null = null): HTMLElement =>
    element(
      'li',
      { class: `tile ${look}` },
      element('span', { class: 'tile-number' }, numberText(number)),
      element('span', { class: 'tile-name' }, name),
      note === null ? null : element('span', { class: 'tile-note' }, note),
    );
  const voidNote = counts.void === countsNow.void ? null : WORDS.voidNow(countsNow.void);
  return element(
    'section',
    { class: 'audit-part', 'aria-labelledby': 'standing-title' },
    element('h3', { id: 'standing-title' }, asOf === null ? WORDS.standing : WORDS.standingAsOf(asOf)),
    element(
      'ul',
      { class: 'tiles' },
      tile(WORDS.inForce, counts.inForce, 'in-force'),
      tile(WORDS.revoked, counts.revoked, 'revoked'),
      tile(WORDS.suspended, counts.suspended, 'suspended'),
      tile(WORDS.void, counts.void, 'void', voidNote),
    ),
    element(
      'p',
      { class: 'tally' },
      `${countedText(counts.certificates, 'certificate')} in ${countedText(counts.batches, 'batch', 'batches')} of ` +
        `${countedText(counts.issuers, 'issuer')}, with ${countedText(counts.keys, 'key')} ` +
        `(${numberText(counts.compromisedKeys)} compromised) and ${countedText(counts.documents, 'published document')}.`,
    ),
  );
}
