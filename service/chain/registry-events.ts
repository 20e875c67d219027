import { decodeEventLog } from 'viem/utils';
import { type Address, type Hash32, type MerkleRoot, parseAddress, parseHash32, parseMerkleRoot } from '../core/hex.ts';
import { credentialRegistryAbi as abi } from './abi.ts';
import { type DocumentKind, documentKinds } from './document-kind.ts';
import { capabilitiesOf, type KeyCapability } from './key-capabilities.ts';
import { reasonOf, type StatusReason } from './status-reason.ts';
import type { StatusWord } from './status-words.ts';
import type { RawLog } from './transaction-receipt.ts';

/** Where on the chain an event is. */
export interface EventPlace {
  readonly blockNumber: number;
  readonly blockHash: Hash32;
  readonly transactionHash: Hash32;
  readonly logIndex: number;
}

/** A change of the status of credentials, or of a whole batch (then without words). */
export type StatusEvent = EventPlace & {
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly by: Address;
} & (
    | {
        readonly kind: 'credentials-revoked' | 'credentials-suspended' | 'credentials-reinstated';
        readonly reason: StatusReason;
        readonly words: readonly StatusWord[];
      }
    | { readonly kind: 'batch-revoked'; readonly reason: StatusReason }
  );

/** Any event of the registry. Addresses are in lower case, times Unix seconds. */
export type RegistryEvent =
  | StatusEvent
  | (EventPlace & { readonly issuerId: bigint } & (
        | { readonly kind: 'issuer-registered'; readonly admin: Address; readonly did: string }
        | {
            readonly kind: 'admin-transfer-started' | 'admin-transferred';
            readonly admin: Address;
            readonly newAdmin: Address;
          }
        | {
            readonly kind: 'key-added';
            readonly key: Address;
            readonly by: Address;
            readonly capabilities: readonly KeyCapability[];
            readonly validFrom: number;
            readonly validUntil: number | null;
          }
        | { readonly kind: 'key-ended'; readonly key: Address; readonly by: Address }
        | { readonly kind: 'key-compromised'; readonly key: Address; readonly by: Address; readonly since: number }
        | { readonly kind: 'batch-anchored'; readonly root: MerkleRoot; readonly key: Address; readonly size: number }
        | {
            readonly kind: 'document-published';
            readonly documentKind: DocumentKind | null;
            readonly digest: Hash32;
            readonly by: Address;
          }
      ));

/** Decodes a log entry of the registry; null when it is none of its events. */
export function decodeRegistryEvent(log: RawLog): RegistryEvent | null {
  const event = decode(log);
  if (event === null) return null;
  const { blockNumber, blockHash, transactionHash, logIndex } = log;
  const place = { blockNumber, blockHash, transactionHash, logIndex, issuerId: event.args.issuerId };
  switch (event.eventName) {
    case 'IssuerRegistered':
      return { ...place, kind: 'issuer-registered', admin: lower(event.args.admin), did: event.args.did };
    case 'AdminTransferStarted':
    case 'AdminTransferred': {
      const kind = event.eventName === 'AdminTransferred' ? 'admin-transferred' : 'admin-transfer-started';
      return { ...place, kind, admin: lower(event.args.admin), newAdmin: lower(event.args.newAdmin) };
    }
    case 'KeyAdded': {
      const { key, by, capabilities, validFrom, validUntil } = event.args;
      return {
        ...place,
        kind: 'key-added',
        key: lower(key),
        by: lower(by),
        capabilities: capabilitiesOf(capabilities),
        validFrom: Number(validFrom),
        validUntil: validUntil === 0n ? null : Number(validUntil),
      };
    }
    case 'KeyEnded':
      return { ...place, kind: 'key-ended', key: lower(event.args.key), by: lower(event.args.by) };
    case 'KeyCompromised': {
      const { key, by, since } = event.args;
      return { ...place, kind: 'key-compromised', key: lower(key), by: lower(by), since: Number(since) };
    }
    case 'BatchAnchored': {
      const { root, key, size } = event.args;
      return { ...place, kind: 'batch-anchored', root: parseMerkleRoot(root), key: lower(key), size: Number(size) };
    }
    case 'DocumentPublished': {
      const { kind, digest, by } = event.args;
      const documentKind = documentKinds[kind] ?? null;
      return { ...place, kind: 'document-published', documentKind, digest: parseHash32(digest), by: lower(by) };
    }
    case 'BatchRevoked': {
      const { root, by, reason } = event.args;
      return { ...place, kind: 'batch-revoked', root: parseMerkleRoot(root), by: lower(by), reason: reasonOf(reason) };
    }
    default: {
      const { root, by, reason, words } = event.args;
      const kind = statusKinds[event.eventName];
      return { ...place, kind, root: parseMerkleRoot(root), by: lower(by), reason: reasonOf(reason), words };
    }
  }
}

const statusKinds = {
  CredentialsRevoked: 'credentials-revoked',
  CredentialsSuspended: 'credentials-suspended',
  CredentialsReinstated: 'credentials-reinstated',
} as const;

function decode(log: RawLog) {
  const [signature, ...indexed] = log.topics;
  if (signature === undefined) return null;
  try {
    return decodeEventLog({ abi, topics: [signature, ...indexed], data: log.data });
  } catch {
    // Not an event of this contract: whatever the decoder says of it, it is passed over.
    return null;
  }
}

function lower(address: string): Address {
  return parseAddress(address.toLowerCase());
}
