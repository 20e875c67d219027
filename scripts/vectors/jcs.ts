/**
 * A serialiser for RFC 8785 (JSON Canonicalization Scheme), written apart from the one that the service uses so that
 * the frozen vectors do not inherit its mistakes.
 */

/** Any JSON value, as RFC 8259 has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonRecord = { readonly [key: string]: Json };

/** The two-character escapes of RFC 8785, section 3.2.2.2; every other control character becomes \u00xx. */
const SHORT_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
]);

function serialiseString(text: string): string {
  let out = '"';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const short = SHORT_ESCAPES.get(unit);
    if (short !== undefined) out += short;
    else if (unit < 0x20) out += `\\u${unit.toString(16).padStart(4, '0')}`;
    else out += text.charAt(at);
  }
  return `${out}"`;
}

/** Numbers are written as ECMAScript's Number::toString writes them (RFC 8785, section 3.2.2.3). */
function serialiseNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no ${value}`);
  return value === 0 ? '0' : `${value}`;
}

/** Orders two keys by their UTF-16 code units, as numbers (RFC 8785, section 3.2.3). */
function byCodeUnits(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = a.charCodeAt(at) - b.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The canonical text of a JSON value (RFC 8785). Throws a RangeError on a number that JSON cannot express. */
export function canonicalText(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return serialiseNumber(value);
  if (typeof value === 'string') return serialiseString(value);
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => byCodeUnits(a, b));
  return `{${members.map(([key, member]) => `${serialiseString(key)}:${canonicalText(member)}`).join(',')}}`;
}
