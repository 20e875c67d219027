import canonicalize from 'canonicalize';
import { CairnError } from './errors.ts';
import type { JsonObject, JsonValue } from './json.ts';

const utf8 = new TextEncoder();

/**
 * The canonical text of a JSON value: RFC 8785 (JCS).
 *
 * Members are ordered by UTF-16 code units, numbers written as ECMAScript does, no whitespace, no Unicode
 * normalisation: text is NFC when it is issued, and never changed afterwards.
 *
 * @throws CairnError `not-canonicalisable` when the value holds a lone surrogate, NaN or an infinity
 */
export function canonicalText(value: JsonValue): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new CairnError('not-canonicalisable', 'The value has no RFC 8785 form', { cause });
  }
  if (text === undefined) throw new CairnError('not-canonicalisable', 'The value is not JSON');
  return text;
}

/** The canonical text in UTF-8: what every digest covers. @throws CairnError `not-canonicalisable` */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return utf8.encode(canonicalText(value));
}

/**
 * The bytes that a credential's hash covers: the whole credential without its top-level `proof`, so that a signature
 * can be added or renewed without touching the anchor. A `proof` further down is covered like anything else.
 */
export function credentialBytes(credential: JsonObject): Uint8Array {
  const { proof, ...covered } = credential;
  return canonicalBytes(covered);
}
