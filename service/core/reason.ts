/** Why a certificate is not valid, proven, in order of precedence. */
export const invalidReasons = [
  'malformed',
  'anchor-mismatch',
  'issuer-mismatch',
  'proof-invalid',
  'not-anchored',
  'anchor-void',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
  'signature-invalid',
] as const;

/** Why it could not be told whether a certificate is valid, in order of precedence. */
export const unknownReasons = [
  'document-required',
  'unknown-registry',
  'wrong-chain',
  'chain-unavailable',
  'chain-stale',
  'anchor-pending',
  'issuer-identity-unbound',
] as const;

export type InvalidReason = (typeof invalidReasons)[number];
export type UnknownReason = (typeof unknownReasons)[number];
/** Why a verdict is not `valid`. */
export type Reason = InvalidReason | UnknownReason;

/** All reasons: whichever applies first here is the verdict's. What is proven outranks what is not known. */
export const reasonPrecedence: readonly Reason[] = [...invalidReasons, ...unknownReasons];

/** Whether a reason proves a certificate not valid. */
export function isInvalidReason(reason: Reason): reason is InvalidReason {
  return invalidReasons.some((invalid) => invalid === reason);
}
