import { credentialBytes } from './canonical.ts';
import { type Digest, sha256 } from './digest.ts';
import { bytesToHex, type CredentialHash, parseCredentialHash } from './hex.ts';
import type { JsonObject } from './json.ts';

/**
 * A credential's hash: SHA-256 of its canonical bytes without the top-level `proof`.
 *
 * @throws CairnError `not-canonicalisable`
 */
export function credentialHash(credential: JsonObject, sha: Digest = sha256): CredentialHash {
  return parseCredentialHash(bytesToHex(sha(credentialBytes(credential))));
}
