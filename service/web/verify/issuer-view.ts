import { formatIssuerReference } from '../../core/issuer-reference.ts';
import type { Verdict, VerdictIssuer } from '../../core/verdict.ts';
import { element, foreignText } from '../page/element.ts';
import { outcomeIcon } from '../page/outcome-icon.ts';
import { ISSUER_WORDS as WORDS } from './issuer-words.ts';

/**
 * Who issued the certificate: the domain first and large, how that is known, and only then the name that the issuer
 * gives itself.
 *
 * @param isRecorded whether the chain bears out that the registry entry named by the certificate recorded exactly it
 * @param isPinnedByVisitor whether the pin, if there is one, is the visitor's own and not the site's
 */
export function issuerView(
  issuer: VerdictIssuer,
  verdict: Verdict,
  isRecorded: boolean,
  isPinnedByVisitor: boolean,
): HTMLElement {
  const who = issuer.domain ?? issuer.did;
  const isConfirmed = isRecorded && issuer.knownBy !== null;
  const title = isConfirmed ? WORDS.issued : isRecorded ? WORDS.unbound : WORDS.claimed;
  return element(
    'section',
    { class: `answer-part issuer ${isConfirmed ? 'confirmed' : 'unconfirmed'}`, 'aria-labelledby': 'issuer-title' },
    element('h3', { id: 'issuer-title' }, title),
    element('p', { class: 'issuer-domain' }, element('bdi', { dir: 'ltr' }, who)),
    element(
      'p',
      { class: `known-by outcome-${isConfirmed ? 'pass' : 'unknown'}` },
      outcomeIcon(isConfirmed ? 'pass' : 'unknown'),
      element('span', {}, isRecorded ? knownByWords(issuer, who, isPinnedByVisitor) : WORDS.claimedNote),
    ),
    element('p', { class: 'self-stated' }, `${WORDS.selfStated} `, foreignText(`“${issuer.name}”`)),
    verdict.credential === null
      ? null
      : element(
          'p',
          { class: 'self-stated' },
          `${WORDS.entry} `,
          element('span', { class: 'exact' }, formatIssuerReference(verdict.credential.reference)),
        ),
  );
}

function knownByWords(issuer: VerdictIssuer, who: string, isPinnedByVisitor: boolean): string {
  switch (issuer.knownBy) {
    case 'pin':
      return isPinnedByVisitor ? WORDS.pinnedByVisitor : WORDS.pinnedBySite;
    case 'did-document':
      return WORDS.confirmedByDomain(who);
    case null:
      return WORDS.notKnown(who);
  }
}
