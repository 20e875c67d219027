import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemText } from '../../service/registrar/results/csv-import-report.ts';
import { brokenCsv, results } from '../ingest/gradebook/broken-csv.ts';
import { expectRefused } from './refusal.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

describe('results from a CSV file, by commands', () => {
  let work: Workplace;
  const write = (name: string, content: string | Uint8Array) => writeFile(join(work.folder, name), content);

  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await work.run('cohort', 'create', 'spring', '--pathway', 'data-stewardship-foundations');
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('are shown before they go in: how the file is read, and what would change', async () => {
    await write('results.csv', results('s-1,Zoë Müller,final-exam,78.5,2026-03-01', 's-2,Ann,,,'));
    const { stdout, status } = await work.read('import', 'csv', 'results.csv', '--cohort', 'spring', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('Read as             utf-8, comma-separated, a line a result, 90 B');
    expect(stdout).toMatch(/^spring +2 +2 +0 +1 +0 +0$/m);
    expect(stdout).toContain('New learners:\n  line 2  s-1  Zoë Müller\n  line 3  s-2  Ann\n');
    expect(stdout).toMatch(/Nothing was changed \([^)]+\)\. Next: the same without --dry-run\n$/);
    expect((await work.run('cohort', 'list')).records).toMatchObject([{ cohortId: 'spring', learners: 0 }, {}]);
  });

  it('go in once, and the file is then known', async () => {
    const run = () => work.run('import', 'csv', 'results.csv', '--cohort', 'spring', '--save-mapping', 'ours');
    expect((await run()).summary).toMatchObject({
      ...{ kind: 'summary', command: 'import', changed: 5, savedMapping: 'ours' },
      cohorts: [{ cohortId: 'spring', enrolled: 2, newResults: 1 }],
    });
    expect((await run()).summary).toMatchObject({ changed: 0, source: null });
    const { stdout } = await work.read('import', 'csv', 'results.csv', '--cohort', 'spring', '--mapping', 'ours');
    expect(stdout).toMatch(/All of it was known already: nothing was changed/);
  });

  it('are refused with every bad line, which a file of its own can hold', async () => {
    await write('bad.csv', results('s-3,Kim,final-exam,101,', 's-4,=1+1,essay,5,', 's-5,Lee,final-exam,60,'));
    const args = ['import', 'csv', 'bad.csv', '--cohort', 'spring', '--errors', 'errors.csv'] as const;
    const run = await work.run(...args);
    expectRefused(run, 'results-refused');
    expect(run.records).toMatchObject([
      { kind: 'problem', line: 2, column: 'score', found: '101' },
      { kind: 'problem', line: 3, column: 'assessment', found: 'essay' },
    ]);
    expect((await readFile(join(work.folder, 'errors.csv'), 'utf8')).split('\r\n')).toHaveLength(4);
    expect((await stat(join(work.folder, 'errors.csv'))).mode & 0o777).toBe(0o600);
    const { stdout, stderr } = await work.read(...args);
    expect(stdout).toMatch(/^ +2 {2}score +"101" +a percentage from 0 to 100/m);
    expect(stderr).toMatch(/^error: bad\.csv: 2 of 3 lines are not as they should be, so nothing was taken/);
    expect((await work.run(...args, '--skip-invalid')).summary).toMatchObject({ skippedLines: 2, changed: 3 });
  });

  it.each(brokenCsv.filter((_, at) => at % 31 === 1))(
    'with, or that are, $what get the same report',
    async (broken) => {
      await write('results.csv', broken.content);
      const options = Object.entries(broken.options ?? {}).flatMap(([name, value]) =>
        [value].flat().flatMap((text) => [`--${name === 'outOf' ? 'out-of' : name}`, String(text)]),
      );
      const run = await work.run('import', 'csv', 'results.csv', '--cohort', 'spring', ...options);
      expectRefused(run, broken.code);
      const { problems } = run.error?.details ?? {};
      const says = Array.isArray(problems) ? problems.map(problemText) : [run.error?.message];
      expect(says).toEqual(broken.says);
    },
  );

  it('are read by mappings that can be listed, looked at and forgotten', async () => {
    expect((await work.read('mapping', 'list')).stdout).toMatch(/^ours +long +5 +\d{4}-\d\d-\d\d$/m);
    expect((await work.read('mapping', 'show', 'ours')).stdout).toMatch(/^learner +"learner"$/m);
    expect((await work.run('mapping', 'show', 'ours')).summary).toMatchObject({ mapping: { layout: 'long' } });
    expect((await work.read('mapping', 'remove', 'ours')).stdout).toBe('Forgotten: ours.\n');
    expectRefused(await work.run('mapping', 'show', 'ours'), 'mapping-not-found');
  });

  it('are in the audit log in counts, and no name or id of theirs', async () => {
    const { records } = await work.run('log', '--action', 'results.import');
    expect(records.length).toBeGreaterThan(4);
    expect(JSON.stringify(records)).not.toMatch(/Zoë|s-1|Kim/);
  });

  it.each([
    ['a file that is not there', ['nowhere.csv', '--cohort', 'spring'], 'results-not-found'],
    ['a folder', ['.', '--cohort', 'spring'], 'results-not-found'],
    ['a cohort that is not there', ['bad.csv', '--cohort', 'winter'], 'cohort-not-found'],
    ['no cohort at all', ['bad.csv'], 'columns-unknown'],
    ['a field that is none', ['bad.csv', '--cohort', 'spring', '--map', 'shoe=Size'], 'malformed-mapping'],
    ['a mapping that is none', ['bad.csv', '--cohort', 'spring', '--map', 'learner'], 'malformed-mapping'],
    ['points that are none', ['bad.csv', '--cohort', 'spring', '--out-of', '0'], 'malformed-mapping'],
    ['an encoding that is none', ['bad.csv', '--cohort', 'spring', '--encoding', 'utf-7'], 'malformed-mapping'],
    [
      'a name that no mapping can have',
      ['bad.csv', '--cohort', 'spring', '--save-mapping', '../x'],
      'malformed-mapping',
    ],
  ])('are not read from %s', async (_, args, code) => {
    expectRefused(await work.run('import', 'csv', ...args), code);
  });
});
