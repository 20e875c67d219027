import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../service/core/json.ts';
import { parseStrictJson } from '../../../service/core/strict-json.ts';
import { DOCUMENT_FORMATS, type DocumentFormat } from '../../../service/pathway/document/document-format.ts';
import { readDocument } from '../../../service/pathway/document/read-document.ts';
import { writeDocument } from '../../../service/pathway/document/write-document.ts';

const utf8 = new TextEncoder();

function readBack(text: string, format: DocumentFormat): JsonValue {
  const reading = readDocument(utf8.encode(text), format);
  if (reading.document === null) throw new Error(JSON.stringify({ text, findings: reading.findings }));
  return reading.document.json;
}

const traps = fc.constantFrom(
  ...[
    'yes',
    'no',
    'on',
    '~',
    'null',
    'true',
    '1.10',
    '0o17',
    '017',
    '2026-09-01',
    '12:30',
    '.5',
    '1e3',
    '<<',
    '-',
    '? a',
  ],
  ...[
    '# a',
    'a # b',
    'a: b',
    ' a',
    'a ',
    'a\n',
    'a\nb',
    'a\n\nb',
    '\na',
    'a\n b',
    'a\tb',
    '\u0085',
    '\u2028',
    '%',
    '@',
    '`',
  ],
  ...[
    '',
    '🪨',
    'é',
    '[',
    '{',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '"',
    "'",
    ',',
    'a\r\nb',
    'a\u202eb',
    '\u{e0041}',
    '👩\u200d🔧',
    '\u007f',
    '---',
    '...',
    '---\na',
  ],
);
const values = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      traps,
      fc.string(),
      fc.constantFrom(null, true, 0, 1.5, -3),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(traps, fc.string()), tie('value'), { maxKeys: 3 }),
    ),
  }))
  .value.map((value): JsonValue | undefined => {
    try {
      return parseStrictJson(utf8.encode(JSON.stringify(value)));
    } catch {
      return undefined;
    }
  })
  .filter((value) => value !== undefined);

const RUNS = 300;

describe('a document that is written', () => {
  it.each(DOCUMENT_FORMATS)('as %s is read as what it was', (format) => {
    fc.assert(
      fc.property(values, (value) => {
        expect(readBack(writeDocument(value, format), format)).toEqual(value);
      }),
      { numRuns: RUNS },
    );
  });

  it('in YAML shows no character that hides or reorders others', () => {
    expect(writeDocument(['a\u202eb', '\u{e0041}\u0085'], 'yaml')).toBe('- "a\\u202eb"\n- "\\U000e0041\\u0085"\n');
  });

  it('in YAML quotes what could be taken for something else, and nothing more', () => {
    const day = { reviewOn: '2027-03-31', code: '1.10', country: 'no', title: 'Data: cleaning', language: 'en' };
    expect(writeDocument({ ...day, notes: 'One line.\n\nAnother.' }, 'yaml')).toBe(
      [
        'reviewOn: "2027-03-31"',
        'code: "1.10"',
        'country: "no"',
        'title: "Data: cleaning"',
        'language: en',
        'notes: |-',
        '  One line.',
        '',
        '  Another.',
        '',
      ].join('\n'),
    );
  });
});
