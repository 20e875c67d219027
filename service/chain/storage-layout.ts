import { bytesToBigInt, numberToBytes } from 'viem/utils';
import { allBatches, type Bitmap, type RegistryState } from '../core/audit/registry-state.ts';
import { keccak256 } from '../core/digest.ts';
import { documentKindNumber } from '../core/document-kind.ts';
import { capabilityBits } from '../core/key-capabilities.ts';
import type { KeyRecord } from '../core/registry-records.ts';

/** One slot of a contract's storage. */
export interface StorageSlot {
  readonly slot: bigint;
  readonly value: bigint;
}

/** The slots of the state variables, in their order: contracts/README, "Storage layout". */
const ISSUER_COUNT = 0n;
const [ISSUERS, KEYS, BATCHES, REVOCATIONS, SUSPENSIONS, PUBLICATIONS] = [1n, 2n, 3n, 4n, 5n, 6n];

/**
 * Every slot of the registry's storage that was ever written, as its state takes them: contracts/README, "Storage
 * layout". Those that went back to zero too.
 */
export function storageSlots(state: RegistryState): StorageSlot[] {
  const slots: StorageSlot[] = [{ slot: ISSUER_COUNT, value: BigInt(state.issuers.size) }];
  for (const { issuerId, admin, pendingAdmin, wasOffered, did, keys, documents } of state.issuers.values()) {
    const issuer = entry(ISSUERS, issuerId);
    slots.push({ slot: issuer, value: BigInt(admin) });
    if (wasOffered) slots.push({ slot: issuer + 1n, value: BigInt(pendingAdmin ?? 0) });
    slots.push(...textSlots(issuer + 2n, did));
    for (const key of keys.values()) {
      slots.push({ slot: entry(entry(KEYS, issuerId), BigInt(key.key)), value: keyWord(key) });
    }
    for (const { documentKind, digest, publishedAt } of documents.values()) {
      if (documentKind === null) continue;
      const ofKind = entry(entry(PUBLICATIONS, issuerId), BigInt(documentKindNumber(documentKind)));
      slots.push({ slot: entry(ofKind, BigInt(digest)), value: BigInt(publishedAt) });
    }
  }
  for (const { issuer, batch } of allBatches(state)) {
    const { root, key, size, anchoredAt, revoked } = batch;
    const place = (variable: bigint): bigint => entry(entry(variable, issuer.issuerId), BigInt(root));
    const flag = revoked ? 1n << 248n : 0n;
    const word = BigInt(key) | (BigInt(size) << 160n) | (BigInt(anchoredAt) << 192n) | flag;
    slots.push({ slot: place(BATCHES), value: word });
    slots.push(...bitmapSlots(place(REVOCATIONS), batch.revocations));
    slots.push(...bitmapSlots(place(SUSPENSIONS), batch.suspensions));
  }
  return slots;
}

function keyWord({ capabilities, validFrom, validUntil, compromisedSince }: KeyRecord): bigint {
  const times = [validFrom, validUntil ?? 0, compromisedSince ?? 0];
  return times.reduce(
    (word, time, at) => word | (BigInt(time) << BigInt(8 + 64 * at)),
    BigInt(capabilityBits(capabilities)),
  );
}

function bitmapSlots(bitmap: bigint, words: Bitmap): StorageSlot[] {
  return [...words].map(([position, value]) => ({ slot: entry(bitmap, BigInt(position)), value }));
}

/** Where a mapping at a slot keeps what belongs to a key: Solidity, "Layout of State Variables in Storage", Mappings. */
function entry(mapping: bigint, key: bigint): bigint {
  const both = new Uint8Array(64);
  both.set(numberToBytes(key, { size: 32 }));
  both.set(numberToBytes(mapping, { size: 32 }), 32);
  return bytesToBigInt(keccak256(both));
}

/** A string: in its slot up to 31 bytes, else from keccak256 of its slot on; the same chapter, "bytes and string". */
function textSlots(slot: bigint, text: string): StorageSlot[] {
  const bytes = new TextEncoder().encode(text);
  const words = Array.from({ length: Math.ceil(bytes.length / 32) }, (_, at) => {
    const word = new Uint8Array(32);
    word.set(bytes.subarray(at * 32, (at + 1) * 32));
    return bytesToBigInt(word);
  });
  if (bytes.length < 32) return [{ slot, value: (words[0] ?? 0n) | BigInt(bytes.length * 2) }];
  const start = bytesToBigInt(keccak256(numberToBytes(slot, { size: 32 })));
  return [
    { slot, value: BigInt(bytes.length * 2 + 1) },
    ...words.map((value, at) => ({ slot: start + BigInt(at), value })),
  ];
}
