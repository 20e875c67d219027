import type { Anchor } from './certificate-file.ts';
import type { RegistryStatus } from './chain-reading.ts';
import { type Check, type CheckName, fail, notChecked, pass, unknown } from './check.ts';
import type { Credential } from './credential.ts';
import { isDid } from './did.ts';
import type { UnknownReason } from './reason.ts';
import { dayAndTime, type RegistryView, type TrustedReading } from './registry-view.ts';

/** What the lines of the chain are judged from. */
export interface ChainCase {
  readonly credential: Credential;
  readonly anchor: Anchor;
  /** Whether somebody other than the document supplied the anchor: then its root may simply be the wrong one. */
  readonly anchorSupplied: boolean;
  /** The `inclusion` line as far as it needs no chain. */
  readonly inclusion: Check;
  readonly view: RegistryView;
}

/** The lines that need the chain, and `inclusion`, which the registry's own record completes. */
export interface ChainChecks {
  readonly inclusion: Check;
  readonly issuer: Check;
  readonly anchoring: Check;
  readonly standing: Check;
  readonly revocation: Check;
  readonly suspension: Check;
}

/** Judges the lines that need the chain. */
export function checkChain(chainCase: ChainCase): ChainChecks {
  const { inclusion, view } = chainCase;
  const { trusted } = view;
  if (trusted === null) {
    const unread = (name: CheckName) => unreadable(name, view);
    return {
      inclusion,
      issuer: unread('issuer'),
      anchoring: unread('anchoring'),
      standing: unread('standing'),
      revocation: unread('revocation'),
      suspension: unread('suspension'),
    };
  }
  return {
    inclusion: trusted.recent ? checkRecordedProof(chainCase, trusted.atHead) : inclusion,
    issuer: checkIssuer(chainCase.credential, trusted),
    anchoring: trusted.recent ? checkAnchoring(chainCase, trusted) : unreadable('anchoring', view),
    standing: trusted.recent ? checkStanding(trusted.atHead) : unreadable('standing', view),
    revocation: checkRevocation(chainCase, trusted),
    suspension: trusted.recent ? checkSuspension(inclusion, trusted.atHead) : unreadable('suspension', view),
  };
}

/** The line of something that only the chain could have told: unknown, for the reason that the registry line gives. */
function unreadable(name: CheckName, view: RegistryView): Check {
  const reason: UnknownReason = unknownReasonOf(view.check);
  return unknown(name, reason, 'Could not be told, since the registry could not be read reliably.');
}

function unknownReasonOf(check: Check): UnknownReason {
  switch (check.reason) {
    case 'unknown-registry':
    case 'wrong-chain':
    case 'chain-stale':
      return check.reason;
    default:
      return 'chain-unavailable';
  }
}

/** The registry has its own record of the batch's size; a proof for another size is no proof. */
function checkRecordedProof({ inclusion, anchor, anchorSupplied }: ChainCase, status: RegistryStatus): Check {
  if (inclusion.outcome !== 'pass' || !status.anchored) return inclusion;
  if (status.size === anchor.size && status.proofValid) return inclusion;
  const evidence = { ...inclusion.evidence, recordedSize: status.size, recordedProofValid: status.proofValid };
  if (anchorSupplied) return unknown('inclusion', 'document-required', wrongSuppliedAnchor, evidence);
  const sentence = 'The proof in the file is not for the batch as it is recorded.';
  return fail('inclusion', 'proof-invalid', sentence, evidence);
}

const wrongSuppliedAnchor =
  'The record that was found for this credential does not hold it. Ask the holder for the certificate file.';

/** The DID of an issuer number never changes, so a reading of any age can prove that it is another. */
function checkIssuer(credential: Credential, { atHead }: TrustedReading): Check {
  const evidence = { did: credential.issuer.id, registeredDid: atHead.did };
  if (atHead.did === credential.issuer.id) {
    return pass('issuer', `The registry holds ${credential.issuer.id} as the issuer.`, evidence);
  }
  // An issuer that is not registered (yet) anchored nothing: the anchoring line says so.
  if (atHead.did === '' && !atHead.anchored)
    return notChecked('issuer', 'No issuer is registered under this number.', evidence);
  // The registry takes any text for a DID: one that is none is a stranger's sentence, and not put into ours.
  const other = isDid(atHead.did) ? atHead.did : 'somebody under a name that is no DID';
  const sentence = `The certificate says that ${credential.issuer.id} issued it, but the record was made by ${other}.`;
  return fail('issuer', 'issuer-mismatch', sentence, evidence);
}

