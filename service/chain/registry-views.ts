import { decodeFunctionResult, encodeFunctionData } from 'viem/utils';
import { type DocumentKind, documentKindNumber } from '../core/document-kind.ts';
import { type Address, type Hash32, type Hex, type MerkleRoot, parseAddress } from '../core/hex.ts';
import { capabilitiesOf } from '../core/key-capabilities.ts';
import type { BatchRecord, IssuerRecord, KeyRecord } from '../core/registry-records.ts';
import { credentialRegistryAbi as abi } from './abi.ts';

/** One question to the registry, which costs nothing and changes nothing, and how its answer is read. */
export interface RegistryView<T> {
  readonly data: Hex;
  /** Throws whatever the decoder throws for bytes that are no such answer. */
  readonly decode: (returned: Hex) => T;
}

const zeroAddress = `0x${'0'.repeat(40)}`;

/** How many issuers there are: they are numbered from 1 to this. */
export function issuerCountView(): RegistryView<bigint> {
  return {
    data: encodeFunctionData({ abi, functionName: 'issuerCount' }),
    decode: (data) => decodeFunctionResult({ abi, functionName: 'issuerCount', data }),
  };
}

/** An issuer; null when there is none of that number. */
export function issuerView(issuerId: bigint): RegistryView<IssuerRecord | null> {
  return {
    data: encodeFunctionData({ abi, functionName: 'issuer', args: [issuerId] }),
    decode: (data) => {
      const { did, admin, pendingAdmin } = decodeFunctionResult({ abi, functionName: 'issuer', data });
      if (admin === zeroAddress) return null;
      const pending = pendingAdmin === zeroAddress ? null : lower(pendingAdmin);
      return { issuerId, did, admin: lower(admin), pendingAdmin: pending };
    },
  };
}

/** A key of an issuer; null when it was never added. */
export function keyView(issuerId: bigint, key: Address): RegistryView<KeyRecord | null> {
  return {
    data: encodeFunctionData({ abi, functionName: 'key', args: [issuerId, key] }),
    decode: (data) => {
      const record = decodeFunctionResult({ abi, functionName: 'key', data });
      if (record.capabilities === 0) return null;
      return {
        key,
        capabilities: capabilitiesOf(record.capabilities),
        validFrom: Number(record.validFrom),
        validUntil: record.validUntil === 0n ? null : Number(record.validUntil),
        compromisedSince: record.compromisedSince === 0n ? null : Number(record.compromisedSince),
      };
    },
  };
}

/** A batch of an issuer; null when the issuer has not anchored that root. */
export function batchView(issuerId: bigint, root: MerkleRoot): RegistryView<BatchRecord | null> {
  return {
    data: encodeFunctionData({ abi, functionName: 'batch', args: [issuerId, root] }),
    decode: (data) => {
      const record = decodeFunctionResult({ abi, functionName: 'batch', data });
      if (record.anchoredAt === 0n) return null;
      const { size, revoked, voided } = record;
      return { key: lower(record.key), anchoredAt: Number(record.anchoredAt), size, revoked, voided };
    },
  };
}

/** One word of a batch's bitmap of revocations or suspensions. */
export function wordView(
  functionName: 'revocationWord' | 'suspensionWord',
  issuerId: bigint,
  root: MerkleRoot,
  position: number,
): RegistryView<bigint> {
  return {
    data: encodeFunctionData({ abi, functionName, args: [issuerId, root, BigInt(position)] }),
    decode: (data) => decodeFunctionResult({ abi, functionName, data }),
  };
}

/** When a digest was first published, in Unix seconds; null when never. */
export function publishedAtView(issuerId: bigint, kind: DocumentKind, digest: Hash32): RegistryView<number | null> {
  const args = [issuerId, documentKindNumber(kind), digest] as const;
  return {
    data: encodeFunctionData({ abi, functionName: 'publishedAt', args }),
    decode: (data) => {
      const seconds = decodeFunctionResult({ abi, functionName: 'publishedAt', data });
      return seconds === 0n ? null : Number(seconds);
    },
  };
}

function lower(address: string): Address {
  return parseAddress(address.toLowerCase());
}
