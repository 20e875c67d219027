import { CairnError } from './errors.ts';

/** Why bytes are not strict JSON, as stable names: `details.problem` of a `malformed-json` error. */
export type JsonProblem =
  | 'too-large'
  | 'byte-order-mark'
  | 'invalid-utf8'
  | 'syntax'
  | 'unexpected-end'
  | 'too-deep'
  | 'duplicate-key'
  | 'forbidden-key'
  | 'lone-surrogate'
  | 'inexact-number'
  | 'negative-zero';

const remedies: Record<JsonProblem, string> = {
  'too-large': 'Check that this is a certificate file: a real one is a few kilobytes',
  'byte-order-mark': 'Save the file as UTF-8 without a byte order mark',
  'invalid-utf8': 'Get the file again, unchanged: it is not UTF-8 text',
  syntax: 'Get the file again, unchanged: it is not JSON',
  'unexpected-end': 'Get the file again: it was cut short',
  'too-deep': 'Get the file from its issuer: no certificate nests this deep',
  'duplicate-key': 'Get the file from its issuer: software would disagree about which of the two counts',
  'forbidden-key': 'Get the file from its issuer: this name is dangerous to software and never used',
  'lone-surrogate': 'Get the file from its issuer: a text in it is not valid Unicode',
  'inexact-number': 'Get the file from its issuer: a number in it cannot be kept exactly',
  'negative-zero': 'Get the file from its issuer: minus zero has no canonical form',
};

/**
 * The error for a place in a JSON text.
 *
 * @param before the text before the place, for counting; line and column start at 1, a column is one code point, and
 * the offset is in bytes of UTF-8
 */
export function malformedJson(problem: JsonProblem, message: string, before: string): CairnError {
  const lines = before.split('\n');
  const line = lines.length;
  const column = Array.from(lines[line - 1] ?? '').length + 1;
  const offset = new TextEncoder().encode(before).length;
  return new CairnError('malformed-json', `Line ${line}, column ${column}: ${message}`, {
    remedy: remedies[problem],
    details: { problem, fault: message, offset, line, column },
  });
}
