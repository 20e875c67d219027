import type { Anchor, CertificateFile } from './certificate-file.ts';
import { checkChain } from './chain-checks.ts';
import type { BlockReference, ChainReading } from './chain-reading.ts';
import { type Check, checkNames, notChecked } from './check.ts';
import type { Credential } from './credential.ts';
import { didWebName } from './did-web.ts';
import {
  checkAnchorAgreement,
  checkBareHash,
  checkInclusion,
  checkReadable,
  checkUnreadable,
  checkValidityPeriod,
} from './document-checks.ts';
import type { CairnError } from './errors.ts';
import { describeHashRecord } from './hash-record.ts';
import type { CredentialHash } from './hex.ts';
import { checkHolder } from './holder-check.ts';
import { checkIdentity } from './identity-check.ts';
import type { IdentityReading } from './identity-reading.ts';
import type { Pins } from './pins.ts';
import { isInvalidReason, type Reason, reasonPrecedence } from './reason.ts';
import { findDeployment, viewRegistry } from './registry-view.ts';
import { checkSignature, type SignatureFinding } from './signature-check.ts';

/** Who issued a certificate, as it says itself, and how that is known. */
export interface VerdictIssuer {
  readonly did: string;
  /** The domain of a `did:web`, and its path where it speaks for that alone (`didWebName`): what to show above the name. */
  readonly domain: string | null;
  /** Self-stated. */
  readonly name: string;
  /** What confirms that the DID is this issuer's; null when nothing does. */
  readonly knownBy: 'pin' | 'did-document' | null;
}

/** The answer about a certificate: a value, never an exception. */
export interface Verdict {
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  /** Null exactly when `valid`. */
  readonly reason: Reason | null;
  /** Every check once, in the order of `checkNames`. */
  readonly checks: readonly Check[];
  /** Null without a document that can be read; to be shown as the document's words, whatever the verdict. */
  readonly credential: Credential | null;
  readonly credentialHash: CredentialHash | null;
  /** The credential with the anchor that it was judged by; null when there is none. */
  readonly certificate: CertificateFile | null;
  readonly issuer: VerdictIssuer | null;
  /** The newest block of the reading that was believed; null when none was. */
  readonly block: BlockReference | null;
  /** The "now" of the verdict, ISO 8601. */
  readonly checkedAt: string;
}

/** What is judged. */
export type Subject =
  | { readonly kind: 'unreadable'; readonly error: CairnError }
  | {
      readonly kind: 'hash';
      readonly credentialHash: CredentialHash;
      /** Where somebody says that the hash is anchored; null when nobody does. */
      readonly anchor: Anchor | null;
    }
  | {
      readonly kind: 'credential';
      readonly credential: Credential;
      readonly credentialHash: CredentialHash;
      /** The certificate file; null for a credential whose anchor nobody supplies. */
      readonly certificate: CertificateFile | null;
      /** Whether the anchor came with the document, or from somebody whose word is no proof that it is the one. */
      readonly anchorSupplied: boolean;
      /** Why the search for an anchor failed; null when it did not, or when none was needed. */
      readonly searchFailure: string | null;
      readonly signature: SignatureFinding;
    };

/** Everything that a verdict rests on. */
export interface Facts {
  readonly subject: Subject;
  readonly pins: Pins;
  readonly now: Date;
  /** Null when no node was asked. */
  readonly chain: ChainReading | null;
  readonly identity: IdentityReading;
  /** What somebody typed to see whether the certificate is theirs; null when nobody did. */
  readonly holderClaim: string | null;
}

/**
 * Judges a certificate. Pure: the same facts give the same verdict.
 *
 * Every check is made that the facts allow; each that does not hold has a reason; the verdict is the first of the
 * reasons in `reasonPrecedence`, so what is proven outranks what could not be told, and `valid` is what has none.
 */
export function judge(facts: Facts): Verdict {
  const { subject, now } = facts;
  switch (subject.kind) {
    case 'unreadable':
      return conclude([checkUnreadable(subject.error)], now, {});
    case 'hash':
      return judgeHash(facts, subject);
    case 'credential':
      return judgeCredential(facts, subject);
  }
}

