import { dayText } from '../page/day-text.ts';
import { element } from '../page/element.ts';
import type { HeldCertificate } from './held-certificate.ts';
import { LINK_WORDS as WORDS } from './page-words.ts';

/** What a holder has to know of the page itself: whose it is, and for how long. */
export function linkView({ expiresOn }: HeldCertificate): HTMLElement {
  return element(
    'section',
    { class: 'link-note', 'aria-labelledby': 'link-title' },
    element('h2', { id: 'link-title' }, WORDS.title),
    element('p', {}, WORDS.yours),
    expiresOn === null
      ? element('p', {}, WORDS.untilWithdrawn)
      : element('p', { id: 'link-until' }, `${WORDS.until} `, dayText(expiresOn), ' (UTC).'),
  );
}
