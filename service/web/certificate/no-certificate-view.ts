import { cairnFigure } from '../page/cairn-figure.ts';
import { dayText } from '../page/day-text.ts';
import { element } from '../page/element.ts';
import type { NoCertificate } from './held-certificate.ts';
import { NO_CERTIFICATE_WORDS, WORK_WORDS } from './page-words.ts';

/** What stands where there is no certificate to show: why, and what to do. */
export function noCertificateView(none: NoCertificate, tryAgain: () => void): HTMLElement {
  const { title, text, again } = NO_CERTIFICATE_WORDS[none.kind];
  const expired = none.kind === 'expired' && none.expiresOn !== null ? dayText(none.expiresOn) : null;
  const button = element('button', { type: 'button', class: 'primary-button', id: 'try-again' }, WORK_WORDS.tryAgain);
  button.addEventListener('click', tryAgain);
  return element(
    'section',
    { class: 'no-certificate', id: 'no-certificate', 'data-why': none.kind, 'aria-labelledby': 'no-certificate-title' },
    cairnFigure('fogged'),
    element(
      'div',
      {},
      element('h1', { id: 'no-certificate-title' }, title),
      expired === null ? null : element('p', { class: 'lead' }, 'It opened until ', expired, '.'),
      element('p', { class: 'lead' }, text),
      again ? element('p', { class: 'take-buttons' }, button) : null,
    ),
  );
}
