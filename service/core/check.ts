import type { InvalidReason, Reason, UnknownReason } from './reason.ts';

/** Every check, in the order in which a verdict lists them: what needs no chain comes first. */
export const checkNames = [
  /** The document can be read and has the shape of a certificate. */
  'document',
  /** File and credential name the same anchor. */
  'anchor-agreement',
  /** The credential is the leaf under the root, by a proof of the exact depth. */
  'inclusion',
  /** The day of checking lies within the validity period. */
  'validity-period',
  /** A pinned registry on the right chain answered, from a recent block. */
  'registry',
  /** The registry holds the credential's issuer DID for the issuer's number. */
  'issuer',
  /** The root is anchored, and finally so. */
  'anchoring',
  /** The key that anchored was not declared compromised as of then. */
  'standing',
  /** Neither the certificate nor its whole batch is revoked. */
  'revocation',
  'suspension',
  /** The DID is known to belong to this issuer number of this registry. */
  'identity',
  'signature',
  /** What the visitor typed is the holder's. Never alters the verdict. */
  'holder',
] as const;

export type CheckName = (typeof checkNames)[number];

/** What a check rests on, for programs and for those who look closer. */
export type Evidence = Readonly<Record<string, string | number | boolean | null>>;

/** One line of a verdict. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: 'pass' | 'fail' | 'unknown' | 'not-checked';
  /** Present exactly when the line counts against `valid`. */
  readonly reason?: Reason;
  /** Plain words for people. */
  readonly sentence: string;
  readonly evidence: Evidence;
}

/** The check holds. */
export function pass(name: CheckName, sentence: string, evidence: Evidence = {}): Check {
  return { name, outcome: 'pass', sentence, evidence };
}

/** The check is proven not to hold. */
export function fail(name: CheckName, reason: InvalidReason, sentence: string, evidence: Evidence = {}): Check {
  return { name, outcome: 'fail', reason, sentence, evidence };
}

/** Whether the check holds could not be told, and that keeps the verdict from being `valid`. */
export function unknown(name: CheckName, reason: UnknownReason, sentence: string, evidence: Evidence = {}): Check {
  return { name, outcome: 'unknown', reason, sentence, evidence };
}

/** Nobody asked, or the answer would alter nothing. */
export function notChecked(name: CheckName, sentence: string, evidence: Evidence = {}): Check {
  return { name, outcome: 'not-checked', sentence, evidence };
}