/** Never more than `document-required`: what is known of the hash is told beside, and counts neither way. */
function judgeHash({ pins, chain, now }: Facts, { credentialHash, anchor }: Subject & { kind: 'hash' }): Verdict {
  const document = checkBareHash(credentialHash);
  if (anchor === null) return conclude([document], now, { credentialHash });
  const { trusted } = viewRegistry(findDeployment(pins, anchor), chain, now);
  const record = describeHashRecord(credentialHash, anchor, trusted);
  return conclude([document, record], now, { credentialHash, block: trusted?.head ?? null });
}

function judgeCredential(facts: Facts, subject: Subject & { kind: 'credential' }): Verdict {
  const { pins, now } = facts;
  const { credential, credentialHash, certificate } = subject;
  const agreement = checkAnchorAgreement(credential, certificate?.anchor ?? null, subject.searchFailure);
  const checks: Check[] = [
    checkReadable(credential, credentialHash),
    agreement,
    checkValidityPeriod(credential, now),
    checkSignature(subject.signature),
    checkHolder(credential.holder, facts.holderClaim),
  ];
  let block: BlockReference | null = null;
  if (certificate !== null) {
    const { anchor } = certificate;
    const inclusion = checkInclusion(credentialHash, anchor);
    // A file that points to another record than its credential: what the chain says of it is about something else.
    if (agreement.outcome === 'pass') {
      const view = viewRegistry(findDeployment(pins, anchor), facts.chain, now);
      const chainCase = { credential, anchor, anchorSupplied: subject.anchorSupplied, inclusion, view };
      checks.push(view.check, ...Object.values(checkChain(chainCase)));
      if (view.trusted?.recent === false) doubtClock(checks);
      block = view.trusted?.head ?? null;
    } else checks.push(inclusion);
  }
  const identity = checkIdentity(credential, pins, facts.identity);
  checks.push(identity);

  const knownBy = identity.evidence.knownBy;
  const { id: did, name } = credential.issuer;
  return conclude(checks, now, {
    credential,
    credentialHash,
    certificate,
    issuer: {
      did,
      domain: didWebName(did),
      name,
      knownBy: knownBy === 'pin' || knownBy === 'did-document' ? knownBy : null,
    },
    block,
  });
}

/** Says of a line that rests on this clock that the chain contradicts it: whoever reads `expired` looks at the clock first. */
function doubtClock(checks: Check[]): void {
  const at = checks.findIndex(({ name, outcome }) => name === 'validity-period' && outcome === 'fail');
  const doubtful = checks[at];
  if (doubtful === undefined) return;
  const sentence = `${doubtful.sentence} That is by this clock, which the newest block contradicts: check it first.`;
  checks[at] = { ...doubtful, sentence };
}

/** What has to pass for `valid`: all but the lines that alter nothing when they are not checked. */
const requiredChecks = checkNames.filter((name) => name !== 'signature' && name !== 'holder');

/** The verdict that follows from the checks made; those that were not made are listed as such. */
function conclude(made: readonly Check[], now: Date, known: Partial<Verdict>): Verdict {
  const checks = checkNames.map(
    (name) =>
      made.find((check) => check.name === name) ?? notChecked(name, 'Not looked at: something before it is missing.'),
  );
  const found = reasonPrecedence.find((candidate) => checks.some((check) => check.reason === candidate)) ?? null;
  // A required check that neither passed nor gave a reason would be a bug of ours; it must not end in `valid`.
  const complete = requiredChecks.every((name) =>
    checks.some((check) => check.name === name && check.outcome === 'pass'),
  );
  const reason = found ?? (complete ? null : 'chain-unavailable');
  return {
    verdict: reason === null ? 'valid' : isInvalidReason(reason) ? 'invalid' : 'unknown',
    reason,
    checks,
    credential: null,
    credentialHash: null,
    certificate: null,
    issuer: null,
    block: null,
    ...known,
    checkedAt: now.toISOString(),
  };
}
