import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { openStore } from '../../service/store/store.ts';
import { startWorkplace, type Workplace } from './workplace.ts';

const DEFINITION = new URL('../../service/pathway/examples/data-stewardship-foundations.json', import.meta.url);

describe('cohorts and enrolments, by commands', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await startWorkplace();
    await work.init();
    const definition: unknown = JSON.parse(await readFile(DEFINITION, 'utf8'));
    const own = { ...Object(definition), id: 'own-course', edition: '2026.1' };
    await writeFile(join(work.folder, 'own.json'), JSON.stringify(own));
    await writeFile(join(work.folder, 'changed.json'), JSON.stringify({ ...own, title: 'Another' }));
    // An essay in place of the project, and no badge for it.
    const { awards, ...next } = JSON.parse(
      JSON.stringify({ ...own, edition: '2026.2' }).replaceAll('sharing-project', 'publication-essay'),
    );
    const kept = awards.filter(({ id }: { id: string }) => id !== 'sharing-plan-badge');
    await writeFile(join(work.folder, 'next.json'), JSON.stringify({ ...next, awards: kept }));
    await writeFile(
      join(work.folder, 'results.csv'),
      'learner,assessment,score\nzoe,cleaning-test,90\nzoe,sharing-project,90\nzoe,final-exam,90\nyan,sharing-project,50\n',
    );
  }, 60_000);
  afterAll(() => work.close(), 60_000);

  it('publish a definition once, for cohorts to be pinned to', async () => {
    expect((await work.run('pathway', 'publish', 'own.json')).summary).toMatchObject({ new: true, id: 'own-course' });
    expect((await work.run('pathway', 'publish', 'own.json')).summary).toMatchObject({ new: false });
    expect((await work.run('pathway', 'publish', 'changed.json')).error).toMatchObject({
      code: 'pathway-version-changed',
    });
    const { stdout } = await work.read('pathway', 'list');
    expect(stdout).toMatch(/^own-course@2026\.1 +Foundations of Data Stewardship/m);
  });

  it('make a cohort by the name of a pathway, by an edition, or from a file', async () => {
    for (const [id, pathway] of [
      ['by-name', 'own-course'],
      ['by-edition', 'own-course@2026.1'],
      ['by-file', './own.json'],
    ] as const) {
      const { summary } = await work.run('cohort', 'create', id, '--pathway', pathway, '--starts', '2026-02-02');
      expect(summary).toMatchObject({ outcome: 'created', pathwayId: 'own-course', startsOn: '2026-02-02' });
    }
    const { error } = await work.run('cohort', 'create', 'x', '--pathway', 'unknown');
    expect(error?.code).toBe('pathway-not-found');
    expect(error?.remedy).toContain('own-course@2026.1');
  });

  it('set dates, and take one away', async () => {
    const set = await work.read('cohort', 'set', 'by-name', '--ends', '2026-06-26', '--starts', 'none');
    expect(set.stdout).toContain('Cohort by-name changed.\nPathway own-course@2026.1; ends 2026-06-26.');
    expect((await work.run('cohort', 'set', 'by-name', '--ends', '26.6.2026')).error?.code).toBe('malformed-date');
  });

  it('enrol, withdraw and transfer, and say what happened', async () => {
    expect((await work.read('enrol', 'by-name', 's-1', '--name', 'Zoë')).stdout).toBe('Enrolled in by-name.\n');
    expect((await work.read('enrol', 'by-name', 's-1')).stdout).toBe('Enrolled already: nothing was changed.\n');
    expect(
      (await work.read('transfer', 's-1', '--from', 'by-name', '--to', 'by-file', '--on', '2026-03-01')).stdout,
    ).toBe(
      'Transferred from by-name to by-file as of 2026-03-01. Next: npx cairn evaluate by-name by-file\n0 results carried over.\n',
    );
    expect((await work.run('withdraw', 'by-file', 's-1', '--on', '2026-03-02')).summary).toMatchObject({
      on: '2026-03-02',
      changed: true,
    });
    expect((await work.run('withdraw', 'by-name', 's-1')).error).toMatchObject({ code: 'enrolment-conflict' });
  });

  it('set the day on which an assessment is due, and show it', async () => {
    const before = await work.read('cohort', 'show', 'by-edition');
    expect(before.stdout).toContain(
      'The pathway takes something from late work, and these are due on no day, so nothing is late: cleaning-test, sharing-project.\n' +
        'Next: npx cairn cohort due by-edition cleaning-test DAY',
    );
    const due = ['cohort', 'due', 'by-edition', 'cleaning-test'] as const;
    expect((await work.read(...due, '2026-03-01')).stdout).toBe(
      'In by-edition cleaning-test is due on 2026-03-01. Next: npx cairn evaluate by-edition\n',
    );
    expect((await work.read(...due, '2026-03-01')).stdout).toContain('already: nothing was changed.');
    expect((await work.read('cohort', 'show', 'by-edition')).stdout).toMatch(/^cleaning-test +2026-03-01$/m);
    expect((await work.run('cohort', 'show', 'by-edition')).summary).toMatchObject({
      dueDates: [{ assessmentId: 'cleaning-test', dueOn: '2026-03-01' }],
      lateWithoutDueDate: ['sharing-project'],
    });
    expect((await work.run(...due, 'none')).summary).toMatchObject({ dueOn: null, changed: true });
    expect((await work.run('cohort', 'due', 'by-edition', 'essay', '2026-03-01')).error?.code).toBe(
      'assessment-not-found',
    );
  });

  it('move a learner and a cohort to another edition, and show before what that changes', async () => {
    await work.run('cohort', 'create', 'moving', '--pathway', './own.json');
    await work.run('import', 'csv', 'results.csv', '--cohort', 'moving');
    await work.run('pathway', 'publish', 'next.json');
    const to = ['--to', 'own-course@2026.2'] as const;
    const foreseen = await work.read('move', 'moving', 'zoe', ...to, '--dry-run');
    expect(foreseen.stdout).toMatch(
      /^Certificate in Data Stewardship \(Foundations\) +earned, with distinction +earned, with distinction +kept: earned under edition 2026\.1$/m,
    );
    expect(foreseen.stdout).toContain(
      '\nWould move from own-course@2026.1 to own-course@2026.2. Nothing was changed.\n',
    );
    expect((await work.run('move', 'moving', 'zoe', ...to)).summary).toMatchObject({ changed: true, dryRun: false });
    expect((await work.run('cohort', 'move', 'moving', ...to, '--dry-run')).records).toMatchObject([
      { kind: 'learner', learnerId: 'yan' },
      { kind: 'summary', moved: 1, already: 1, difference: { countNoMore: [{ learners: 1 }] } },
    ]);
    const moved = await work.read('cohort', 'move', 'moving', ...to);
    expect(moved.stdout).toContain('Moved 1 learner to own-course@2026.2; for 1 of them something has changed.');
    expect(moved.stdout).toContain('Results that count no more\n  Data sharing plan: 1 learner\n');
  });

  it('list what there is', async () => {
    const { records } = await work.run('cohort', 'list');
    expect(records.find((record) => record['cohortId'] === 'by-name')).toMatchObject({ learners: 1, transferred: 1 });
    expect(records.find((record) => record['cohortId'] === 'by-file')).toMatchObject({ learners: 1, withdrawn: 1 });
  });

  it('let a learner in by a link that is shown once, and replaces the one before', async () => {
    const first = await work.run('learner', 'link', 's-1', '--hours', '2');
    const { stdout } = await work.read('learner', 'link', 's-1');
    const url = /^\S+\/learn#code=[\w-]{43}$/m;
    expect(first.summary).toMatchObject({ command: 'learner link', learnerId: 's-1', url: expect.stringMatching(url) });
    expect(stdout).toMatch(url);
    expect(stdout).toContain('It signs s-1 in once, within 24 hours, and is shown this once.');
    const store = await openStore(join(work.folder, '.cairn', 'cairn.sqlite'));
    const links = await store.db.selectFrom('sign_in_link').select('expires_at').execute();
    await store.close();
    expect(links).toHaveLength(1);
    expect((await work.run('learner', 'link', 'nobody')).error).toMatchObject({ code: 'learner-not-found' });
    expect((await work.run('learner', 'link', 's-1', '--hours', '169')).status).not.toBe(0);
  });

  it('stand in the audit log with the account that gave them, and without a word on who the learner is', async () => {
    await work.run('erase', 's-1', '--yes');
    const store = await openStore(join(work.folder, '.cairn', 'cairn.sqlite'));
    const entries = await auditEntries(store.db, { limit: 1_000 });
    await store.close();
    const acts = Map.groupBy(entries, ({ action }) => action);
    expect([...acts.keys()].toSorted()).toEqual([
      'cohorts.create',
      'cohorts.due',
      'cohorts.move',
      'cohorts.preview-move',
      'cohorts.set',
      'enrolments.enrol',
      'enrolments.move',
      'enrolments.preview-move',
      'enrolments.transfer',
      'enrolments.withdraw',
      'learners.erase',
      'learners.link',
      'pathways.publish',
      'results.import',
    ]);
    expect(acts.get('enrolments.withdraw')?.map(({ phase, error_code }) => [phase, error_code])).toEqual([
      ['began', null],
      ['done', null],
      ['began', null],
      ['failed', 'enrolment-conflict'],
    ]);
    expect(new Set(entries.map(({ actor_kind, actor_id }) => `${actor_kind}:${actor_id}`)).size).toBe(1);
    expect(JSON.stringify(entries)).not.toMatch(/s-1|Zoë/);
  });
});
