import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssessmentNames } from '../../../service/ingest/gradebook/assessment-names.ts';
import { NO_MAPPING } from '../../../service/ingest/gradebook/column-mapping.ts';
import { fieldOfName } from '../../../service/ingest/gradebook/column-synonyms.ts';
import { GRADEBOOK_FIELDS } from '../../../service/ingest/gradebook/gradebook-fields.ts';
import { DATE_FORMS, readDate } from '../../../service/ingest/gradebook/read-date.ts';
import { GradebookReader } from '../../../service/ingest/gradebook/read-gradebook.ts';
import { readScore } from '../../../service/ingest/gradebook/read-score.ts';
import { recogniseColumns } from '../../../service/ingest/gradebook/recognise-columns.ts';
import { compareDecimals, DECIMAL_PATTERN, parseDecimal } from '../../../service/pathway/decimal.ts';

const names = new AssessmentNames(
  [
    {
      cohortId: 'spring',
      modules: [{ id: 'm', title: 'Module', assessments: [{ id: 'exam', title: 'Final examination' }] }],
      further: [],
      isOpen: false,
    },
  ],
  {},
);
const cohorts = { only: 'spring', find: (id: string) => (id === 'spring' ? names : undefined), listing: 'spring' };

/** Reads lines under a header, whatever stands in them. */
function read(header: readonly string[], lines: readonly (readonly string[])[]) {
  const columns = recogniseColumns('results.csv', header, NO_MAPPING, names, true);
  const reader = new GradebookReader(header, columns, NO_MAPPING, cohorts);
  return reader.read(lines.map((cells, at) => ({ line: at + 2, cells, problem: null })));
}

/** What stands in spreadsheets, likely and unlikely. */
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', ' ', '-', 's-1', 'exam', 'Final Examination', 'm', '50', '100', '100.5', '78,5', '1,500', '78 %'),
  fc.constantFrom(
    '2026-03-01',
    '03/04/2026',
    '25.4.2026',
    '46082',
    '#N/A',
    '=1+1',
    'NaN',
    'pass',
    '1.23E+11',
    '__proto__',
  ),
);

describe('lines of results', () => {
  it('each become records or problems, never neither and never both', () => {
    const header = ['learner', 'name', 'email', 'outcome', 'module', 'assessment', 'attempt', 'score', 'date'];
    const line = fc.array(cell, { minLength: header.length, maxLength: header.length });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const { lines: count, records, problems } = read(header, lines);
        const good = new Set(records.map((record) => record.line));
        const bad = new Set(problems.map((problem) => problem.line));
        expect(count).toBe(lines.length);
        expect([...good].filter((number) => bad.has(number))).toEqual([]);
        expect(good.size + bad.size).toBe(lines.length);
        for (const { score, attempt } of records) {
          expect(Number.isSafeInteger(attempt) && attempt >= 1).toBe(true);
          if (score === null) continue;
          expect(score).toMatch(DECIMAL_PATTERN);
          expect(compareDecimals(parseDecimal(score), parseDecimal('100'))).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('say what was found and what was expected, under the name that the column has', () => {
    expect(read(['Matrikelnummer', 'Prüfung', 'Punkte'], [['s-1', 'exam', 'viel']]).problems).toEqual([
      { line: 2, column: 'Punkte', found: 'viel', expected: 'a percentage from 0 to 100' },
    ]);
  });
});

describe('a score', () => {
  const refuse = (): undefined => undefined;

  it('of points is the exact percentage, or is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (points, maximum) => {
        const form = { outOf: parseDecimal(`${maximum}`), decimal: undefined, round: undefined };
        const read = readScore(`${points}`, form, refuse);
        if (read === undefined) {
          // Above the maximum, or a fraction that does not end: its denominator has other factors than 2 and 5.
          expect(points > maximum || (points * 100 * 10 ** 9) % maximum !== 0).toBe(true);
          return;
        }
        const { units, scale } = parseDecimal(read);
        expect(units * BigInt(maximum)).toBe(BigInt(points) * 100n * 10n ** BigInt(scale));
      }),
    );
  });

  it('is rounded half up, and only where that is said', () => {
    const of = (text: string, round?: number) => readScore(text, { outOf: null, decimal: undefined, round }, refuse);
    expect(of('66.6666666666')).toBeUndefined();
    expect([of('66.6666666666', 2), of('66.665', 2), of('66.6649', 2), of('0.5', 0), of('99.5', 0)]).toEqual([
      ...['66.67', '66.67', '66.66', '1', '100'],
    ]);
  });

  it.each(['.5', '5.', '+5', '1e2', '0x10', '５０', '1 000', '', '1,2,3', '--', '50%%', '٥٠'])('is not %j', (text) => {
    expect(readScore(text, { outOf: null, decimal: undefined, round: 2 }, refuse)).toBeUndefined();
  });
});

describe('a date', () => {
  it('is a day of the calendar in every form, or is refused', () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.tuple(part, part, fc.integer({ min: 1900, max: 2100 })),
        fc.constantFrom('-', '/', '.'),
        fc.constantFrom(...DATE_FORMS, undefined),
        ([a, b, year], mark, form) => {
          for (const text of [[a, b, year].join(mark), [year, a, b].join(mark)]) {
            const day = readDate(text, form, () => undefined);
            if (day === undefined) continue;
            expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
            expect(day.startsWith(`${year}-`)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a column', () => {
  it.each([
    ['Student ID', 'learner'],
    ['id_student', 'learner'],
    ['SIS User ID', 'learner'],
    ['Matrikelnummer', 'learner'],
    ['学号', 'learner'],
    ['Attempt No.', 'attempt'],
    ['Versuch', 'attempt'],
    ['Numéro de tentative', 'attempt'],
    ['попытка', 'attempt'],
    ['Full Name', 'name'],
    ['Имя', 'given-name'],
    ['Nom de famille', 'family-name'],
    ['E-Mail-Adresse', 'email'],
    ['Date handed in', 'date'],
    ['Abgabedatum', 'date'],
    ['提出日', 'date'],
    ['Calificación', 'score'],
    ['PUNKTZAHL', 'score'],
    ['Оценка', 'score'],
    ['Max. points', 'maximum'],
    ['Final result', 'final-result'],
    ['Prüfungsleistung', 'assessment'],
    ['الدرجة', 'score'],
  ])('%s is known to hold the %s', (name, field) => {
    expect(fieldOfName(name)?.field).toBe(field);
  });

  it.each(['Note', 'Comment', 'Attempts', 'Number of attempts', 'Last downloaded from this course', '', '  '])(
    '%j is known to hold nothing',
    (name) => {
      expect(fieldOfName(name)).toBeUndefined();
    },
  );

  it('of every field goes by the name that commands give it', () => {
    for (const field of GRADEBOOK_FIELDS) expect(fieldOfName(field)?.field, field).toBe(field);
  });

  it('that several names could stand for is the one that is surest', () => {
    const { fields } = recogniseColumns(
      'r',
      ['ID', 'SIS Login ID', 'SIS User ID', 'Exam', 'Score'],
      NO_MAPPING,
      names,
      true,
    );
    expect(fields.get('learner')).toBe(2);
  });
});
