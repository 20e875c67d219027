import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { transferLearner } from '../../service/registrar/cohorts/transfer-learner.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import { listMappings } from '../../service/registrar/results/column-mappings.ts';
import { importCsv } from '../../service/registrar/results/import-csv.ts';
import { results } from '../ingest/gradebook/broken-csv.ts';
import { type CsvDesk, openCsvDesk } from './csv-desk.ts';

const rita: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };

let desk: CsvDesk;
beforeEach(async () => {
  desk = await openCsvDesk();
});
afterEach(() => desk.close());

const revisions = async () =>
  Object.fromEntries(
    (await desk.installation.store.db.selectFrom('cohort').select(['cohort_id', 'facts_revision']).execute()).map(
      ({ cohort_id, facts_revision }) => [cohort_id, facts_revision],
    ),
  );

describe('a list of results', () => {
  it('makes and enrols the learners whom it names, results or not', async () => {
    const report = await desk.import(
      results('s-1,Zoë Müller,final-exam,78.50,2026-03-01', 's-1,Zoë Müller,Data cleaning test,100,', 's-2,,,,'),
    );
    expect(await desk.people()).toEqual(['spring s-1 Zoë Müller enrolled', 'spring s-2 enrolled']);
    expect(await desk.results()).toEqual(['spring s-1 cleaning-test 100 ', 'spring s-1 final-exam 78.5 2026-03-01']);
    expect(report).toMatchObject({
      lines: 3,
      badLines: 0,
      learners: { total: 2, new: 2, changed: 0 },
      cohorts: [{ cohortId: 'spring', learners: 2, enrolled: 2, results: 2, newResults: 2, changedResults: 0 }],
      changed: 6,
    });
  });

  it('changes nothing the second time, and asks for no evaluation', async () => {
    const file = results('s-1,Zoë,final-exam,78.5,2026-03-01', 's-2,Ann,final-exam,,');
    await desk.import(file);
    const before = await revisions();
    expect(await desk.import(file)).toMatchObject({ changed: 0, source: null });
    expect(await revisions()).toEqual(before);
  });

  it('that corrects another changes exactly the rows that differ', async () => {
    const first = await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01', 's-2,Ann,final-exam,60,2026-03-01'));
    const second = await desk.import(results('s-1,Zoë,final-exam,79,2026-03-01', 's-2,Ann,final-exam,60,2026-03-01'));
    expect(second).toMatchObject({ changed: 1, cohorts: [{ changedResults: 1, newResults: 0 }] });
    const rows = await desk.installation.store.db.selectFrom('result').select(['learner_id', 'source']).execute();
    expect(rows).toEqual([
      { learner_id: 's-1', source: second.source },
      { learner_id: 's-2', source: first.source },
    ]);
  });

  it('leaves alone what it says nothing of', async () => {
    await desk.import(
      'learner,name,email,outcome,assessment,score,date\ns-1,Zoë,z@x.org,pass,final-exam,78,2026-03-01\n',
    );
    await desk.import('learner,assessment,score\ns-1,final-exam,80\n');
    await desk.import('learner,assessment,date\ns-1,final-exam,2026-03-02\n');
    expect(await desk.people()).toEqual(['spring s-1 Zoë z@x.org pass enrolled']);
    expect(await desk.results()).toEqual(['spring s-1 final-exam 80 2026-03-02']);
  });

  it('takes a score back where it names the assessment and leaves the score empty', async () => {
    await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01'));
    await desk.import(results('s-1,Zoë,final-exam,,2026-03-01'));
    expect(await desk.results()).toEqual(['spring s-1 final-exam  2026-03-01']);
  });

  it('that numbers attempts keeps each of them, and another score for one is a correction of it', async () => {
    const lines = ['s-1,final-exam,1,35,2026-03-01', 's-1,final-exam,2,62,2026-04-01', 's-2,final-exam,,70,2026-03-01'];
    const file = (...some: string[]) => `${['learner,assessment,attempt,score,date', ...some].join('\n')}\n`;
    expect(await desk.import(file(...lines))).toMatchObject({ cohorts: [{ results: 3, newResults: 3 }] });
    expect(await desk.import(file(...lines))).toMatchObject({ changed: 0 });
    const corrected = file('s-1,final-exam,2,64,2026-04-01', 's-1,final-exam,3,80,2026-05-01');
    expect(await desk.import(corrected, { dryRun: true })).toMatchObject({
      cohorts: [{ newResults: 1, changedResults: 1 }],
      samples: { changedResults: [{ line: 2, attempt: 2, before: '62 on 2026-04-01', after: '64 on 2026-04-01' }] },
    });
    await desk.import(corrected);
    expect(await desk.results()).toEqual([
      'spring s-1 final-exam 35 2026-03-01',
      'spring s-1 final-exam#2 64 2026-04-01',
      'spring s-1 final-exam#3 80 2026-05-01',
      'spring s-2 final-exam 70 2026-03-01',
    ]);
  });

  it('that does not number attempts tells of the first', async () => {
    await desk.import('learner,assessment,attempt,score\ns-1,final-exam,1,35\ns-1,final-exam,2,62\n');
    await desk.import('learner,assessment,score\ns-1,final-exam,40\n');
    expect(await desk.results()).toEqual(['spring s-1 final-exam 40 ', 'spring s-1 final-exam#2 62 ']);
  });

  it.each([
    ['0', '"0"'],
    ['-1', '"-1"'],
    ['1.0', '"1.0"'],
    ['first', '"first"'],
    ['12345', '"12345"'],
    ['1,5', '"1,5"'],
  ])('has no attempt %s', async (attempt, found) => {
    await expect(desk.import(`learner;assessment;Versuch;score\ns-1;final-exam;${attempt};35\n`)).rejects.toMatchObject(
      {
        message: expect.stringContaining(
          `line 2, column "Versuch": expected the number of the attempt: 1, 2, 3 and so on, found ${found}`,
        ),
      },
    );
  });

  it('says the same of an attempt in one line only', async () => {
    const twice = 's-1,final-exam,2,35\ns-1,final-exam,1,30\ns-1,final-exam,2,40\n';
    await expect(desk.import(`learner,assessment,attempt,score\n${twice}`)).rejects.toMatchObject({
      message: expect.stringContaining(
        'line 4, column "learner": expected each attempt of a learner at an assessment once (line 2 has it already), found "s-1, final-exam, 2"',
      ),
    });
    expect(await desk.results()).toEqual([]);
  });

  it('of several cohorts says in a column which', async () => {
    const file =
      'learner,cohort,assessment,score\ns-1,spring,final-exam,50\ns-1,autumn,final-exam,60\ns-2,open,essay-1,70\n';
    const report = await desk.import(file, { cohortId: null });
    expect(report.cohorts.map(({ cohortId, newResults }) => [cohortId, newResults])).toEqual([
      ['autumn', 1],
      ['open', 1],
      ['spring', 1],
    ]);
    await expect(desk.import('learner,cohort\ns-1,winter\n', { cohortId: null })).rejects.toMatchObject({
      message: expect.stringContaining('a cohort that is known: autumn, open, spring, found "winter"'),
    });
    await expect(
      desk.import('learner,cohort\ns-1,spring\n', { cohortId: null, within: ['autumn'] }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('a cohort that is known: autumn, found "spring"'),
    });
  });

  it('of who is restricted to no cohort goes into none', async () => {
    await expect(desk.import('learner,cohort\ns-1,spring\n', { cohortId: null, within: [] })).rejects.toMatchObject({
      message: expect.stringContaining('a cohort that is known: there is none'),
    });
    await expect(desk.import('learner\ns-1\n', { within: [] })).rejects.toMatchObject({ code: 'results-refused' });
    expect(await desk.people()).toEqual([]);
  });

  it('keeps what begins as a formula as the text that it is', async () => {
    await desk.import(results('@s-1,=1+1,final-exam,50,'));
    expect(await desk.people()).toEqual(['spring @s-1 =1+1 enrolled']);
  });

  it('takes names in normal form C', async () => {
    await desk.import(results('s-1,Zoe\u0308,final-exam,50,'));
    expect(await desk.people()).toEqual(['spring s-1 Zo\u00eb enrolled']);
  });

  it.each([
    ['decimal commas', { separator: 'semicolon' }, 'learner;assessment;score\ns-1;final-exam;78,5\n', '78.5'],
    ['percent signs', {}, 'learner,assessment,score\ns-1,final-exam,78.50 %\n', '78.5'],
    [
      'a decimal comma of three digits',
      { decimal: 'comma' },
      'learner;assessment;score\ns-1;final-exam;78,125\n',
      '78.125',
    ],
    ['points', { outOf: ['40'] }, 'learner,assessment,score\ns-1,final-exam,31\n', '77.5'],
    [
      'points of one assessment',
      { outOf: ['final-exam=40'] },
      'learner,assessment,score\ns-1,Case examination,31\n',
      '77.5',
    ],
    ['points in a column', {}, 'learner,assessment,score,max points\ns-1,final-exam,31,40\n', '77.5'],
    ['points to be rounded', { outOf: ['30'], round: '2' }, 'learner,assessment,score\ns-1,final-exam,17\n', '56.67'],
    [
      'floating points to be rounded',
      { round: '1' },
      'learner,assessment,score\ns-1,final-exam,66.6500000000001\n',
      '66.7',
    ],
  ])('reads %s', async (_, options, file, score) => {
    await desk.import(file, { options });
    expect(await desk.results()).toEqual([`spring s-1 final-exam ${score} `]);
  });

  it.each([
    ['2026-9-1', {}, '2026-09-01'],
    ['2026/09/01 10:15', {}, '2026-09-01'],
    ['2026-09-01T23:30:00-05:00', {}, '2026-09-01'],
    ['20260901', {}, '2026-09-01'],
    ['03.04.2026', {}, '2026-04-03'],
    ['25/04/2026', {}, '2026-04-25'],
    ['04/25/2026', {}, '2026-04-25'],
    ['03/04/2026', { date: 'day-month-year' }, '2026-04-03'],
    ['03/04/2026 9:05 PM', { date: 'month-day-year' }, '2026-03-04'],
    ['-3', { date: 'day-number' }, '-3'],
  ])('reads the date %s', async (date, options, day) => {
    await desk.import(results(`s-1,Zoë,final-exam,50,${date}`), { options });
    expect(await desk.results()).toEqual([`spring s-1 final-exam 50 ${day}`]);
  });
});

