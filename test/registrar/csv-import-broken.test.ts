import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemText, RefusedResults } from '../../service/registrar/results/csv-import-report.ts';
import { brokenCsv, results } from '../ingest/gradebook/broken-csv.ts';
import { type CsvDesk, openCsvDesk } from './csv-desk.ts';

let desk: CsvDesk;
beforeAll(async () => {
  desk = await openCsvDesk();
  // Something that a broken file could do harm to.
  await desk.import(results('s-1,Zoë Müller,final-exam,78,2026-03-01'));
});
afterAll(() => desk.close());

const everything = async () => [...(await desk.results()), ...(await desk.people())];

describe('a broken file of results', () => {
  it('is known in sixty kinds and more, each with a report of its own', () => {
    expect(brokenCsv.length).toBeGreaterThanOrEqual(60);
    expect(new Set(brokenCsv.map(({ what }) => what)).size).toBe(brokenCsv.length);
  });

  it.each(brokenCsv)('with, or that is, $what gets its report, and nothing of it goes in', async (broken) => {
    const before = await everything();
    const failure = await desk.import(broken.content, { options: broken.options ?? {} }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: broken.code, remedy: expect.stringMatching(/./) });
    const says =
      failure instanceof RefusedResults
        ? failure.refusal.findings.problems.map(problemText)
        : [failure instanceof Error ? failure.message : failure];
    expect(says).toEqual(broken.says);
    expect(await everything()).toEqual(before);
  });

  it('has all its bad lines counted, the first thousand listed, and every one in the file of errors', async () => {
    const lines = Array.from(
      { length: 2_500 },
      (_, at) => `s-${at},=cmd|'/c calc'!A0,essay,${at % 2 === 0 ? 50 : 500},`,
    );
    const errorsFile = join(desk.folder, 'errors.csv');
    await expect(desk.import(results(...lines), { errorsFile })).rejects.toMatchObject({
      code: 'results-refused',
      details: { lines: 2_500, badLines: 2_500, problemCount: 3_750, problems: { length: 1_000 } },
    });
    const report = (await readFile(errorsFile, 'utf8')).split('\r\n');
    expect(report[0]).toBe('\ufeffline,column,found,expected');
    expect(report[1]).toMatch(/^2,assessment,essay,"an assessment of the cohort: catalogue-quiz, /);
    expect(report.at(-1)).toBe('');
    expect(report).toHaveLength(3_752);
  });

  it('quotes in the file of errors what stood there, and nothing of it can become a formula', async () => {
    const errorsFile = join(desk.folder, 'errors.csv');
    await expect(desk.import(results('s-2,Ann,"=HYPERLINK(""x"")",50,'), { errorsFile })).rejects.toThrow();
    expect((await readFile(errorsFile, 'utf8')).split('\r\n')[1]).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('is not imported where the file of errors cannot be written', async () => {
    const errorsFile = join(desk.folder, 'nowhere', 'errors.csv');
    await expect(desk.import(results('s-2,Ann,final-exam,50,'), { errorsFile })).rejects.toMatchObject({
      code: 'output-unwritable',
    });
    expect(await desk.people()).toEqual(['spring s-1 Zoë Müller enrolled']);
  });
});
