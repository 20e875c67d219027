/** Vectors of RFC 8785: input text, canonical text, and its SHA-256. */
import { sha256, toUtf8Bytes } from 'ethers';
import { canonicalText, type Json, type JsonRecord } from './jcs.ts';

/** The numbers of RFC 8785, appendix B, that strict parsing accepts, as published. */
const RFC_8785_NUMBERS: readonly string[] = [
  '0',
  '5e-324',
  '-5e-324',
  '1.7976931348623157e+308',
  '-1.7976931348623157e+308',
  '9007199254740992',
  '-9007199254740992',
  '295147905179352830000',
  '9.999999999999997e+22',
  '1e+23',
  '1.0000000000000001e+23',
  '999999999999999700000',
  '999999999999999900000',
  '1e+21',
  '9.999999999999997e-7',
  '0.000001',
  '333333333.3333332',
  '333333333.33333325',
  '333333333.3333333',
  '333333333.3333334',
  '333333333.33333343',
  '-0.0000033333333333333333',
  '1424953923781206.2',
];

/** Number forms in, and what ECMAScript writes for them. */
const NUMBER_FORMS: readonly (readonly [string, string])[] = [
  ['1E30', '1e+30'],
  ['4.50', '4.5'],
  ['2e-3', '0.002'],
  ['0.000000000000000000000000001', '1e-27'],
  ['1.0', '1'],
  ['100e-2', '1'],
  ['0.0000001', '1e-7'],
  ['0.00000123', '0.00000123'],
  ['123e18', '123000000000000000000'],
  ['1000000000000000000000', '1e+21'],
  ['100000000000000000000', '100000000000000000000'],
  ['0.0', '0'],
  ['-1.50', '-1.5'],
];

const TEXTS: readonly (readonly [name: string, input: string, canonical: string])[] = [
  ['an empty object', ' { } ', '{}'],
  ['an empty array', '[ ]', '[]'],
  ['literals', '[ null, true , false ]', '[null,true,false]'],
  [
    'RFC 8785, section 3.2.2, with the one number changed that strict parsing refuses',
    '{"numbers":[333333333.3333333,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ],
  [
    'RFC 8785, section 3.2.3: keys in the order of UTF-16 code units',
    '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",' +
      '"\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
      '"\u20ac":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
  ['keys that look like numbers, ordered as text', '{"9":1,"10":2,"1":3,"":4}', '{"":4,"1":3,"10":2,"9":1}'],
  ['a key that is the beginning of another', '{"ab":1,"a":2,"B":3}', '{"B":3,"a":2,"ab":1}'],
  ['order at every depth, none in arrays', '{"b":[{"d":1,"c":2},3,1],"a":{}}', '{"a":{},"b":[{"c":2,"d":1},3,1]}'],
  [
    'every control character',
    `"${Array.from({ length: 32 }, (_, unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`,
    '"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\\u0010\\u0011\\u0012' +
      '\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f"',
  ],
  [
    'what is not escaped',
    '"\\u002f\\u007f\\u0080\\u2028\\u2029\\ufeff<>&\'"',
    '"/\u007f\u0080\u2028\u2029\ufeff<>&\'"',
  ],
  ['no normalisation: NFD stays NFD', '"e\\u0301"', '"e\u0301"'],
  ['a pair of surrogates becomes four bytes', '"\\ud83d\\ude00"', '"😀"'],
  ['a nested proof stays', '{"b":{"proof":1},"a":0}', '{"a":0,"b":{"proof":1}}'],
];

function vector(name: string, input: string, canonical: string): JsonRecord {
  const value: Json = JSON.parse(input);
  const written = canonicalText(value);
  if (written !== canonical) throw new Error(`${name}: published as ${canonical}, serialised as ${written}`);
  return { name, input, canonical, sha256: sha256(toUtf8Bytes(canonical)) };
}

/** `canonical.json`. Throws when this folder's serialiser disagrees with the published texts. */
export function canonicalVectors(): JsonRecord {
  return {
    format: 'Canonical bytes: the UTF-8 of RFC 8785 (DESIGN, Formats)',
    notes: ['input is parsed strictly; sha256 is over the UTF-8 of canonical.'],
    vectors: [
      ...TEXTS.map(([name, input, canonical]) => vector(name, input, canonical)),
      ...RFC_8785_NUMBERS.map((text) => vector(`RFC 8785, appendix B: ${text}`, `[${text}]`, `[${text}]`)),
      ...NUMBER_FORMS.map(([input, text]) => vector(`the number ${input}`, `[${input}]`, `[${text}]`)),
    ],
  };
}
