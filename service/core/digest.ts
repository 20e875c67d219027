import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { canonicalBytes } from './canonical.ts';
import { bytesToHex, type Hash32, parseHash32 } from './hex.ts';
import type { JsonValue } from './json.ts';

/**
 * A 32-byte hash function. A parameter wherever many hashes are made, so that issuing can pass a faster primitive
 * while the formula stays written once. An implementation must return bytes that it does not use again.
 */
export type Digest = (data: Uint8Array) => Uint8Array;

/** SHA-256 (FIPS 180-4). */
export const sha256: Digest = (data) => nobleSha256(data);

/** Keccak-256 as Ethereum uses it (the original padding, not FIPS 202's SHA3-256). */
export const keccak256: Digest = (data) => keccak_256(data);

/** SHA-256 of the canonical bytes: the digest of pathway versions, issuer documents, traces and manifests. */
export function digestJson(value: JsonValue, sha: Digest = sha256): Hash32 {
  return parseHash32(bytesToHex(sha(canonicalBytes(value))));
}
