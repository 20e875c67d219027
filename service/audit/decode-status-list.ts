import { readLimited } from '../chain/read-limited.ts';

/**
 * The bits of a status list's `encodedList` (W3C Bitstring Status List v1.0, section 3.3): multibase `u`, base64url,
 * gzip. Null when it is none, or unpacks to more than `maxBytes`: a few bytes can be the gzip of gigabytes.
 */
export async function decodeStatusList(encodedList: string, maxBytes: number): Promise<Uint8Array | null> {
  const packed = base64Url(encodedList);
  if (packed === null) return null;
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return await readLimited(new Response(unpacked), maxBytes);
  } catch (error) {
    // Not gzip, or gzip that breaks off.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function base64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^u[A-Za-z0-9_-]+$/.test(text)) return null;
  const binary = atob(text.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
