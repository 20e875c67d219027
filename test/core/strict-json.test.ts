import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CairnError } from '../../service/core/errors.ts';
import type { JsonProblem } from '../../service/core/json-problem.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';

const utf8 = new TextEncoder();
const parse = (text: string) => parseStrictJson(utf8.encode(text));

function errorOf(run: () => unknown): CairnError {
  try {
    run();
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const problemOf = (text: string) => errorOf(() => parse(text)).details;

describe('parseStrictJson', () => {
  it('reads every kind of value', () => {
    expect(parse(' {"a":[1,-2.5,1e2,true,false,null,"\\u00e9\\n\\/\\ud83d\\ude00"],"":{}}\r\n\t')).toEqual({
      a: [1, -2.5, 100, true, false, null, 'é\n/😀'],
      '': {},
    });
  });

  it('reads whatever JSON.stringify writes, back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(text) && !/-0(?![.\d])/.test(text) && text.isWellFormed());
        fc.pre(!/\\ud[89a-f]/i.test(text));
        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('throws nothing but malformed-json, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parseStrictJson(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(CairnError);
          expect(error).toHaveProperty('code', 'malformed-json');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts a mutated document only where JSON.parse does, and as the same value', () => {
    const text = '{"name":"Zo\\u00eb","n":[1,2.50,-3e2,{"x":null}],"ok":true}';
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.string({ maxLength: 2, unit: 'binary-ascii' }),
        fc.nat(2),
        (at, insert, drop) => {
          const mutated = text.slice(0, at) + insert + text.slice(at + drop);
          let value: unknown;
          try {
            value = parse(mutated);
          } catch (error) {
            expect(error).toHaveProperty('code', 'malformed-json');
            return;
          }
          expect(value).toEqual(JSON.parse(mutated));
        },
      ),
      { numRuns: 3000 },
    );
  });

  const refused: [problem: JsonProblem, text: string, line: number, column: number][] = [
    ['byte-order-mark', '\ufeff{}', 1, 1],
    ['duplicate-key', '{"a":1,\n "a":2}', 2, 2],
    ['duplicate-key', '{"a":1,"\\u0061":2}', 1, 8],
    ['forbidden-key', '{"__proto__":1}', 1, 2],
    ['forbidden-key', '[{"constructor":1}]', 1, 3],
    ['forbidden-key', '{"\\u0070rototype":1}', 1, 2],
    ['lone-surrogate', '["é\\ud800"]', 1, 2],
    ['lone-surrogate', '{"\\udc00\\ud800":1}', 1, 2],
    ['negative-zero', '[-0]', 1, 2],
    ['negative-zero', '[-0.0e5]', 1, 2],
    ['inexact-number', '[9007199254740993]', 1, 2],
    ['inexact-number', '[1e400]', 1, 2],
    ['inexact-number', '[1e-400]', 1, 2],
    ['inexact-number', '[-1e-400]', 1, 2],
    ['inexact-number', '[0.1000000000000000055511151231257827]', 1, 2],
    ['inexact-number', '[1e99999999999999999999999]', 1, 2],
    ['syntax', '[01]', 1, 3],
    ['syntax', '[1.]', 1, 3],
    ['syntax', '[.5]', 1, 2],
    ['syntax', '[+1]', 1, 2],
    ['syntax', '[NaN]', 1, 2],
    ['syntax', '[1,]', 1, 4],
    ['syntax', '{"a":1,}', 1, 8],
    ['syntax', "{'a':1}", 1, 2],
    ['syntax', '{} {}', 1, 4],
    ['syntax', '["a\tb"]', 1, 4],
    ['syntax', '["\\x41"]', 1, 3],
    ['syntax', '["\\u12g4"]', 1, 3],
    ['syntax', '[1]//', 1, 4],
    ['syntax', '\u00a0[]', 1, 1],
    ['unexpected-end', '', 1, 1],
    ['unexpected-end', '{"a":\n[1,"b', 2, 6],
    ['unexpected-end', '{"a"', 1, 5],
  ];
  it.each(refused)('refuses %s in %j, and says where', (problem, text, line, column) => {
    expect(problemOf(text)).toMatchObject({ problem, line, column });
  });

  it('accepts numbers in any spelling of the decimal value that ECMAScript writes', () => {
    expect(parse('[1.0, 10e-1, 0.5e1, 1E2, 0.0, 0e99, 1e21, 1000000000000000000000, 5e-324]')).toEqual([
      1, 1, 5, 100, 0, 0, 1e21, 1e21, 5e-324,
    ]);
  });

  it('tells the byte where UTF-8 breaks', () => {
    const bytes = Uint8Array.from([...utf8.encode('{"é":\n"'), 0xc3, 0x28, 0x22, 0x7d]);
    expect(errorOf(() => parseStrictJson(bytes)).details).toEqual({
      problem: 'invalid-utf8',
      fault: 'the bytes are not UTF-8',
      offset: 8,
      line: 2,
      column: 2,
    });
  });

  it.each([
    ['an overlong form', [0xc0, 0xaf]],
    ['an encoded surrogate', [0xed, 0xa0, 0x80]],
    ['a value beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a sequence cut short', [0xe2, 0x82]],
  ])('refuses %s in UTF-8', (_, bytes) => {
    const error = errorOf(() => parseStrictJson(Uint8Array.from([0x22, ...bytes])));
    expect(error.details).toMatchObject({ problem: 'invalid-utf8', offset: 1 });
  });

  it('goes 32 levels deep and no further', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(() => parse(nested(32))).not.toThrow();
    expect(problemOf(nested(33))).toMatchObject({ problem: 'too-deep', column: 33 });
    expect(problemOf('{"a":'.repeat(40))).toMatchObject({ problem: 'too-deep' });
  });

  it('reads 256 KiB and no byte more', () => {
    const text = (bytes: number) => `"${'a'.repeat(bytes - 2)}"`;
    expect(parse(text(256 * 1024))).toHaveLength(256 * 1024 - 2);
    expect(problemOf(text(256 * 1024 + 1))).toMatchObject({ problem: 'too-large' });
  });

  it('takes time in proportion to the document, however it is built', () => {
    const size = 256 * 1024;
    const hostile = [
      `"${'\\u0041'.repeat(size / 6 - 1)}"`,
      `[${'1,'.repeat(size / 2 - 2)}1]`,
      `{${Array.from({ length: size / 11 - 10 }, (_, i) => `"${String(i).padStart(5, '0')}":1`).join(',')}}`,
      `[1${'0'.repeat(size - 10)}]`,
      ' '.repeat(size - 1),
      `[${'0.'.padEnd(size - 10, '0')}1]`,
    ];
    for (const text of hostile) {
      const start = performance.now();
      try {
        parse(text);
      } catch (error) {
        expect(error).toHaveProperty('code', 'malformed-json');
      }
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
