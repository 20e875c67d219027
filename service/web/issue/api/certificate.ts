import { elements, member, type Place, refuse } from '../../../core/shape.ts';
import { count, lengthAt, oneOf, orNull, text } from './answer-shapes.ts';

const STANDINGS = ['pending', 'in-force', 'suspended', 'revoked', 'void', 'unknown'] as const;

/** Where a certificate stands, as the chain has it. */
export type Standing = (typeof STANDINGS)[number];

/** A certificate of a batch, with its holder. */
export interface Certificate {
  readonly credentialHash: string;
  readonly revision: number;
  readonly learnerId: string | null;
  readonly name: string | null;
  readonly standing: Standing;
  readonly supersededBy: string | null;
}

/** Some of a batch's certificates; `next` is where the rest begins, or null. */
export interface CertificatePage {
  readonly certificates: readonly Certificate[];
  readonly next: number | null;
}

/** Who was written to, or would be. */
export interface Delivery {
  /** By this request: there may be more than one writes to. */
  readonly recipients: number;
  readonly sent: number;
  readonly failed: readonly { readonly learnerId: string; readonly failure: string }[];
  readonly remaining: number;
  readonly withoutAddress: number;
  readonly unusableAddress: number;
  readonly alreadySent: number;
}

export function deliveryAt(place: Place): Delivery {
  return {
    recipients: count(member(place, 'recipients')),
    sent: count(member(place, 'sent')),
    failed: elements(member(place, 'failed')).map((failed) => ({
      learnerId: text(member(failed, 'learnerId')),
      failure: text(member(failed, 'failure')),
    })),
    remaining: count(member(place, 'remaining')),
    withoutAddress: lengthAt('withoutAddress')(place),
    unusableAddress: lengthAt('unusableAddress')(place),
    alreadySent: count(member(place, 'alreadySent')),
  };
}

export function certificatePageAt(place: Place): CertificatePage {
  return {
    certificates: elements(member(place, 'certificates')).map((certificate) => ({
      credentialHash: text(member(certificate, 'credentialHash')),
      revision: count(member(certificate, 'revision')),
      learnerId: orNull(member(certificate, 'learnerId'), text),
      name: orNull(member(certificate, 'name'), text),
      standing: oneOf(member(certificate, 'standing'), STANDINGS),
      supersededBy: orNull(member(certificate, 'supersededBy'), text),
    })),
    next: orNull(member(place, 'next'), count),
  };
}

/** The address of the one link that was made. */
export function holderLinkAt(place: Place): string {
  const [link] = elements(member(place, 'links'));
  return link === undefined ? refuse(place, 'a link') : text(member(link, 'url'));
}
