import { decodeEventLog, toEventSelector } from 'viem/utils';
import { documentKinds } from '../core/document-kind.ts';
import { type Address, type Hex, parseAddress, parseHash32, parseMerkleRoot } from '../core/hex.ts';
import { capabilitiesOf } from '../core/key-capabilities.ts';
import type { RegistryEvent } from '../core/registry-event.ts';
import { reasonOf } from '../core/status-reason.ts';
import { credentialRegistryAbi as abi } from './abi.ts';
import type { RawLog } from './transaction-receipt.ts';

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

/** The first topic of each event of the registry. */
export const eventSignatures: readonly Hex[] = abi
  .filter((entry) => entry.type === 'event')
  .map((entry) => toEventSelector(entry));

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
