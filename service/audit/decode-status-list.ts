/**
 * The bits of a status list's `encodedList` (W3C Bitstring Status List v1.0, section 3.3): multibase `u`, base64url,
 * gzip. Null when it is none, or unpacks to more than `maxBytes`: a few bytes can be the gzip of gigabytes.
 */
export async function decodeStatusList(encodedList: string, maxBytes: number): Promise<Uint8Array | null> {
  const packed = base64Url(encodedList);
  if (packed === null) return null;
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > maxBytes) return null;
      chunks.push(value);
    }
  } catch (error) {
    // Not gzip, or gzip that breaks off.
    if (error instanceof TypeError) return null;
    throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function base64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^u[A-Za-z0-9_-]+$/.test(text)) return null;
  const binary = atob(text.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
