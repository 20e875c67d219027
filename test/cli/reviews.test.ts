import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerIssuer, startWorkplace, type Workplace } from './workplace.ts';

/** A result that was corrected after its certificate was anchored, told in order. */
describe('a review, by commands', () => {
  let work: Workplace;
  let file: string;
  let reviewId: string;
  const results = (exam: number): string =>
    [
      'learner,name,assessment,score,submitted',
      ...['cleaning-test,70', 'sharing-project,80', `final-exam,${exam}`].map(
        (row) => `s-1,Zoë Müller,${row},2026-04-01`,
      ),
    ].join('\n');

  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    await registerIssuer(work);
    await work.run('cohort', 'create', 'spring', '--pathway', 'data-stewardship-foundations');
    await writeFile(join(work.folder, 'first.csv'), results(60));
    await writeFile(join(work.folder, 'corrected.csv'), results(100));
    await work.run('import', 'csv', 'first.csv', '--cohort', 'spring');
    await work.run('evaluate', 'spring');
    await work.run('issue', 'spring', '--award', 'certificate');
    await work.run('anchor');
    await work.run('export', '--cohort', 'spring', '--out', 'out');
    const names = await readdir(join(work.folder, 'out'), { recursive: true });
    file = join('out', names.find((name) => name.endsWith('.cairn.json')) ?? '');
  }, 120_000);
  afterAll(() => work.close(), 60_000);

  it('is opened by an evaluation of corrected results, and says so; the certificate stays valid', async () => {
    await work.run('import', 'csv', 'corrected.csv', '--cohort', 'spring');
    const { stdout } = await work.read('evaluate', 'spring');
    expect(stdout).toContain(
      '1 certificate does not say any more what is decided now: 1 review is opened, and nothing is revoked by itself.\n' +
        '1 review waits for a person. Next: npx cairn review list',
    );
    expect((await work.read('status')).stdout).toContain('1 review waits for a person. Next: npx cairn review list');
    expect((await work.run('verify', file)).records[0]).toMatchObject({ verdict: 'valid' });
  });

  it('is listed, and shown with what has changed and what may be done', async () => {
    const { records } = await work.run('review', 'list', 'spring');
    expect(records).toMatchObject([
      { kind: 'review', of: 'correction', learnerId: 's-1', awardId: 'certificate' },
      { kind: 'summary', reviews: 1, open: 1 },
    ]);
    reviewId = String(records[0]?.['reviewId']);
    const { stdout } = await work.read('review', 'show', reviewId);
    expect(stdout).toContain('Zoë Müller (s-1)');
    expect(stdout).toContain('60 on 1 April 2026 when the certificate was issued; 100 on 1 April 2026 now.');
    expect(stdout).toMatch(
      /As it was certified\n {2}Earned\.\n[\s\S]*As it is decided now\n {2}Earned, with distinction\./,
    );
    expect(stdout).toMatch(/npx cairn supersede 0x[0-9a-f]{64} --as-decided/);
  });

  it('is closed as corrected once the certificate is', async () => {
    const close = ['review', 'close', reviewId, '--outcome', 'corrected', '--answer', 'It comes with its distinction.'];
    expect((await work.run(...close)).error).toMatchObject({
      code: 'review-not-acted-on',
      remedy: expect.stringContaining('--as-decided'),
    });
    expect((await work.run('supersede', file, '--as-decided', '--out', 'new.cairn.json')).status).toBe(0);
    expect((await work.run(...close)).summary).toMatchObject({ outcome: 'corrected', changed: true });
    expect((await work.run('verify', 'new.cairn.json')).records[0]).toMatchObject({ verdict: 'valid' });
  });

  it('is written down for a learner who asks by letter, and answered', async () => {
    const open = ['review', 'open', 's-1', 'certificate', '--cohort', 'spring', '--reason', 'My name is spelt Zoe.'];
    const { summary } = await work.run(...open);
    expect(summary).toMatchObject({ command: 'review open', changed: true });
    const answered = ['--outcome', 'upheld', '--answer', 'It is not.'];
    expect((await work.read('review', 'close', String(summary['reviewId']), ...answered)).stdout).toBe(
      'Closed: upheld. The learner reads the answer beside the decision.\n',
    );
    expect((await work.run('review', 'list', '--all')).summary).toMatchObject({ reviews: 2, open: 0 });
  });
});
