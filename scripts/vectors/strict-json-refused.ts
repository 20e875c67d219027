/** What the strict parser refuses, and why. */

/** Why an input is refused: one word for each rule of DESIGN, and `syntax` for what is no JSON by RFC 8259. */
export type Problem =
  | 'byte-order-mark'
  | 'invalid-utf8'
  | 'duplicate-key'
  | 'lone-surrogate'
  | 'inexact-number'
  | 'negative-zero'
  | 'forbidden-key'
  | 'too-deep'
  | 'too-large'
  | 'syntax';

/** One refused input: its bytes as text or, where they are no UTF-8, as hex; and the rule that it breaks. */
export interface Refused {
  readonly name: string;
  readonly text?: string;
  readonly hex?: string;
  readonly paddedTo?: number;
  readonly problem: Problem;
}

const BYTES: readonly Refused[] = [
  { name: 'a byte order mark', hex: 'efbbbf7b7d', problem: 'byte-order-mark' },
  { name: 'a continuation byte alone', hex: '228022', problem: 'invalid-utf8' },
  { name: 'a sequence cut short', hex: '22e28222', problem: 'invalid-utf8' },
  { name: 'an overlong slash', hex: '22c0af22', problem: 'invalid-utf8' },
  { name: 'an overlong NUL', hex: '22c08022', problem: 'invalid-utf8' },
  { name: 'a surrogate in UTF-8 (CESU-8)', hex: '22eda08022', problem: 'invalid-utf8' },
  { name: 'a pair of surrogates in UTF-8 (CESU-8)', hex: '22eda0bdedb88022', problem: 'invalid-utf8' },
  { name: 'beyond U+10FFFF', hex: '22f490808022', problem: 'invalid-utf8' },
  { name: 'the byte 0xFF', hex: '22ff22', problem: 'invalid-utf8' },
  { name: 'invalid UTF-8 in a key', hex: '7b2280223a317d', problem: 'invalid-utf8' },
  { name: 'Latin-1', hex: '22e922', problem: 'invalid-utf8' },
  { name: 'UTF-16 without a mark', hex: '7b007d00', problem: 'syntax' },
  { name: 'UTF-16 with its mark', hex: 'fffe7b007d00', problem: 'invalid-utf8' },
  { name: 'one byte over 256 KiB', text: '{"a":1}', paddedTo: 262145, problem: 'too-large' },
];

const OBJECTS: readonly Refused[] = [
  { name: 'a duplicate key', text: '{"a":1,"a":1}', problem: 'duplicate-key' },
  { name: 'a duplicate key with others between', text: '{"a":1,"b":2,"a":3}', problem: 'duplicate-key' },
  { name: 'a duplicate key, once escaped', text: '{"a":1,"\\u0061":2}', problem: 'duplicate-key' },
  { name: 'a duplicate empty key', text: '{"":1,"":2}', problem: 'duplicate-key' },
  { name: 'a duplicate key deep inside', text: '[{"a":{"b":1,"b":2}}]', problem: 'duplicate-key' },
  { name: 'a duplicate proof', text: '{"proof":1,"proof":2}', problem: 'duplicate-key' },
  { name: '__proto__', text: '{"__proto__":{}}', problem: 'forbidden-key' },
  { name: '__proto__ with an escape', text: '{"\\u005f_proto__":{}}', problem: 'forbidden-key' },
  { name: 'constructor', text: '{"a":{"constructor":1}}', problem: 'forbidden-key' },
  { name: 'prototype', text: '[{"prototype":1}]', problem: 'forbidden-key' },
  { name: '33 arrays deep', text: `${'['.repeat(33)}${']'.repeat(33)}`, problem: 'too-deep' },
  { name: '33 objects deep', text: `${'{"a":'.repeat(32)}{}${'}'.repeat(32)}`, problem: 'too-deep' },
  { name: '1,000 arrays deep', text: `${'['.repeat(1000)}${']'.repeat(1000)}`, problem: 'too-deep' },
];

