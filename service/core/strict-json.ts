import type { JsonValue } from './json.ts';
import { malformedJson } from './json-problem.ts';
import { StrictJsonReader } from './strict-json-reader.ts';

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
 * @throws CairnError `malformed-json`, with `details` of `{ problem: JsonProblem, offset, line, column }`
 */
export function parseStrictJson(bytes: Uint8Array, limits: JsonLimits = documentLimits): JsonValue {
  if (bytes.length > limits.maxBytes) {
    const found = `the document has ${bytes.length} bytes, more than ${limits.maxBytes}`;
    throw malformedJson('too-large', found, '');
  }
  const text = decodeUtf8(bytes);
  if (text.startsWith('\ufeff'))
    throw malformedJson('byte-order-mark', 'the document starts with a byte order mark', '');
  return new StrictJsonReader(text, limits.maxDepth).readDocument();
}

/** Decodes the bytes, keeping a byte order mark, or names the place of the first invalid sequence. */
function decodeUtf8(bytes: Uint8Array): string {
  const decode = (end: number, partial: boolean) =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: partial });
  try {
    return decode(bytes.length, false);
  } catch {
    // The longest prefix without a fault, by halving: a sequence that is merely unfinished is no fault of a prefix.
    let good = 0;
    let bad = bytes.length + 1;
    while (bad - good > 1) {
      const middle = (good + bad) >>> 1;
      try {
        decode(middle, true);
        good = middle;
      } catch {
        bad = middle;
      }
    }
    throw malformedJson('invalid-utf8', 'the bytes are not UTF-8', decode(good, true));
  }
}
