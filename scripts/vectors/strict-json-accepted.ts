/** What the strict parser accepts, with the value that it must give. */
import type { Json } from './jcs.ts';

/** One accepted input: its bytes as text, and the value. */
export interface Accepted {
  readonly name: string;
  readonly text: string;
  readonly paddedTo?: number;
  readonly value: Json;
}

const NESTED_32 = `${'['.repeat(32)}${']'.repeat(32)}`;

function nestedLists(depth: number): Json {
  return depth === 1 ? [] : [nestedLists(depth - 1)];
}

function nestedObjects(depth: number): Json {
  return depth === 1 ? {} : { a: nestedObjects(depth - 1) };
}

const VALUES: readonly Accepted[] = [
  { name: 'an empty object', text: '{}', value: {} },
  { name: 'an empty array', text: '[]', value: [] },
  { name: 'null at the top', text: 'null', value: null },
  { name: 'true at the top', text: 'true', value: true },
  { name: 'false at the top', text: 'false', value: false },
  { name: 'a string at the top', text: '"cairn"', value: 'cairn' },
  { name: 'the four kinds of white space', text: '\t\r\n { \n "a" :\t[ 1 ,\r2 ] } ', value: { a: [1, 2] } },
  { name: 'an empty key', text: '{"":0}', value: { '': 0 } },
  { name: 'a nested proof', text: '{"a":{"proof":1}}', value: { a: { proof: 1 } } },
  { name: 'the same key in two objects', text: '[{"a":1},{"a":2}]', value: [{ a: 1 }, { a: 2 }] },
  { name: 'the same key at two depths', text: '{"a":{"a":1}}', value: { a: { a: 1 } } },
  { name: 'keys that differ in case', text: '{"a":1,"A":2}', value: { a: 1, A: 2 } },
  {
    name: 'keys that only normalisation would make equal',
    text: '{"\u00e9":1,"e\u0301":2}',
    value: { '\u00e9': 1, 'e\u0301': 2 },
  },
  { name: 'keys that look like numbers', text: '{"10":1,"9":2}', value: { 10: 1, 9: 2 } },
  { name: 'forbidden key names as values', text: '["__proto__","constructor"]', value: ['__proto__', 'constructor'] },
  {
    name: 'a key that only begins like a forbidden one',
    text: '{"__proto":1,"constructors":2}',
    value: { __proto: 1, constructors: 2 },
  },
  {
    name: 'names of inherited members',
    text: '{"toString":1,"hasOwnProperty":2}',
    value: { toString: 1, hasOwnProperty: 2 },
  },
  { name: '32 arrays deep', text: NESTED_32, value: nestedLists(32) },
  { name: '32 objects deep', text: `${'{"a":'.repeat(31)}{}${'}'.repeat(31)}`, value: nestedObjects(32) },
  { name: 'exactly 256 KiB', text: '{"a":1}', paddedTo: 262144, value: { a: 1 } },
];

const STRINGS: readonly Accepted[] = [
  { name: 'every short escape', text: '"\\b\\t\\n\\f\\r\\"\\\\\\/"', value: '\b\t\n\f\r"\\/' },
  { name: 'an escaped NUL', text: '"\\u0000"', value: '\u0000' },
  { name: 'escapes in either case', text: '"\\u00e9\\u00E9"', value: '\u00e9\u00e9' },
  { name: 'an escaped surrogate pair', text: '"\\ud83d\\uDE00"', value: '😀' },
  { name: 'four bytes of UTF-8', text: '"😀"', value: '😀' },
  { name: 'U+10FFFF', text: '"\u{10ffff}"', value: '\u{10ffff}' },
  { name: 'a noncharacter', text: '"\uffff"', value: '\uffff' },
  { name: 'U+FEFF inside a string', text: '"\ufeff"', value: '\ufeff' },
  { name: 'DEL and U+0080, which need no escape', text: '"\u007f\u0080"', value: '\u007f\u0080' },
  { name: 'line and paragraph separators', text: '"\u2028\u2029"', value: '\u2028\u2029' },
  { name: 'text that is not NFC', text: '"e\u0301"', value: 'e\u0301' },
];

const NUMBERS: readonly Accepted[] = [
  ['0', 0],
  ['0.0', 0],
  ['0e5', 0],
  ['1', 1],
  ['-1', -1],
  ['1.0', 1],
  ['1.50', 1.5],
  ['0.1', 0.1],
  ['1E3', 1000],
  ['1e+3', 1000],
  ['100e-2', 1],
  ['0.000001', 0.000001],
  ['0.0000001', 1e-7],
  ['123456789.25', 123456789.25],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992],
  ['-9007199254740994', -9007199254740994],
  ['1e21', 1e21],
  ['100000000000000000000000', 1e23],
  ['0.30000000000000004', 0.1 + 0.2],
  ['1.7976931348623157e308', Number.MAX_VALUE],
  ['5e-324', Number.MIN_VALUE],
  ['2.2250738585072014e-308', 2.2250738585072014e-308],
].map(([text, value]) => ({ name: `the number ${text}`, text: `[${text}]`, value: [Number(value)] }));

/** Every accepted input. */
export const ACCEPTED: readonly Accepted[] = [...VALUES, ...STRINGS, ...NUMBERS];