const SURROGATES: readonly Refused[] = [
  { name: 'a high surrogate alone', text: '"\\ud800"', problem: 'lone-surrogate' },
  { name: 'a low surrogate alone', text: '"\\udc00"', problem: 'lone-surrogate' },
  { name: 'a reversed pair', text: '"\\ude00\\ud83d"', problem: 'lone-surrogate' },
  { name: 'two high surrogates', text: '"\\ud83d\\ud83d"', problem: 'lone-surrogate' },
  { name: 'a high surrogate before a letter', text: '"\\ud83da"', problem: 'lone-surrogate' },
  { name: 'a lone surrogate in a key', text: '{"\\udfff":1}', problem: 'lone-surrogate' },
];

const INEXACT: readonly Refused[] = [
  '9007199254740993',
  '-9007199254740993',
  '0.1000000000000000055511151231257827',
  '333333333.33333329',
  '1e400',
  '-1e400',
  '1e-400',
  '-1e-400',
  '4.9406564584124654e-324',
  '123456789012345678901234567890',
  '0.123456789012345678901',
  '1.00000000000000000001',
  '1.7976931348623158e308',
].map((text) => ({ name: `the number ${text}`, text: `[${text}]`, problem: 'inexact-number' }));

const NEGATIVE_ZERO: readonly Refused[] = ['-0', '-0.0', '-0e5', '-0.000E-7'].map((text) => ({
  name: `the number ${text}`,
  text: `[${text}]`,
  problem: 'negative-zero',
}));

const SYNTAX: readonly Refused[] = [
  ['nothing at all', ''],
  ['white space alone', ' \n'],
  ['a comma after the last member', '{"a":1,}'],
  ['a comma after the last element', '[1,]'],
  ['a comma before the first element', '[,1]'],
  ['two commas', '[1,,2]'],
  ['no comma', '[1 2]'],
  ['no colon', '{"a" 1}'],
  ['a key without a value', '{"a":}'],
  ['a key without quotes', '{a:1}'],
  ['a number as a key', '{1:1}'],
  ['single quotes', "{'a':1}"],
  ['an object cut short', '{"a":1'],
  ['an array cut short', '[1'],
  ['brackets that do not match', '[1}'],
  ['a string cut short', '"a'],
  ['a string that ends in a backslash', '"a\\'],
  ['two values', '{}{}'],
  ['text after the value', '{} x'],
  ['a comment', '{} // hello'],
  ['a block comment', '/**/{}'],
  ['a leading zero', '[01]'],
  ['a plus sign', '[+1]'],
  ['no digit before the point', '[.5]'],
  ['no digit after the point', '[1.]'],
  ['no digit in the exponent', '[1e]'],
  ['a minus alone', '[-]'],
  ['hexadecimal', '[0x10]'],
  ['an underscore in a number', '[1_000]'],
  ['NaN', '[NaN]'],
  ['Infinity', '[Infinity]'],
  ['undefined', '[undefined]'],
  ['a literal in upper case', '[TRUE]'],
  ['a literal cut short', '[tru]'],
  ['a literal that goes on', '[nulll]'],
  ['a raw tab in a string', '"\t"'],
  ['a raw line feed in a string', '"\n"'],
  ['a raw NUL in a string', '"\u0000"'],
  ['a raw U+001F in a string', '"\u001f"'],
  ['an unknown escape', '"\\x41"'],
  ['an escape in upper case', '"\\U0041"'],
  ['a Unicode escape cut short', '"\\u12"'],
  ['a Unicode escape with a letter that is no digit', '"\\u12g4"'],
  ['a form feed as white space', '\f{}'],
  ['a no-break space as white space', '\u00a0{}'],
  ['U+FEFF after the value', '{}\ufeff'],
  ['a line separator as white space', '{}\u2028'],
].map(([name, text]) => ({ name: `${name}`, text: `${text}`, problem: 'syntax' }));

/** Every refused input. */
export const REFUSED: readonly Refused[] = [
  ...BYTES,
  ...OBJECTS,
  ...SURROGATES,
  ...INEXACT,
  ...NEGATIVE_ZERO,
  ...SYNTAX,
];
