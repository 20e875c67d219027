/** Fixed bytes in place of randomness: every value follows from a label, so that a vector never changes. */
import { getBytes, hexlify, keccak256, toUtf8Bytes } from 'ethers';

/** 32 bytes, as hex, that follow from a label. */
export function seededHash(label: string): string {
  return keccak256(toUtf8Bytes(`cairn vectors: ${label}`));
}

/** A 128-bit salt as 32 lower-case hex digits. */
export function seededSalt(label: string): string {
  return seededHash(`salt ${label}`).slice(2, 34);
}

/** A UUID of version 4 and variant 10 (RFC 9562), lower case. */
export function seededUuid(label: string): string {
  const bytes = getBytes(seededHash(`uuid ${label}`)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = hexlify(bytes).slice(2);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
