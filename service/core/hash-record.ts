import type { Anchor } from './certificate-file.ts';
import { type Check, notChecked } from './check.ts';
import { isDid } from './did.ts';
import type { CredentialHash } from './hex.ts';
import { verifyInclusion } from './inclusion-proof.ts';
import { dayAndTime, type TrustedReading } from './registry-view.ts';

/**
 * What is known of a bare hash, as a line that counts neither way: strangers can anchor and revoke anyone's hash, and
 * only the document says which issuer's record is the one that matters.
 */
export function describeHashRecord(hash: CredentialHash, anchor: Anchor, trusted: TrustedReading | null): Check {
  const { index, size, proof, root } = anchor;
  const proven = verifyInclusion({ index, size, credentialHash: hash, proof, root });
  if (!proven || trusted === null || !trusted.atHead.anchored || !trusted.atHead.proofValid) {
    return notChecked('anchoring', 'No record of this hash was found in a registry that this verifier knows.');
  }
  const { did, anchoredAt, revoked, batchRevoked, suspended, voided } = trusted.atHead;
  const standing = [
    ...(voided ? ['void'] : []),
    ...(revoked || batchRevoked ? ['revoked'] : []),
    ...(suspended ? ['suspended'] : []),
  ];
  const since = standing.length === 0 ? '' : `, and is ${standing.join(' and ')} now`;
  const sentence =
    `A record of this hash was made on ${dayAndTime(anchoredAt)} ${isDid(did) ? `in the name of ${did}` : 'under a name that is no DID'}${since}. ` +
    'Anyone can make a record in any name: only the certificate file tells whether this is the one that counts.';
  const status = { revoked: revoked || batchRevoked, suspended, voided, block: trusted.head.number };
  return notChecked('anchoring', sentence, {
    did,
    issuerId: String(anchor.issuerId),
    root,
    index,
    anchoredAt,
    ...status,
  });
}