function checkAnchoring(
  { anchor, anchorSupplied }: ChainCase,
  { deployment, atHead, final, head }: TrustedReading,
): Check {
  const { key, anchoredAt } = atHead;
  if (!atHead.anchored) {
    // Records are never deleted: a head without one that is already final comes from a node that fell behind.
    if (final?.status.anchored) {
      const sentence =
        'The node contradicts itself: its newest block lacks a record that it calls final. Choose another.';
      return unknown('anchoring', 'chain-stale', sentence, { root: anchor.root, block: head.number });
    }
    const evidence = { root: anchor.root, block: head.number };
    if (anchorSupplied) return unknown('anchoring', 'document-required', wrongSuppliedAnchor, evidence);
    const sentence = `The issuer never recorded this certificate on ${deployment.name}.`;
    return fail('anchoring', 'not-anchored', sentence, evidence);
  }
  const evidence = { root: anchor.root, key, anchoredAt, block: head.number, finalBlock: final?.block.number ?? null };
  if (final === null || !sameRecord(final.status, atHead)) {
    const sentence = `Recorded on ${deployment.name} on ${dayAndTime(anchoredAt)}, but not yet final. Try again later.`;
    return unknown('anchoring', 'anchor-pending', sentence, evidence);
  }
  return pass('anchoring', `Recorded on ${deployment.name} on ${dayAndTime(anchoredAt)}, for good.`, evidence);
}

/** A void root may be anchored again by a good key: then the final view can hold the older record. */
function sameRecord(a: RegistryStatus, b: RegistryStatus): boolean {
  return a.anchored && b.anchored && a.anchoredAt === b.anchoredAt && a.key === b.key && a.size === b.size;
}

function checkStanding(status: RegistryStatus): Check {
  if (!status.anchored) return notChecked('standing', 'There is no record whose standing could be checked.');
  const { key, anchoredAt, keyCompromisedSince } = status;
  const evidence = { key, anchoredAt, keyCompromisedSince: keyCompromisedSince === 0 ? null : keyCompromisedSince };
  if (!status.voided) return pass('standing', 'The key that made the record was in good standing.', evidence);
  const sentence =
    'The record does not count: the issuer declared that its key was in the wrong hands when it was made. ' +
    'Ask the issuer for a new certificate.';
  return fail('standing', 'anchor-void', sentence, evidence);
}

/** Revocation is for ever, so a reading of any age can prove it; that there is none, only a recent one can. */
function checkRevocation({ inclusion, view }: ChainCase, { atHead, final, recent, head }: TrustedReading): Check {
  // The bit is that of the leaf at this index: without a proof that it is this credential's, it says nothing of it.
  if (inclusion.outcome !== 'pass') return unproven('revocation');
  const batchRevoked = atHead.batchRevoked || final?.status.batchRevoked === true;
  const revoked = atHead.revoked || final?.status.revoked === true;
  const evidence = { revoked, batchRevoked, block: head.number };
  if (revoked) return fail('revocation', 'revoked', 'The issuer revoked this certificate, for good.', evidence);
  if (batchRevoked) {
    const sentence = 'The issuer revoked the whole batch that this certificate belongs to, for good.';
    return fail('revocation', 'revoked', sentence, evidence);
  }
  if (!recent) return unreadable('revocation', view);
  if (!atHead.anchored) return notChecked('revocation', 'There is no record that could be revoked.');
  return pass('revocation', 'Not revoked.', evidence);
}

function checkSuspension(inclusion: Check, status: RegistryStatus): Check {
  if (inclusion.outcome !== 'pass') return unproven('suspension');
  if (!status.anchored) return notChecked('suspension', 'There is no record that could be suspended.');
  const evidence = { suspended: status.suspended };
  if (!status.suspended) return pass('suspension', 'Not suspended.', evidence);
  const sentence = 'The issuer suspended this certificate for the time being. Ask the issuer why, or try again later.';
  return fail('suspension', 'suspended', sentence, evidence);
}

function unproven(name: CheckName): Check {
  return notChecked(name, 'Not looked at: what the registry says at this place is not proven to be about this text.');
}