describe('a gradebook', () => {
  it('of Moodle is read by its percentages, and its other forms of the same grades are left out', async () => {
    const { reading } = await desk.import(
      'First name,Last name,ID number,Email address,Quiz: Data cleaning test (Real),Quiz: Data cleaning test (Percentage),' +
        'Quiz: Data cleaning test (Letter),Course total (Real)\nZoë,Müller,s-1,zoe@example.org,15.00,75.00 %,C,15\n' +
        'Ann,Lee,s-2,ann@example.org,-,-,-,-\n',
    );
    expect(reading.layout).toBe('wide');
    expect(await desk.people()).toEqual([
      'spring s-1 Zoë Müller zoe@example.org enrolled',
      'spring s-2 Ann Lee ann@example.org enrolled',
    ]);
    expect(await desk.results()).toEqual(['spring s-1 cleaning-test 75 ']);
  });

  it('of Canvas is read by the points possible that stand under its header', async () => {
    const { lines } = await desk.import(
      'Student,ID,SIS User ID,SIS Login ID,Section,Case examination (4711),Final Score\n' +
        '    Points Possible,,,,,40.00,(read only)\n"Müller, Zoë",17,s-1,zoe,A,31.00,78\n',
    );
    expect(lines).toBe(1);
    expect(await desk.people()).toEqual(['spring s-1 Müller, Zoë enrolled']);
    expect(await desk.results()).toEqual(['spring s-1 final-exam 77.5 ']);
  });

  it('of Blackboard is read from the file that it calls one of Excel, by the points in its header', async () => {
    const text =
      '"Last Name"\t"First Name"\t"Username"\t"Case examination [Total Pts: 40 Score] |12345"\n"Müller"\t"Zoë"\t"s-1"\t"31.0"\n';
    await desk.import(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(await desk.results()).toEqual(['spring s-1 final-exam 77.5 ']);
  });

  it('is of one attempt, which a column numbers only where that is said', async () => {
    const file = 'Learner,Round,final-exam,cleaning-test\ns-1,1,35,50\ns-1,2,62,\ns-2,1,70,\n';
    await expect(desk.import(file)).rejects.toMatchObject({ code: 'results-refused' });
    await desk.import(file, { options: { map: ['attempt=Round'] } });
    expect(await desk.results()).toEqual([
      'spring s-1 cleaning-test 50 ',
      'spring s-1 final-exam 35 ',
      'spring s-1 final-exam#2 62 ',
      'spring s-2 final-exam 70 ',
    ]);
    await expect(desk.import(`${file}s-1,2,64,\n`, { options: { map: ['attempt=Round'] } })).rejects.toMatchObject({
      message: expect.stringContaining('each attempt of a learner once (line 3 has it already)'),
    });
  });

  it('says nothing where a cell is empty', async () => {
    await desk.import('learner,final-exam,cleaning-test\ns-1,50,60\n');
    await desk.import('learner,final-exam,cleaning-test\ns-1,,61\n');
    expect(await desk.results()).toEqual(['spring s-1 cleaning-test 61 ', 'spring s-1 final-exam 50 ']);
  });

  it('is read the same way again by the mapping that was kept of it', async () => {
    const first = {
      options: { map: ['learner=Kennzahl', 'assessment:final-exam=Spalte 3'], outOf: ['40'] },
      saveMapping: 'ours',
    };
    expect(await desk.import('Kennzahl,Spalte 3\ns-1,31\n', first)).toMatchObject({ savedMapping: 'ours' });
    await desk.import('Spalte 3,Kennzahl\n32,s-1\n', { mappingName: 'ours' });
    expect(await desk.results()).toEqual(['spring s-1 final-exam 80 ']);
    expect(await listMappings(desk.installation.store.db)).toMatchObject([
      {
        name: 'ours',
        mapping: {
          layout: 'wide',
          columns: { learner: 'Kennzahl' },
          assessments: { 'final-exam': 'Spalte 3' },
          outOf: '40',
        },
      },
    ]);
    await expect(desk.import('learner\ns-1\n', { mappingName: 'theirs' })).rejects.toMatchObject({
      code: 'mapping-not-found',
      remedy: 'kept are: ours',
    });
  });
});

describe('of a file with errors', () => {
  const file = results(
    's-1,Zoë,final-exam,50,',
    's-2,Ann,final-exam,500,',
    's-3,Lee,final-exam,60,',
    's-3,Lee,final-exam,61,',
    's-4,Kim,final-exam,70,',
    's-4,Kym,cleaning-test,70,',
  );

  it('what is right goes in where that is asked for, and of lines that contradict each other none', async () => {
    const report = await desk.import(file, { skipInvalid: true });
    expect(report).toMatchObject({ lines: 6, badLines: 3, problemCount: 3, skippedLines: 5 });
    expect(await desk.results()).toEqual(['spring s-1 final-exam 50 ']);
    expect(await desk.people()).toEqual(['spring s-1 Zoë enrolled']);
  });

  it('that cannot be read to its end nothing goes in, asked for or not', async () => {
    await expect(
      desk.import(results('s-1,Zoë,final-exam,50,', 's-2,"Ann'), { skipInvalid: true }),
    ).rejects.toMatchObject({
      code: 'results-refused',
    });
    expect(await desk.people()).toEqual([]);
  });
});

describe('a dry run', () => {
  it('shows what would change, and changes nothing', async () => {
    await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01'));
    const before = [...(await desk.results()), ...(await desk.people())];
    const report = await desk.import(results('s-1,Zoë M.,final-exam,79,2026-03-02', 's-2,Ann,final-exam,60,'), {
      dryRun: true,
      saveMapping: 'ours',
    });
    expect(report).toMatchObject({
      ...{ dryRun: true, source: null, changed: 5, savedMapping: null },
      learners: { new: 1, changed: 1 },
      samples: {
        newLearners: [{ line: 3, learnerId: 's-2', name: 'Ann' }],
        changedLearners: [{ line: 2, learnerId: 's-1', before: 'Zoë', after: 'Zoë M.' }],
        changedResults: [
          { line: 2, assessmentId: 'final-exam', before: '78 on 2026-03-01', after: '79 on 2026-03-02' },
        ],
      },
    });
    expect([...(await desk.results()), ...(await desk.people())]).toEqual(before);
    expect(await listMappings(desk.installation.store.db)).toEqual([]);
  });
});

describe('a learner', () => {
  it('who has withdrawn stays withdrawn, whatever a file says', async () => {
    await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01'));
    await withdrawLearner(desk.installation, 'spring', 's-1', '2026-03-02');
    await desk.import(results('s-1,Zoë,final-exam,79,2026-03-03'));
    expect(await desk.people()).toEqual(['spring s-1 Zoë withdrawn']);
  });

  it('who was transferred has results in the cohort that was entered, and not in the one that was left', async () => {
    await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01'));
    await transferLearner(desk.installation, rita, {
      learnerId: 's-1',
      from: 'spring',
      to: 'autumn',
      on: '2026-03-02',
    });
    const file = results('s-1,Zoë,final-exam,79,2026-03-03', 's-2,Ann,final-exam,60,');
    await expect(desk.import(file)).rejects.toMatchObject({
      message: expect.stringContaining('this one was transferred to autumn, where the result counts, found "s-1"'),
    });
    await desk.import(file, { skipInvalid: true });
    // The same result, as the platform lists it in the new cohort, is still the one that was carried over.
    await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01'), { cohortId: 'autumn' });
    const carried = await desk.installation.store.db
      .selectFrom('result')
      .select(['cohort_id', 'carried_over'])
      .where('learner_id', '=', 's-1')
      .orderBy('cohort_id')
      .execute();
    expect(carried).toContainEqual({ cohort_id: 'autumn', carried_over: 1 });
  });

  it('who is erased takes along the name and the digest of the files that their cohort came from', async () => {
    const files = () =>
      desk.installation.store.db
        .selectFrom('imported_file')
        .select(['cohort_id', 'file_name', 'digest'])
        .orderBy('cohort_id')
        .execute();
    await desk.import(results('s-1,Zoë,final-exam,78,2026-03-01'));
    await desk.import(results('s-2,Ann,final-exam,78,2026-03-01'), { cohortId: 'autumn' });
    expect(await files()).toMatchObject([
      { file_name: 'results.csv', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      {},
    ]);
    await eraseLearner(desk.installation, 's-1');
    expect(await files()).toEqual([
      { cohort_id: 'autumn', file_name: 'results.csv', digest: expect.stringMatching(/./) },
      { cohort_id: 'spring', file_name: null, digest: null },
    ]);
  });
});

describe('a large file', () => {
  const large = () =>
    results(
      ...Array.from(
        { length: 40_000 },
        (_, at) => `s-${at >> 1},Zoë ${at >> 1},${at % 2 === 0 ? 'final-exam' : 'cleaning-test'},${at % 101},`,
      ),
    );

  it('is read in a thread, with progress, while others are answered', async () => {
    const steps: string[] = [];
    const request = await desk.request(large());
    let answered = 0;
    const asking = setInterval(() => {
      void desk.people().then(() => {
        answered += 1;
      });
    }, 20);
    const report = await importCsv(desk.installation, request, ({ step, done, total }) => {
      steps.push(`${step} ${total === undefined ? '' : Math.round((done / total) * 100)}`);
    });
    clearInterval(asking);
    expect(report).toMatchObject({ lines: 40_000, changed: 80_000 });
    expect(steps.at(-2)).toBe('reading 100');
    expect(answered).toBeGreaterThan(3);
  });

  it('that is refused tells the same from the thread', async () => {
    const request = await desk.request(results('s-1,Zoë,essay,50,'));
    await expect(importCsv(desk.installation, request)).rejects.toMatchObject({
      code: 'results-refused',
      refusal: { findings: { badLines: 1 }, reading: { layout: 'long' } },
    });
    await expect(importCsv(desk.installation, { ...request, file: `${request.file}.gone` })).rejects.toMatchObject({
      code: 'results-not-found',
    });
  });
});
