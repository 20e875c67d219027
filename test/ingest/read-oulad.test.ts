import { symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRecords } from '../../service/ingest/all-records.ts';
import { readOulad } from '../../service/ingest/oulad/read-oulad.ts';
import { type OuladFolder, smallOulad, withFolder } from './broken-oulad.ts';

async function readAll(folder: string) {
  const oulad = await readOulad(folder);
  return {
    cohorts: oulad.cohorts,
    assessments: oulad.assessments,
    enrolments: await allRecords(oulad.enrolments()),
    results: await allRecords(oulad.results()),
  };
}

const readFiles = (files: OuladFolder) => withFolder(files, readAll);

/** The small folder with one piece of one file replaced. */
function withText(file: string, text: string, replacement: string): OuladFolder {
  const content = smallOulad[file];
  if (typeof content !== 'string' || !content.includes(text)) throw new Error(`${file} does not hold ${text}`);
  return { ...smallOulad, [file]: content.replace(text, replacement) };
}

describe('reading OULAD', () => {
  it('finds columns by name and missing values by their marks', async () => {
    expect(await readFiles(smallOulad)).toEqual({
      cohorts: [
        { id: 'AAA-2013J', pathwayId: 'oulad-aaa', title: 'Open University module AAA, October 2013', lengthDays: 268 },
        {
          id: 'AAA-2014B',
          pathwayId: 'oulad-aaa',
          title: 'Open University module AAA, February 2014',
          lengthDays: 240,
        },
      ],
      assessments: [
        { id: '1', cohortId: 'AAA-2013J', method: 'tutor-marked', day: 19, weight: '12.5' },
        { id: '2', cohortId: 'AAA-2013J', method: 'proctored-exam', day: null, weight: '100' },
        { id: '3', cohortId: 'AAA-2014B', method: 'automatic', day: null, weight: '0' },
      ],
      enrolments: [
        { learnerId: '10', cohortId: 'AAA-2013J', finalResult: 'pass' },
        { learnerId: '10', cohortId: 'AAA-2014B', finalResult: 'withdrawn' },
        { learnerId: '11', cohortId: 'AAA-2013J', finalResult: null },
      ],
      results: [
        { learnerId: '10', assessmentId: '1', cohortId: 'AAA-2013J', submittedDay: -3, carriedOver: true, score: '78' },
        {
          learnerId: '10',
          assessmentId: '2',
          cohortId: 'AAA-2013J',
          submittedDay: 200,
          carriedOver: false,
          score: null,
        },
        {
          learnerId: '11',
          assessmentId: '1',
          cohortId: 'AAA-2013J',
          submittedDay: 18,
          carriedOver: false,
          score: '62.5',
        },
        { learnerId: '10', assessmentId: '3', cohortId: 'AAA-2014B', submittedDay: 5, carriedOver: false, score: null },
      ],
    });
  });

  it('takes a byte order mark, quotes and CRLF as CSV allows them', async () => {
    const text = String(smallOulad['courses.csv']);
    const windows = `\ufeff${text.replaceAll('\n', '\r\n').replaceAll('AAA', '"AAA"')}`;
    expect((await readFiles({ ...smallOulad, 'courses.csv': windows })).cohorts).toHaveLength(2);
  });

  it('gives results also when they are asked for first, and every time', async () => {
    await withFolder(smallOulad, async (folder) => {
      const oulad = await readOulad(folder);
      const first = await allRecords(oulad.results());
      expect(await allRecords(oulad.results())).toEqual(first);
      expect(await allRecords(oulad.enrolments())).toHaveLength(3);
    });
  });
});

