import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { digestJson } from '../../../service/core/digest.ts';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../service/core/json.ts';
import { parseStrictJson } from '../../../service/core/strict-json.ts';
import { jsonPointer } from '../../../service/pathway/check/finding.ts';
import { documentFormat } from '../../../service/pathway/document/document-format.ts';
import { MOST_DOCUMENT_BYTES, readDocument } from '../../../service/pathway/document/read-document.ts';
import type { WrittenDocument } from '../../../service/pathway/document/written-document.ts';

const utf8 = new TextEncoder();

function read(text: string, format: 'json' | 'yaml'): WrittenDocument {
  const { document, ...refusal } = readDocument(utf8.encode(text), format);
  if (document === null) throw new Error(JSON.stringify({ text: text.slice(0, 500), refusal }));
  return document;
}

/** Where and for what a text is refused, as `line:column code`. */
function refusals(text: string, format: 'json' | 'yaml' = 'yaml'): string[] {
  const reading = readDocument(utf8.encode(text), format);
  if (reading.document !== null) return [];
  return reading.findings.map(({ region, code }) => `${region.line}:${region.column} ${code}`);
}

function remedy(text: string): string | undefined {
  const reading = readDocument(utf8.encode(text), 'yaml');
  return reading.document === null ? reading.findings[0].remedy : undefined;
}

/** Any JSON that strict parsers take. */
const jsonValues = fc
  .jsonValue({ maxDepth: 5 })
  .filter((value) => {
    try {
      parseStrictJson(utf8.encode(JSON.stringify(value)));
      return true;
    } catch {
      return false;
    }
  })
  .map((value): JsonValue => parseStrictJson(utf8.encode(JSON.stringify(value))));

/** Every member and element of a value, by pointer. */
function pointers(value: JsonValue, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inner = isJsonArray(value)
    ? value.flatMap((element, index) => pointers(element, [...path, index]))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([name, member]) => pointers(member, [...path, name]))
      : [];
  return path.length === 0 ? inner : [path, ...inner];
}

