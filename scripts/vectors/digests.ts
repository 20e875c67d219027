/** Digests of DESIGN, section Formats, through ethers alone. */
import { concat, encodeBase58, getBytes, sha256, toUtf8Bytes } from 'ethers';
import { canonicalText, type Json, type JsonRecord } from './jcs.ts';

/** SHA-256 of the JCS bytes of any JSON value: `0x` and 64 lower-case hex digits. */
export function jsonDigest(value: Json): string {
  return sha256(toUtf8Bytes(canonicalText(value)));
}

/** A credential without its top-level `proof`; a `proof` further inside stays. */
export function withoutProof(credential: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(credential).filter(([key]) => key !== 'proof'));
}

/** The credential hash: SHA-256 of the JCS bytes of the credential without its top-level `proof`. */
export function credentialHash(credential: JsonRecord): string {
  return jsonDigest(withoutProof(credential));
}

/** `digestMultibase`: base58btc (multibase prefix `z`) of the multihash 0x12 (sha2-256), 0x20 (32 bytes), digest. */
export function digestMultibase(digest: string): string {
  return `z${encodeBase58(getBytes(concat(['0x1220', digest])))}`;
}

/** `identityHash` of an Open Badges 3.0 IdentityObject: `sha256$` and hex of SHA-256 over identity, then salt, in UTF-8. */
export function identityHash(identity: string, salt: string): string {
  return `sha256$${sha256(toUtf8Bytes(identity + salt)).slice(2)}`;
}
