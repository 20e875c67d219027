import type { JsonValue } from './json.ts';
import { malformedJson } from './json-problem.ts';
import { StrictJsonReader } from './strict-json-reader.ts';
import { decodeUtf8 } from './utf8.ts';

/** How much of a document is read before it is refused. */
export interface JsonLimits {
  /** Bytes of the document. */
  readonly maxBytes: number;
  /** Arrays and objects inside one another. */
  readonly maxDepth: number;
}

/** The limits of every file that strangers hand over: 256 KiB, 32 levels. */
export const documentLimits: JsonLimits = { maxBytes: 256 * 1024, maxDepth: 32 };

/**
 * Reads JSON (RFC 8259) from bytes, refusing whatever two programs could read differently: a byte order mark, invalid
 * UTF-8, duplicate keys, lone surrogates (escaped ones too), numbers that ECMAScript would write with another decimal
 * value, minus zero, keys that reach a prototype, and documents larger or deeper than the limits. So the value has
 * exactly one RFC 8785 form (I-JSON, RFC 7493, is its ground). Linear in the length of the document.
 *
 * @throws CairnError `malformed-json`, with `details` of `{ problem: JsonProblem, fault, offset, line, column }`, `fault`
 * being the message without its place
 */
export function parseStrictJson(bytes: Uint8Array, limits: JsonLimits = documentLimits): JsonValue {
  if (bytes.length > limits.maxBytes) {
    const found = `the document has ${bytes.length} bytes, more than ${limits.maxBytes}`;
    throw malformedJson('too-large', found, '');
  }
  const decoded = decodeUtf8(bytes);
  if (!('text' in decoded)) throw malformedJson('invalid-utf8', 'the bytes are not UTF-8', decoded.readable);
  const { text } = decoded;
  if (text.startsWith('\ufeff'))
    throw malformedJson('byte-order-mark', 'the document starts with a byte order mark', '');
  return new StrictJsonReader(text, limits.maxDepth).readDocument();
}