describe('a definition is read', () => {
  it('as the same value with the same digest, in JSON and in YAML of any style', () => {
    fc.assert(
      fc.property(
        jsonValues,
        fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
        fc.boolean(),
        (value, defaultStringType, flow) => {
          const text = stringify(value, {
            ...{ version: '1.1', defaultStringType, defaultKeyType: 'QUOTE_DOUBLE' },
            ...{ aliasDuplicateObjects: false, collectionStyle: flow ? 'flow' : 'any' },
          });
          // YAML has escapes for control characters, which not every style can use.
          fc.pre(!/(?![\t\n\r])\p{Cc}/u.test(text) && !text.includes('\r'));
          // And the library does not find its own way back to blank text in block styles.
          fc.pre(digestJson(parse(text, { version: '1.1' })) === digestJson(value));
          const { json } = read(text, 'yaml');
          expect(json).toEqual(value);
          expect(digestJson(json)).toBe(digestJson(read(JSON.stringify(value), 'json').json));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('as YAML too where it is JSON, to the same value', () => {
    fc.assert(
      fc.property(jsonValues, fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!/\p{Cc}/u.test(text.replaceAll('\n', '')));
        expect(read(text, 'yaml').json).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['json', 'yaml'] as const)('or refused, whatever the bytes: as %s nothing is thrown', (format) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readDocument(bytes, format);
      }),
      { numRuns: 500 },
    );
    const marks = fc.constantFrom(
      '- ',
      ': ',
      '\n',
      '  ',
      '"',
      "'",
      '[',
      '{',
      '}',
      ']',
      ',',
      '? ',
      '|',
      '>',
      '&a',
      '*a',
    );
    const words = fc.constantFrom('a', 'no', '012', '!!x', '%YAML', '---', '...', '#', '\t', '<<', '\\', '😀', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(marks, words), { maxLength: 30 }), (parts) => {
        const { document } = readDocument(utf8.encode(parts.join('')), format);
        for (const path of document === null ? [] : pointers(document.json)) document?.place(jsonPointer(path));
      }),
      { numRuns: 3000 },
    );
  });

  it('from the format that its name or its first mark tells', () => {
    const formats = ['a.json', 'a.YAML', 'a.yml', 'a', 'a.txt'].map((name) => documentFormat(name, utf8.encode(' {}')));
    expect(formats).toEqual(['json', 'yaml', 'yaml', 'json', 'json']);
    expect(documentFormat('a', utf8.encode('# [\ntype: x'))).toBe('yaml');
  });

  it('up to one MiB and 64 levels, and no further', () => {
    expect(refusals(`"${'a'.repeat(MOST_DOCUMENT_BYTES - 1)}"`, 'json')).toEqual(['1:1 form-not-readable']);
    for (const format of ['json', 'yaml'] as const) {
      expect(refusals(`${'['.repeat(64)}${']'.repeat(64)}`, format)).toEqual([]);
      expect(refusals(`${'['.repeat(65)}${']'.repeat(65)}`, format)).toEqual(['1:65 form-unsafe']);
    }
    expect(refusals('['.repeat(500_000))[0]).toMatch(/form-unsafe/);
    expect(refusals('- '.repeat(500_000))[0]).toMatch(/form-unsafe/);
    expect(refusals('? '.repeat(500_000))[0]).toMatch(/form-unsafe/);
  });

  it.each(['json', 'yaml'] as const)('only as %s in UTF-8 without a byte order mark', (format) => {
    expect(refusals('\ufeff{}', format)).toEqual(['1:1 form-not-readable']);
    const { document, ...refusal } = readDocument(Uint8Array.from([...utf8.encode('{\n"é'), 0xc3, 0x28]), format);
    expect(document).toBeNull();
    expect(refusal).toMatchObject({ findings: [{ code: 'form-not-readable', region: { line: 2, column: 3 } }] });
  });
});

describe('JSON that is not strict', () => {
  it.each([
    ['{"a": 1,\n "a": 2}', '2:2 form-name-repeated', 'The name "a" occurs twice.'],
    ['{"a": 1,}', '1:9 form-not-readable', 'Expected a name in quotes.'],
    ['{"a": [1,\n', '2:1 form-not-readable', 'The document ends where a value should be.'],
    ['{"__proto__": 1}', '1:2 form-unsafe', 'The name "__proto__" is not allowed.'],
    ['[9007199254740993]', '1:2 form-unsafe', 'The number 9007199254740993 cannot be kept exactly.'],
  ])('%j is refused with its place', (text, refusal, sentence) => {
    expect(refusals(text, 'json')).toEqual([refusal]);
    expect(readDocument(utf8.encode(text), 'json')).toMatchObject({ findings: [{ sentence }] });
  });
});

describe('YAML that another program could read differently', () => {
  it.each([
    ['country: no', '"no"'],
    ['country: NO', '"NO"'],
    ['answer: Yes', '"Yes"'],
    ['answer: off', '"off"'],
    ['answer: y', '"y"'],
    ['code: 012', '"012"'],
    ['code: 0o14', '"0o14"'],
    ['code: 0x1F', '"0x1F"'],
    ['code: 1_000', '"1_000"'],
    ['code: +1', '"+1"'],
    ['code: .5', '".5"'],
    ['code: 1.', '"1."'],
    ['time: 12:30', '"12:30"'],
    ['time: 12:30:45.5', '"12:30:45.5"'],
    ['day: 2027-03-31', '"2027-03-31"'],
    ['day: 2027-3-1 10:00:00', '"2027-3-1 10:00:00"'],
    ['value: .inf', '".inf"'],
    ['value: -.INF', '"-.INF"'],
    ['value: .nan', '".nan"'],
    ['value: True', 'otherwise write true'],
    ['value: NULL', 'otherwise write null'],
    ['value: ~', '"~"'],
    ['no: 1', '"no"'],
    ['1: one', '"1"'],
    ['null: one', '"null"'],
    ['2027-03-31: one', '"2027-03-31"'],
  ])('%j is refused, with the remedy of quotation marks', (text, said) => {
    expect(refusals(text)).toEqual([
      `1:${text.startsWith('no') || !/^[a-z]/.test(text) || text.startsWith('null') ? 1 : text.indexOf(':') + 3} form-unquoted`,
    ]);
    expect(remedy(text)).toContain(said);
    expect(remedy(text)).toContain('in quotation marks');
  });

  it('is what it says in quotation marks', () => {
    expect(read(`a: "no"\nb: '012'\n"c": "2027-03-31"\n"1": ".nan"`, 'yaml').json).toEqual({
      ...{ a: 'no', b: '012', c: '2027-03-31', '1': '.nan' },
    });
  });

  it('is told from what every program reads alike', () => {
    const text =
      'a: 1.10\nb: -2e3\nc: true\nd: null\ne:\nf: Note\ng: 1.2.3\nh: 3 modules\ni: a:b\nj: "x\\u00e9"\nk: |\n  one\n  two\n';
    expect(read(text, 'yaml').json).toEqual({
      ...{ a: 1.1, b: -2000, c: true, d: null, e: null, f: 'Note', g: '1.2.3', h: '3 modules', i: 'a:b' },
      ...{ j: 'xé', k: 'one\ntwo\n' },
    });
  });

  it('may begin and end a document, and name its version', () => {
    expect(read('%YAML 1.2\n---\n# why\na: 1 # so\n...\n', 'yaml').json).toEqual({ a: 1 });
  });
});

describe('YAML that says more than JSON can', () => {
  it.each([
    ['two documents', 'a: 1\n---\nb: 2', ['2:1 form-not-plain']],
    ['an anchor and its alias', 'a: &x 1\nb: *x', ['1:4 form-not-plain', '2:4 form-not-plain']],
    [
      'an alias that expands without bound',
      `a: &a [x]\n${'b: &b [*a, *a]\n'}`,
      ['1:4', '2:4', '2:8', '2:12'].map((at) => `${at} form-not-plain`),
    ],
    ['a merge key', 'a:\n  <<: {b: 1}', ['2:3 form-not-plain']],
    ['a tag of YAML', 'a: !!str 1', ['1:4 form-not-plain']],
    ['a tag of its own', 'a: !include x.yaml', ['1:4 form-not-plain']],
    ['binary content', 'a: !!binary aGk=', ['1:4 form-not-plain']],
    ['a timestamp', 'a: !!timestamp 2001-01-01', ['1:4 form-not-plain']],
    ['the directive of another version', '%YAML 1.1\n---\na: 1', ['1:1 form-not-plain']],
    ['the directive of a tag', '%TAG ! tag:x,2000:\n---\na: 1', ['1:1 form-not-plain']],
    ['a name that is a list', '? [a]\n: 1', ['1:3 form-not-plain']],
    ['a name that stands twice', 'a: 1\nb: 2\n"a": 3', ['3:1 form-name-repeated']],
    ['a name that reaches a prototype', 'a:\n  - __proto__: 1', ['2:5 form-unsafe']],
    ['a number beyond 2^53', 'a: 9007199254740993', ['1:4 form-unsafe']],
    ['minus zero', 'a: -0', ['1:4 form-unsafe']],
    ['half a surrogate pair', 'a: "\\ud800"', ['1:4 form-unsafe']],
    ['nothing', '', ['1:1 form-not-readable']],
    ['a remark alone', '# to do\n', ['1:1 form-not-readable']],
    ['a control character', 'a: b\n\u0007', ['2:1 form-not-readable']],
  ])('is refused for %s', (_, text, expected) => {
    expect(refusals(text)).toEqual(expected);
  });

  it('is refused for all that is wrong with it at once', () => {
    expect(refusals('a: no\nb: 012\na: 1\nc:\n  - <<: x\n')).toEqual([
      ...['1:4 form-unquoted', '2:4 form-unquoted', '3:1 form-name-repeated', '5:5 form-not-plain'],
    ]);
  });
});

describe('what is no YAML', () => {
  it.each([
    ['a colon in a title', 'title: Foundations: an introduction', '1:8', /colon in quotation marks/],
    ['a tab', 'a:\n\tb: 1', '2:1', /spaces/],
    ['a reserved character', 'a: @home', '1:4', /quotation marks/],
    ['a quotation mark that is not closed', 'a: "b', '1:6', /Add it/],
    ['a bracket that is not closed', 'a: [1, 2', '1:9', /close every bracket/],
    ['a line without a colon', 'a: b\nc', '2:1', /Add it/],
    ['a list beside a name', 'a: - b', '1:4', /line of its own/],
    ['an unknown escape', 'a: "\\q"', '1:5', /two backslashes/],
  ])('is refused for %s, with what to do', (_, text, place, said) => {
    expect(refusals(text)[0]).toBe(`${place} form-not-readable`);
    expect(remedy(text)).toMatch(said);
  });
});

describe('the place of a pointer', () => {
  it.each(['yaml', 'json'] as const)('is, of every member in %s, on the line where its name stands', (format) => {
    fc.assert(
      fc.property(jsonValues, fc.constantFrom(2, '\t'), (value, indent) => {
        const text =
          format === 'json'
            ? JSON.stringify(value, null, indent)
            : stringify(value, {
                aliasDuplicateObjects: false,
                version: '1.1',
                defaultStringType: 'QUOTE_DOUBLE',
                lineWidth: 0,
              });
        fc.pre(format === 'json' || !/(?![\t\n\r])\p{Cc}/u.test(text));
        const document = read(text, format);
        const lines = text.split('\n');
        for (const path of pointers(document.json)) {
          const name = path.at(-1);
          if (typeof name === 'number') continue;
          const { line } = document.place(jsonPointer(path));
          expect(lines[line - 1]).toContain(JSON.stringify(name));
        }
      }),
      { numRuns: 300 },
    );
  });

  const text =
    'title: Welding 😀 # why\nmodules:\n  - id: a\n    "a/b": {c: [1,   two]}\n  - x\ntext: |\n  one\nlast: \n';
  it.each([
    ['', '1:1-1:23'],
    ['/title', '1:8-1:17'],
    ['/modules', '2:1-2:8'],
    ['/modules/0', '3:5-3:10'],
    ['/modules/0/id', '3:9-3:10'],
    ['/modules/0/missing', '3:5-3:10'],
    ['/modules/0/missing/deeper', '3:5-3:10'],
    ['/modules/0/a~1b', '4:5-4:10'],
    ['/modules/0/a~1b/c', '4:13-4:14'],
    ['/modules/0/a~1b/c/1', '4:22-4:25'],
    ['/modules/0/a~1b/c/7', '4:13-4:14'],
    ['/modules/1', '5:5-5:6'],
    ['/text', '6:7-8:1'],
    ['/last', '8:7-8:7'],
    ['/nowhere', '1:1-1:23'],
  ])('%j is %s', (pointer, expected) => {
    const { line, column, endLine, endColumn } = read(text, 'yaml').place(pointer);
    expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(expected);
  });

  it('is that of the name where the name is at fault', () => {
    expect(read(text, 'yaml').place('/title', 'name')).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 6 });
  });

  it('leads to what was written', () => {
    const document = read('edition: 1.10\ntitle: "a"\nlist: [x]', 'yaml');
    expect(['/edition', '/title', '/list', '/none'].map((pointer) => document.written(pointer))).toEqual([
      ...['1.10', '"a"', undefined, undefined],
    ]);
  });

  it('is found however large the file, and however long its lines', () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `é😀${index}`);
    const document = read(`{${names.map((name) => `"${name}":0`).join(',')}}`, 'json');
    let column = 2;
    for (const name of names) {
      expect(document.place(`/${name}`, 'name').column).toBe(column);
      column += Array.from(name).length + 5;
    }
  });
});
