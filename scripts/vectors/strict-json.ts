/** Vectors of strict parsing: bytes that are accepted, and bytes that are refused with the reason. */
import { encodeBase64, getBytes, toUtf8Bytes } from 'ethers';
import type { JsonRecord } from './jcs.ts';
import { ACCEPTED, type Accepted } from './strict-json-accepted.ts';
import { REFUSED, type Refused } from './strict-json-refused.ts';

/** Bytes from text, or from hex where the bytes are not UTF-8. */
function base64Of(input: { readonly text?: string; readonly hex?: string }): string {
  return encodeBase64(input.hex === undefined ? toUtf8Bytes(input.text ?? '') : getBytes(`0x${input.hex}`));
}

function accepted(vector: Accepted): JsonRecord {
  const { name, paddedTo, value } = vector;
  return { name, base64: base64Of(vector), ...(paddedTo === undefined ? {} : { paddedTo }), value };
}

function refused(vector: Refused): JsonRecord {
  const { name, paddedTo, problem } = vector;
  return { name, base64: base64Of(vector), ...(paddedTo === undefined ? {} : { paddedTo }), problem };
}

/** `strict-json.json`. */
export function strictJsonVectors(): JsonRecord {
  return {
    format: 'Strict JSON, parsed from bytes (DESIGN, Formats, Canonical bytes; RFC 8259)',
    notes: [
      'Depth counts arrays and objects that are open at once: 32 are accepted, 33 are not.',
      'paddedTo: append spaces (0x20) to the decoded bytes until they are that many bytes long.',
      'The problem syntax is whatever RFC 8259 does not allow, a text cut short included.',
      'Keys are compared after escapes are resolved, by UTF-16 code units, never normalised.',
    ],
    limits: { depth: 32, bytes: 262144 },
    accepted: ACCEPTED.map(accepted),
    refused: REFUSED.map(refused),
  };
}
