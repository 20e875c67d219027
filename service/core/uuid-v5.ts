import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes } from './hex.ts';

/** RFC 9562, section 6.6: the namespace of names that are URIs. */
const URI_NAMESPACE = hexToBytes('0x6ba7b8119dad11d180b400c04fd430c8');

const utf8 = new TextEncoder();

/**
 * The UUID that a URI has for ever (RFC 9562, version 5): for formats that ask for a UUID where we have a URN. It names;
 * it proves nothing.
 */
export function uuidOfUri(uri: string): string {
  const hash = sha1(Uint8Array.of(...URI_NAMESPACE, ...utf8.encode(uri))).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(hash).slice(2);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
