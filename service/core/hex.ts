import { hexToBytes as decode, bytesToHex as encode } from '@noble/hashes/utils.js';
import type { Brand } from './brand.ts';
import { CairnError } from './errors.ts';

/** `0x` and hexadecimal digits; lower case wherever this project writes it. */
export type Hex = `0x${string}`;
/** 32 bytes: `0x` and 64 lower-case digits. */
export type Hash32 = Brand<Hex, 'Hash32'>;
/** SHA-256 of a credential's canonical bytes: the "certificate hash" that people paste. */
export type CredentialHash = Brand<Hex, 'CredentialHash'>;
/** The root of a batch's Merkle tree. */
export type MerkleRoot = Brand<Hex, 'MerkleRoot'>;
/** A leaf of a batch's Merkle tree. */
export type Leaf = Brand<Hex, 'Leaf'>;
/** An account or contract on an EVM chain: `0x` and 40 lower-case digits (no EIP-55 checksum in our formats). */
export type Address = Brand<Hex, 'Address'>;

const hexPattern = /^0x(?:[0-9a-f]{2})*$/;
const hash32Pattern = /^0x[0-9a-f]{64}$/;
const addressPattern = /^0x[0-9a-f]{40}$/;

/** Bytes as lower-case hex with `0x`. */
export function bytesToHex(bytes: Uint8Array): Hex {
  return `0x${encode(bytes)}`;
}

/**
 * The bytes of lower-case hex with `0x`.
 *
 * @throws CairnError `malformed-hex`
 */
export function hexToBytes(hex: string): Uint8Array {
  if (!hexPattern.test(hex)) throw malformedHex('hexadecimal', hex);
  return decode(hex.slice(2));
}

/** Lower-case hex of any whole number of bytes, or `malformed-hex`. */
export function parseHex(value: unknown): Hex {
  if (isHex(value)) return value;
  throw malformedHex('hexadecimal', value);
}

function isHex(value: unknown): value is Hex {
  return typeof value === 'string' && hexPattern.test(value);
}

/** Whether a value is 32 bytes of lower-case hex. */
export function isHash32(value: unknown): value is Hash32 {
  return typeof value === 'string' && hash32Pattern.test(value);
}

/** Whether a value can be a credential hash. Form only: which credential it belongs to, a hash cannot say. */
export function isCredentialHash(value: unknown): value is CredentialHash {
  return isHash32(value);
}

/** Whether a value can be a Merkle root. */
export function isMerkleRoot(value: unknown): value is MerkleRoot {
  return isHash32(value);
}

/** Whether a value can be a leaf. */
export function isLeaf(value: unknown): value is Leaf {
  return isHash32(value);
}

/** Whether a value is an address in lower case. */
export function isAddress(value: unknown): value is Address {
  return typeof value === 'string' && addressPattern.test(value);
}

/** A 32-byte hash, or `malformed-hex`. */
export function parseHash32(value: unknown): Hash32 {
  if (isHash32(value)) return value;
  throw malformedHex('a 32-byte hash', value);
}

/** A credential hash, or `malformed-hex`. */
export function parseCredentialHash(value: unknown): CredentialHash {
  if (isCredentialHash(value)) return value;
  throw malformedHex('a certificate hash', value);
}

/** A Merkle root, or `malformed-hex`. */
export function parseMerkleRoot(value: unknown): MerkleRoot {
  if (isMerkleRoot(value)) return value;
  throw malformedHex('a Merkle root', value);
}

/** A leaf, or `malformed-hex`. */
export function parseLeaf(value: unknown): Leaf {
  if (isLeaf(value)) return value;
  throw malformedHex('a leaf', value);
}

/** A lower-case address, or `malformed-hex`. Checksummed spellings are the caller's to lower. */
export function parseAddress(value: unknown): Address {
  if (isAddress(value)) return value;
  throw malformedHex('an address', value);
}

function malformedHex(expected: string, value: unknown): CairnError {
  const digits = expected === 'an address' ? 40 : 64;
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : `a ${typeof value}`;
  return new CairnError('malformed-hex', `Expected ${expected}, found ${shown}`, {
    remedy:
      expected === 'hexadecimal'
        ? 'Write 0x and pairs of lower-case digits'
        : `Write 0x and ${digits} lower-case hexadecimal digits`,
    details: { expected },
  });
}
