import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInWords } from '../../service/pathway/sentence-parts.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

const GRADEBOOK = `Student,Assessment,Score,Handed in
s-1,catalogue-entry,72.5,2026-09-20
s-1,provenance-test,61,2026-09-21
s-1,quality-report,48,2026-10-10
s-1,legal-test,80,2026-10-12
s-1,protection-case,,2026-11-02
`;

describe('how a learner stands, by commands', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await writeFile(join(work.folder, 'results.csv'), GRADEBOOK);
    await work.run(
      'cohort',
      'create',
      'stewards',
      '--pathway',
      'data-stewardship-professional',
      '--starts',
      '2026-09-01',
    );
    await work.run('enrol', 'stewards', 's-2', '--name', 'Zoë');
    const mapping = [
      '--map',
      'learner=Student',
      '--map',
      'assessment=Assessment',
      '--map',
      'score=Score',
      '--map',
      'date=Handed in',
    ];
    const { error } = await work.run('import', 'csv', 'results.csv', '--cohort', 'stewards', ...mapping);
    expect(error).toBeNull();
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('is explained as a tree that says by signs what is met, and what to do next', async () => {
    const { stdout } = await work.read('explain', 's-1', '--cohort', 'stewards', '--award', 'practitioner');
    expect(stdout).toContain(
      [
        'Data Stewardship Practitioner 25 %',
        'Not yet: 25 percent of what it asks for is there.',
        '  ◌ All of these',
        '    0 of 2 are met. 2 more are needed.',
        '    ◌ Complete the tier “Practitioner”',
        '      What it asks for is not all there yet.',
        '      ◌ All of these',
        '        1 of 4 is met. 3 more are needed.',
        '        ✓ Pass “Catalogues and provenance”',
        '          You have passed it.',
        '        ◌ Pass “Data quality”',
        '          Each of its marks has to be reached.',
        '          ◌ Score at least 50 in “Quality report”',
        '            You scored 48 on 10 October 2026. You are 2 short of it.',
      ].join('\n'),
    );
    expect(stdout).toContain(
      [
        'What to do next',
        '1. Hand in “Quality report” again, and reach 50.',
        '   It lies on the shortest way to “Data Stewardship Practitioner”.',
        '   Passing “Data quality” opens “Geographic data”.',
      ].join('\n'),
    );
    expect(stdout).toContain('2. Wait for the score of “Protection case”.');
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('is said to programs whole, and to whoever asks for an award that is none', async () => {
    const { summary } = await work.run('explain', 's-2', '--cohort', 'stewards');
    expect(summary).toMatchObject({ command: 'explain', cohortId: 'stewards', pathway: { edition: '1' } });
    expect(summary['decisions']).toHaveLength(4);
    expect((await work.run('explain', 's-2', '--cohort', 'stewards', '--award', 'none')).error?.code).toBe(
      'award-not-found',
    );
    const { records } = await work.run('log', '--limit', '20');
    expect(records.filter(({ action }) => action === 'evaluations.explain').length).toBeGreaterThan(0);
  });

  it('is what a transcript says: modules with their credit, awards, and what it comes to', async () => {
    const { stdout } = await work.read('transcript', 's-1', '--csv', 'transcript.csv');
    expect(stdout).toBe(
      [
        'Transcript of records',
        'Example Academy, as of 24 November 2026',
        '',
        'Professional Pathway in Data Stewardship',
        'Edition 1, cohort stewards',
        'Module                     Level  Credit  Result  On',
        'Catalogues and provenance  EQF 5       2    67.9  21 September 2026',
        'Credit: 2 ECTS credits.',
        '',
        '★ Catalogue Editor',
        '  earned, not issued yet',
        '',
        'Total: 2 ECTS credits',
        'Credit is that of modules, each counted once. An award shows the credit of the',
        'modules behind it, which is not added again.',
        '',
        'Written: transcript.csv',
        '',
      ]
        .join('\n')
        .replace('24 November 2026', dayInWords(new Date().toISOString().slice(0, 10))),
    );
    const [, ...rows] = (await readFile(join(work.folder, 'transcript.csv'), 'utf8')).trim().split('\r\n');
    expect(rows).toEqual([
      'stewards,data-stewardship-professional,1,module,catalogue-practice,Catalogues and provenance,EQF 5,2,ECTS,yes,50,67.9,2026-09-21,,,,,,,results,',
      'stewards,data-stewardship-professional,1,award,catalogue-badge,Catalogue Editor,,,ECTS,no,,,,,,,,,,earned,',
    ]);
    expect((await work.run('transcript', 'nobody')).error?.code).toBe('learner-not-found');
  });
});
