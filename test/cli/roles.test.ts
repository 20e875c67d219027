import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertWellFormed } from '../pathway/role/drawing/well-formed.ts';
import { expectRefused } from './refusal.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

const PROFILE = `# What we look for
type: CairnRoleProfile
version: 1
id: steward
edition: "1"
title: A steward
description: Made up for tests.
language: en
frameworks:
  - { id: data-stewardship, edition: "2026.1" }
sources:
  - { id: board, kind: advisory-board, title: Our board, day: "2026-01-31" } # ours
competencies:
  - competency: data-stewardship/clean-data # the main thing
    level: foundation
    importance: "4"
    evidence:
      - { source: board, importance: "4" }
`;
const JOBS = [
  '--source',
  'jobs',
  '--kind',
  'job-market',
  '--title',
  'Jobs, spring',
  '--day',
  '2026-06-30',
  '--sample',
  '300',
];

describe('role profiles and feedback, by commands', () => {
  let work: Workplace;
  const path = (name: string) => join(work.folder, name);
  const write = (name: string, text: string) => writeFile(path(name), text);
  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await write('steward.yaml', PROFILE);
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('check a profile and tell each finding with its line, its place and what to do', async () => {
    await write('broken.yaml', PROFILE.replace('clean-data', 'clean-dat'));
    const { status, stdout } = await work.read('role', 'check', 'broken.yaml');
    expect(status).toBe(1);
    expect(stdout).toContain('broken.yaml:14:17 error: There is no competency "clean-dat"');
    expect(stdout).toContain('Is "clean-data" meant?');
  });

  it('refuse figures with bad lines, name every one, and leave the profile as it is', async () => {
    const lines = ['code;share;count;importance', 'D1;10 %;30;4,5', 'Q9;3;12;2', 'clean-data;101;4;9', 'D1;1;1;2'];
    await write('bad.csv', lines.join('\n'));
    const run = await work.run('role', 'import', 'bad.csv', '--into', 'steward.yaml', ...JOBS);
    expectRefused(run, 'role-figures-refused');
    expect(run.error?.details).toMatchObject({
      ...{ lines: 4, badLines: 3 },
      problems: [
        { line: 3, column: 'code', found: '"Q9"' },
        { line: 4, column: 'importance', found: '"9"' },
        { line: 4, column: 'share', found: '"101"' },
        { line: 5, column: null, expected: expect.stringContaining('line 2') },
      ],
    });
    expect(await readFile(path('steward.yaml'), 'utf8')).toBe(PROFILE);
  });

  it('bring figures in by reference, code, or an aligned address, keep comments, and change nothing twice', async () => {
    const framework = await readFile(
      new URL('../../service/pathway/examples/frameworks/data-stewardship.json', import.meta.url),
      'utf8',
    );
    const [, exact = ''] = /"uri": "([^"]+)",\s+"framework": "ESCO",\s+"relation": "exact"/.exec(framework) ?? [];
    await write(
      'jobs.csv',
      `competency,share,count,importance\ndata-stewardship/describe-data,10,30,4.5\n${exact},66.7,200,\n`,
    );
    const dry = await work.run(
      'role',
      'import',
      'jobs.csv',
      '--into',
      'steward.yaml',
      ...JOBS,
      '--skip-invalid',
      '--dry-run',
    );
    expect(dry.summary).toMatchObject({ dryRun: true, written: false });
    expect(await readFile(path('steward.yaml'), 'utf8')).toBe(PROFILE);
    // What is aligned exactly may be a competency that the profile does not ask for, which then lacks an importance.
    const run = await work.run('role', 'import', 'jobs.csv', '--into', 'steward.yaml', ...JOBS, '--skip-invalid');
    expect(run.summary).toMatchObject({ written: true, added: ['data-stewardship/describe-data'] });
    const text = await readFile(path('steward.yaml'), 'utf8');
    expect(text).toContain('# What we look for');
    expect(text).toContain('# the main thing');
    expect(text).toContain('day: "2026-06-30"');
    const checked = await work.run('role', 'check', 'steward.yaml');
    expect(checked.status).toBe(0);
    const again = await work.run('role', 'import', 'jobs.csv', '--into', 'steward.yaml', ...JOBS, '--skip-invalid');
    expect(again.summary).toMatchObject({ written: false, added: [], changed: [] });
  });

  it('publish a profile once, list and show it', async () => {
    expect((await work.run('role', 'publish', 'steward.yaml')).summary).toMatchObject({ new: true, edition: '1' });
    await write('other.yaml', (await readFile(path('steward.yaml'), 'utf8')).replace('A steward', 'Another'));
    expectRefused(await work.run('role', 'publish', 'other.yaml'), 'role-version-changed');
    expect((await work.read('role', 'list')).stdout).toMatch(/^steward@1 +A steward +2/m);
    const shown = await work.read('role', 'show', 'steward');
    expect(shown.stdout).toMatch(/^ +4 +data-stewardship\/clean-data +foundation/m);
    expect(shown.stdout).toContain('Our board');
  });

  it('record feedback from CSV, all or nothing, once; and list what it comes to', async () => {
    const head = 'pathway,award,competency,rating,employer,date,survey,comment,response';
    const line = (rating: string, response: string, day = '2026-01-15') =>
      `data-stewardship-foundations@2,certificate,data-stewardship/clean-data,${rating},Institute,${day},Survey,"Good, mostly",${response}`;
    await write('bad.csv', [head, line('4', '1'), line('7', '2', '2026-02-30')].join('\n'));
    const refused = await work.run('feedback', 'record', 'bad.csv');
    expectRefused(refused, 'malformed-feedback');
    expect(refused.error?.details).toMatchObject({ problems: [{ line: 3, column: 'rating', found: '"7"' }] });
    await write('answers.csv', [head, line('4', '1'), line('5', '2'), line('2', '3')].join('\n'));
    expect((await work.run('feedback', 'record', 'answers.csv')).summary).toMatchObject({ recorded: 3, known: 0 });
    expect((await work.run('feedback', 'record', 'answers.csv')).summary).toMatchObject({ recorded: 0, known: 3 });
    const listed = await work.run('feedback', 'list', '--pathway', 'data-stewardship-foundations');
    expect(listed.summary).toMatchObject({ competencies: [{ ratings: 3, sum: 11, mean: '3.67' }] });
    const ratingId = String(listed.records[0]?.['ratingId']);
    expect((await work.run('feedback', 'erase-comment', ratingId)).status).toBe(0);
    expect((await work.read('feedback', 'list')).stdout).toContain('erased');
    expect((await work.run('feedback', 'remove', ratingId)).status).toBe(0);
  });

  it('hold a pathway against a role of thirty competencies, with reasons, and draw it', async () => {
    const args = ['role', 'gap', 'research-data-steward', '--pathway', 'data-stewardship-foundations'] as const;
    const { records, summary } = await work.run(...args, '--svg', 'gap.svg');
    expect(records.filter(({ kind }) => kind === 'line')).toHaveLength(30);
    expect(summary).toMatchObject({ summary: { competencies: 30 }, drawn: 'gap.svg' });
    assertWellFormed((await readFile(path('gap.svg'), 'utf8')).trimEnd());
    const { stdout } = await work.read(...args, '--reasons');
    expect(stdout).toMatch(/^\d+ of 30 competencies are covered/m);
    expect(stdout).toContain('Practitioner is asked for, no more than Foundation is taught.');
    expect(stdout).toMatch(/3\.50 of 5 \(2\)/);
    const files = await work.run('role', 'gap', 'steward.yaml', '--pathway', 'data-stewardship-foundations@2');
    expect(files.summary).toMatchObject({ role: { id: 'steward' } });
  });
});
