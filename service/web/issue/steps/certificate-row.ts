import { element, foreignText } from '../../page/element.ts';
import type { Certificate } from '../api/certificate.ts';
import type { Desk } from '../desk.ts';
import { STANDING_WORDS } from '../words.ts';
import { certificateActs } from './certificate-acts.ts';
import type { StepEvents } from './step.ts';

/** A certificate as a line, which unfolds to what can be done with it. */
export function certificateRow(desk: Desk, certificate: Certificate, events: StepEvents): HTMLElement {
  const { name, learnerId, standing, revision, credentialHash, supersededBy } = certificate;
  const badge = element('span', { class: `standing ${standing}` }, STANDING_WORDS[standing]);
  const row = element(
    'details',
    { class: 'certificate' },
    element(
      'summary',
      {},
      element(
        'span',
        { class: 'certificate-holder' },
        element('strong', {}, name === null ? 'No name' : foreignText(name)),
        element('span', { class: 'hint' }, learnerId === null ? 'erased' : foreignText(learnerId)),
      ),
      revision > 1 ? element('span', { class: 'tag' }, `correction ${revision - 1}`) : null,
      supersededBy === null ? null : element('span', { class: 'tag' }, 'corrected'),
      badge,
    ),
  );
  const stands = (now: Certificate['standing']): void => {
    badge.className = `standing ${now}`;
    badge.textContent = STANDING_WORDS[now];
  };
  let isBuilt = false;
  row.addEventListener('toggle', () => {
    if (!row.open || isBuilt) return;
    isBuilt = true;
    row.append(
      element(
        'div',
        { class: 'certificate-body' },
        element('p', { class: 'exact hint' }, credentialHash),
        certificateActs(desk, certificate, stands, events),
      ),
    );
  });
  return row;
}