/** What is wrong, the file with it, and what the report must say: file, line, column, finding, expectation. */
const broken: [string, OuladFolder, { file: string; line: number; column: string | null; says: RegExp }][] = [
  [
    'a header with another column',
    withText('courses.csv', 'module_presentation_length', 'length'),
    {
      file: 'courses.csv',
      line: 1,
      column: 'module_presentation_length',
      says: /found "code_module,code_presentation,length"/,
    },
  ],
  [
    'a header with a column twice',
    withText('studentInfo.csv', 'region', 'id_student'),
    { file: 'studentInfo.csv', line: 1, column: 'id_student', says: /once each/ },
  ],
  [
    'an empty file',
    { ...smallOulad, 'studentInfo.csv': '' },
    { file: 'studentInfo.csv', line: 1, column: null, says: /expected a header/ },
  ],
  [
    'a short row',
    withText('studentAssessment.csv', '18,0,62.50', '18,0'),
    {
      file: 'studentAssessment.csv',
      line: 4,
      column: null,
      says: /as many fields as the header has, found "4: 11,1,18,0"/,
    },
  ],
  [
    'a long row',
    withText('assessments.csv', '100\n', '100,7\n'),
    { file: 'assessments.csv', line: 3, column: null, says: /found "7: AAA/ },
  ],
  [
    'a quote that never ends',
    withText('studentInfo.csv', 'South"', 'South'),
    { file: 'studentInfo.csv', line: 4, column: null, says: /end of a quote opened after record 1/ },
  ],
  [
    'a quote in the middle of a field',
    withText('studentInfo.csv', 'Wales,10', 'Wal"es,10'),
    { file: 'studentInfo.csv', line: 3, column: null, says: /well-formed CSV/ },
  ],
  [
    'a line without end',
    withText('studentInfo.csv', 'South', 'South '.repeat(20_000)),
    { file: 'studentInfo.csv', line: 2, column: null, says: /at most 65536 bytes/ },
  ],
  [
    'a score that is no number',
    withText('studentAssessment.csv', '0,62.50', '0,good'),
    { file: 'studentAssessment.csv', line: 4, column: 'score', says: /a decimal from 0 to 100, found "good"/ },
  ],
  [
    'a score above 100',
    withText('studentAssessment.csv', '0,62.50', '0,100.1'),
    { file: 'studentAssessment.csv', line: 4, column: 'score', says: /found "100.1"/ },
  ],
  [
    'a day that is no number',
    withText('studentAssessment.csv', '11,1,18', '11,1,2013-10-18'),
    { file: 'studentAssessment.csv', line: 4, column: 'date_submitted', says: /a day number/ },
  ],
  [
    'a result that is neither banked nor not',
    withText('studentAssessment.csv', '-3,1', '-3,yes'),
    { file: 'studentAssessment.csv', line: 2, column: 'is_banked', says: /one of 0, 1/ },
  ],
  [
    'an unknown assessment',
    withText('studentAssessment.csv', '11,1,18', '11,99,18'),
    { file: 'studentAssessment.csv', line: 4, column: 'id_assessment', says: /assessments\.csv lists, found "99"/ },
  ],
  [
    'a learner who is not enrolled',
    withText('studentAssessment.csv', '11,1,18', '11,3,18'),
    { file: 'studentAssessment.csv', line: 4, column: 'id_student', says: /enrols in AAA-2014B, found "11"/ },
  ],
  [
    'a result that stands twice',
    withText('studentAssessment.csv', '11,1,18', '10,1,18'),
    { file: 'studentAssessment.csv', line: 4, column: null, says: /line 2 has it already/ },
  ],
  [
    'an enrolment that stands twice',
    withText('studentInfo.csv', '11,2013J', '10,2013J'),
    { file: 'studentInfo.csv', line: 4, column: null, says: /line 2 has it already/ },
  ],
  [
    'an assessment that stands twice',
    withText('assessments.csv', '2014B,3', '2014B,1'),
    { file: 'assessments.csv', line: 4, column: null, says: /line 2 has it already/ },
  ],
  [
    'a presentation that stands twice',
    withText('courses.csv', '2014B', '2013J'),
    { file: 'courses.csv', line: 3, column: null, says: /line 2 has it already/ },
  ],
  [
    'an unknown presentation',
    withText('studentInfo.csv', '11,2013J', '11,2015J'),
    { file: 'studentInfo.csv', line: 4, column: 'code_presentation', says: /courses\.csv lists/ },
  ],
  [
    'an unknown final result',
    withText('studentInfo.csv', 'Withdrawn', 'Gone'),
    { file: 'studentInfo.csv', line: 3, column: 'final_result', says: /one of Pass, Distinction, Fail, Withdrawn/ },
  ],
  [
    'an unknown type of assessment',
    withText('assessments.csv', 'CMA', 'Essay'),
    { file: 'assessments.csv', line: 4, column: 'assessment_type', says: /TMA, CMA, Exam/ },
  ],
  [
    'a module code in small letters',
    withText('courses.csv', 'AAA,2014B', 'aaa,2014B'),
    { file: 'courses.csv', line: 3, column: 'code_module', says: /three capital letters/ },
  ],
  [
    'control characters, which must not reach a terminal',
    withText('studentAssessment.csv', '0,62.50', '0,\u001b[31m\u009b'),
    { file: 'studentAssessment.csv', line: 4, column: 'score', says: /found "\\u001b\[31m\\u009b"/ },
  ],
  [
    'a spreadsheet in place of CSV',
    { ...smallOulad, 'studentAssessment.csv': Buffer.from('504b0304140000000800', 'hex') },
    {
      file: 'studentAssessment.csv',
      line: 1,
      column: null,
      says: /text in UTF-8.*found "binary content, beginning with PK/,
    },
  ],
  [
    'bytes that are no UTF-8',
    { ...smallOulad, 'courses.csv': Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x0a, 0x80, 0x81]) },
    { file: 'courses.csv', line: 1, column: 'code_module', says: /found "[^\u0080-\uffff]*"/ },
  ],
];

describe('broken OULAD', () => {
  it.each(broken)('with %s is refused with its place', async (_, files, { file, line, column, says }) => {
    await expect(readFiles(files)).rejects.toThrow(
      expect.objectContaining({
        code: 'malformed-results',
        message: expect.stringMatching(says),
        details: expect.objectContaining({ file: expect.stringMatching(new RegExp(`${file}$`)), line, column }),
      }),
    );
  });

  it.each(Object.keys(smallOulad))('without %s names the file and where to get it', async (missing) => {
    const files = Object.fromEntries(Object.entries(smallOulad).filter(([name]) => name !== missing));
    await expect(readFiles(files)).rejects.toThrow(
      expect.objectContaining({
        code: 'results-not-found',
        message: expect.stringContaining(missing),
        remedy: expect.stringContaining('analyse.kmi.open.ac.uk/open-dataset'),
      }),
    );
  });

  it('that is no folder says so too', async () => {
    await withFolder(smallOulad, async (folder) => {
      await expect(readOulad(join(folder, 'nowhere'))).rejects.toThrow(
        expect.objectContaining({ code: 'results-not-found' }),
      );
      await expect(readOulad(join(folder, 'courses.csv'))).rejects.toThrow(
        expect.objectContaining({ code: 'results-not-found' }),
      );
    });
  });

  it('whose file vanishes while it is read is an error, not a wait without end', async () => {
    await withFolder(smallOulad, async (folder) => {
      const oulad = await readOulad(folder);
      await unlink(join(folder, 'studentInfo.csv'));
      await symlink(folder, join(folder, 'studentInfo.csv'));
      await expect(allRecords(oulad.enrolments())).rejects.toThrow(
        expect.objectContaining({ code: 'results-not-found' }),
      );
    });
  });
});
