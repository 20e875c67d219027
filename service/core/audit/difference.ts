import type { Address, CredentialHash, Hash32, MerkleRoot } from '../hex.ts';
import { type LeafRange, leafRangesText } from './leaf-ranges.ts';

/** Every kind of difference, with what it means. Part of the interface: append, never rename. */
export const differenceMeanings = {
  'event-contradicts': 'An event goes against the rules of the contract: one before it is missing, or it is invented',
  'storage-root': 'The events do not add up to all that the contract holds: some are missing or changed',
  'endpoints-disagree': 'Two nodes tell different events of the same blocks',
  'event-left-out': 'A node has an event in the receipts of a block, and did not tell it',
  'issuer-count': 'The contract holds another number of issuers than the events tell of',
  'issuer-record': 'The DID or the admin of an issuer is another than the events tell',
  'key-record': 'What a key may do, its period or its compromise is another than the events tell',
  'batch-record': 'Who anchored a batch, when, or how many certificates is another than the events tell',
  'batch-void': 'Whether a batch counts is another than the events tell',
  'batch-revoked': 'Whether a whole batch is revoked is another than the events tell',
  'revocation-bit': 'Whether certificates are revoked is another than the events tell',
  'suspension-bit': 'Whether certificates are suspended is another than the events tell',
  'document-time': 'When a digest was published is another than the events tell',
  'manifest-root': 'The hashes of a manifest do not lead to its root',
  'manifest-size': 'A manifest has another number of certificates than the batch on the chain',
  'manifest-not-anchored': 'No batch on the chain has the root of a manifest',
  'manifest-conflict': 'Two manifests of one root say different things',
  'root-without-manifest': 'A batch on the chain has no manifest, though others of its issuer have',
  'certificate-twice': 'The same certificate stands in two batches of an issuer',
  'server-batch': "The issuer's server says something else of a batch than the chain",
  'server-revocation': "The issuer's server tells other revocations than the chain",
  'server-status': "The issuer's status list says something else of certificates than the chain",
} as const;

export type DifferenceCode = keyof typeof differenceMeanings;

/** Everything that can be left unchecked, with why that matters. Part of the interface: append, never rename. */
export const notCheckedMeanings = {
  'chain-unread': 'The chain could not be read, so nothing is known',
  'chain-stale': 'What happened after the newest block that the node knows is not known',
  'chain-moved': 'The chain changed its newest blocks while it was read',
  completeness: 'Whether the node left out events',
  'endpoint-unread': 'A further node could not be compared',
  'state-unread': 'What the contract holds could not be read, so the events are not compared with it',
  'bitmap-too-large': 'The words of a very large batch that no event names',
  manifests: 'Whether the roots are those of the certificates',
  'manifest-unreadable': 'A manifest could not be read',
  'manifest-elsewhere': 'A manifest is of another registry',
  server: "The issuer's own word",
} as const;

export type NotCheckedCode = keyof typeof notCheckedMeanings;

/** Where something is. What does not apply is absent. */
export interface AuditPlace {
  readonly issuerId?: bigint | undefined;
  readonly root?: MerkleRoot | undefined;
  readonly leaves?: readonly LeafRange[] | undefined;
  readonly key?: Address | undefined;
  readonly digest?: Hash32 | undefined;
  readonly credentialHash?: CredentialHash | undefined;
  readonly blockNumber?: number | undefined;
  readonly transactionHash?: Hash32 | undefined;
  readonly logIndex?: number | undefined;
  /** A node, a server or a file. */
  readonly source?: string | undefined;
}

/** Two accounts of the same thing that do not agree. */
export interface Difference {
  readonly code: DifferenceCode;
  readonly place: AuditPlace;
  readonly expected: string;
  readonly found: string;
}

/** Something that was not checked, and why. */
export interface NotChecked {
  readonly code: NotCheckedCode;
  readonly place: AuditPlace;
  readonly why: string;
  /** It was to be checked and could not be, so that the audit has no whole answer. */
  readonly open: boolean;
}

/** What an audit comes to. */
export type AuditAnswer = 'no-difference' | 'differences' | 'could-not-tell';

/** A proven difference outranks what could not be told. */
export function auditAnswer(differences: readonly Difference[], notChecked: readonly NotChecked[]): AuditAnswer {
  if (differences.length > 0) return 'differences';
  return notChecked.some(({ open }) => open) ? 'could-not-tell' : 'no-difference';
}

/** A place in one line. */
export function placeText(place: AuditPlace): string {
  const parts = [
    place.source,
    place.issuerId === undefined ? undefined : `issuer ${place.issuerId}`,
    place.root === undefined ? undefined : `batch ${place.root}`,
    place.leaves === undefined ? undefined : `certificates ${leafRangesText(place.leaves)}`,
    place.key === undefined ? undefined : `key ${place.key}`,
    place.digest === undefined ? undefined : `document ${place.digest}`,
    place.credentialHash === undefined ? undefined : `certificate ${place.credentialHash}`,
    place.blockNumber === undefined ? undefined : `block ${place.blockNumber}`,
    place.logIndex === undefined ? undefined : `log entry ${place.logIndex}`,
    place.transactionHash === undefined ? undefined : `transaction ${place.transactionHash}`,
  ];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? 'the registry' : known.join(', ');
}
