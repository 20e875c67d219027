import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { cohortOverviews } from '../../service/registrar/cohorts/cohort-overview.ts';
import { enrolLearners } from '../../service/registrar/cohorts/enrol-learners.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { putCohort, setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { setCohortDueDate } from '../../service/registrar/cohorts/set-due-date.ts';
import { transferLearner } from '../../service/registrar/cohorts/transfer-learner.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { type CohortLearner, importCohort } from '../../service/registrar/results/import-cohort.ts';
import { openUnanchored } from './unanchored-installation.ts';

const rita: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };

let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, close } = await openUnanchored(new Date('2026-05-01T12:00:00Z')));
  await putCohort(installation, 'spring', dataStewardshipPathway, { startsOn: '2026-02-02', endsOn: '2026-04-30' });
  await putCohort(installation, 'autumn', dataStewardshipPathway, {});
});
afterEach(() => close());

const learner = (learnerId: string, submittedOn: string | null, scores: readonly number[]): CohortLearner => ({
  learnerId,
  name: `Learner ${learnerId}`,
  email: null,
  finalResult: null,
  results: (['cleaning-test', 'sharing-project', 'final-exam'] as const).flatMap((assessment, n) => {
    const score = scores[n];
    return score === undefined ? [] : [{ assessment, score: `${score}`, submittedOn, carriedOver: false }];
  }),
});

const importInto = (id: string, ...learners: CohortLearner[]) =>
  importCohort(installation, { id, title: id, source: 'test', pathway: dataStewardshipPathway }, learners);

/** What the learners have earned, after an evaluation of everything. */
async function earned(): Promise<string[]> {
  await evaluateCohorts(installation, []);
  const rows = await installation.store.db
    .selectFrom('decision')
    .selectAll()
    .where('outcome', '=', 'earned')
    .orderBy('cohort_id')
    .orderBy('learner_id')
    .orderBy('award_id')
    .execute();
  return rows.map(({ cohort_id, learner_id, award_id }) => `${cohort_id} ${learner_id} ${award_id}`);
}

/** What the traces of a learner's certificate say does not count. */
async function notCounted(cohortId: string, learnerId: string): Promise<unknown> {
  const { trace } = await installation.store.db
    .selectFrom('decision')
    .select('trace')
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '=', learnerId)
    .where('award_id', '=', 'certificate')
    .executeTakeFirstOrThrow();
  const { counting } = JSON.parse(trace);
  return counting?.notCounted?.map((entry: { reason: string; result: { assessment: string } }) => [
    entry.reason,
    entry.result.assessment,
  ]);
}

const revisionOf = async (cohortId: string) =>
  (await installation.store.db.selectFrom('cohort').selectAll().where('cohort_id', '=', cohortId).executeTakeFirst())
    ?.facts_revision;

describe('a cohort', () => {
  it('is made once, and keeps its pathway version', async () => {
    expect(await putCohort(installation, 'spring', dataStewardshipPathway, {})).toBe('unchanged');
    expect(await putCohort(installation, 'summer', dataStewardshipPathway, { title: 'Summer' })).toBe('created');
    await expect(putCohort(installation, 'spring', shippedPathway('oulad-aaa'), {})).rejects.toMatchObject({
      code: 'cohort-exists',
      message: 'cohort spring is pinned to another pathway version than oulad-aaa@2',
    });
  });

  it('keeps a date that nothing is said of, and loses one by null', async () => {
    expect(await setCohort(installation, 'spring', { resultsUntil: '2026-05-15', endsOn: null })).toBe('changed');
    expect(await setCohort(installation, 'spring', { resultsUntil: '2026-05-15' })).toBe('unchanged');
    expect(await cohortOverviews(installation, 'spring')).toMatchObject([
      { startsOn: '2026-02-02', endsOn: null, resultsUntil: '2026-05-15' },
    ]);
  });

  it.each([
    [{ startsOn: '2026-06-31' }, 'malformed-date'],
    [{ startsOn: '2026-05-01' }, 'malformed-date'],
    [{ resultsUntil: '2026-04-29' }, 'malformed-date'],
    [{ title: ' ' }, 'malformed-cohort'],
    [{ title: 'two\nlines' }, 'malformed-cohort'],
  ])('is not %j', async (properties, code) => {
    const before = await revisionOf('spring');
    await expect(setCohort(installation, 'spring', properties)).rejects.toMatchObject({ code });
    expect(await revisionOf('spring')).toBe(before);
  });

  it.each(['', '.hidden', 'a b', 'ä', 'x'.repeat(65), '../up'])('cannot be called %j', async (id) => {
    await expect(putCohort(installation, id, dataStewardshipPathway, {})).rejects.toMatchObject({
      code: 'malformed-cohort',
    });
  });

  it('whose title changes need not be evaluated again; whose dates change, does', async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 90]));
    await evaluateCohorts(installation, []);
    await setCohort(installation, 'spring', { title: 'Spring 2026' });
    expect(await cohortOverviews(installation, 'spring')).toMatchObject([{ title: 'Spring 2026', outdated: false }]);
    await setCohort(installation, 'spring', { endsOn: '2026-02-28' });
    expect(await cohortOverviews(installation, 'spring')).toMatchObject([{ outdated: true }]);
    await expect(issueAwards(installation)).rejects.toMatchObject({ code: 'evaluation-outdated' });
  });

  it('counts results within its dates, and the trace names those that it does not', async () => {
    await importInto(
      'spring',
      learner('early', '2026-02-01', [90, 90, 90]),
      learner('in-time', '2026-04-30', [90, 90, 90]),
      learner('late', '2026-05-01', [90, 90, 90]),
    );
    expect(await earned()).toEqual([
      'spring in-time certificate',
      'spring in-time participation',
      'spring in-time sharing-plan-badge',
    ]);
    expect(await notCounted('spring', 'late')).toEqual([
      ['after-cohort', 'cleaning-test'],
      ['after-cohort', 'final-exam'],
      ['after-cohort', 'sharing-project'],
    ]);
    expect(await notCounted('spring', 'in-time')).toEqual([]);
  });
});

describe('a due day', () => {
  const due = (assessmentId: string, dueOn: string | null) =>
    setCohortDueDate(installation, { cohortId: 'autumn', assessmentId, dueOn });

  it('makes what is handed in later late, as the pathway says, until it is taken away', async () => {
    await importInto('autumn', learner('a', '2026-03-03', [90, 70, 90]));
    const whole = ['autumn a certificate', 'autumn a participation', 'autumn a sharing-plan-badge'];
    expect(await earned()).toEqual(whole);
    expect(await due('sharing-project', '2026-03-01')).toBe(true);
    expect(await due('sharing-project', '2026-03-01')).toBe(false);
    expect(await cohortOverviews(installation, 'autumn')).toMatchObject([
      { outdated: true, dueDates: [{ assessmentId: 'sharing-project', dueOn: '2026-03-01' }] },
    ]);
    // Two days late: 56 of 70 are left, and the badge takes 60.
    expect(await earned()).toEqual(whole.slice(0, 2));
    expect(await due('cleaning-test', '2026-03-02')).toBe(true);
    await earned();
    expect(await notCounted('autumn', 'a')).toEqual([['too-late', 'cleaning-test']]);
    for (const assessment of ['sharing-project', 'cleaning-test']) expect(await due(assessment, null)).toBe(true);
    expect(await due('sharing-project', null)).toBe(false);
    expect(await earned()).toEqual(whole);
  });

  it('is one of the calendar, of an assessment that the cohort has', async () => {
    const before = await revisionOf('autumn');
    await expect(due('sharing-project', '1.3.2026')).rejects.toMatchObject({ code: 'malformed-date' });
    await expect(due('essay', '2026-03-01')).rejects.toMatchObject({
      code: 'assessment-not-found',
      remedy: 'its assessments: catalogue-quiz, cleaning-test, sharing-project, final-exam',
    });
    expect(await revisionOf('autumn')).toBe(before);
  });
});

describe('enrolling', () => {
  it('again changes nothing, but takes up a name', async () => {
    expect(await enrolLearners(installation, 'autumn', [{ learnerId: 'a' }])).toMatchObject({
      enrolled: 1,
      returned: 0,
      changed: 2,
    });
    const before = await revisionOf('autumn');
    expect(await enrolLearners(installation, 'autumn', [{ learnerId: 'a' }])).toMatchObject({
      enrolled: 0,
      changed: 0,
    });
    expect(await enrolLearners(installation, 'autumn', [{ learnerId: 'a', name: 'Zoe\u0308' }])).toMatchObject({
      enrolled: 0,
      changed: 1,
    });
    expect(await revisionOf('autumn')).toBe(before);
    const { name } = await installation.store.db.selectFrom('learner').selectAll().executeTakeFirstOrThrow();
    expect(name).toBe('Zo\u00eb');
  });

  it('is all or nothing, and says which learner cannot be one without naming them', async () => {
    const learners = [{ learnerId: 'a' }, { learnerId: 'b', email: 'no address' }];
    await expect(enrolLearners(installation, 'autumn', learners)).rejects.toMatchObject({
      code: 'malformed-learner',
      message: 'learner 2 of 2: the e-mail address cannot be one',
    });
    expect(await installation.store.db.selectFrom('learner').selectAll().execute()).toEqual([]);
  });

  it.each([
    [{ learnerId: '' }],
    [{ learnerId: ' a' }],
    [{ learnerId: 'a\u202eb' }],
    [{ learnerId: 'a', name: ' ' }],
    [{ learnerId: 'a', name: 'x'.repeat(201) }],
    [{ learnerId: 'a', email: `${'x'.repeat(251)}@b.c` }],
  ])('refuses %j', async (unfit) => {
    await expect(enrolLearners(installation, 'autumn', [unfit])).rejects.toMatchObject({ code: 'malformed-learner' });
  });

  it('refuses a learner who stands there twice', async () => {
    await expect(enrolLearners(installation, 'autumn', [{ learnerId: 'a' }, { learnerId: 'a' }])).rejects.toMatchObject(
      { message: 'learner 2 of 2: the id stands there twice' },
    );
  });

  it('undoes a withdrawal', async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 90]));
    await withdrawLearner(installation, 'spring', 'a', '2026-02-15');
    expect(await earned()).toEqual([]);
    expect(await enrolLearners(installation, 'spring', [{ learnerId: 'a' }])).toMatchObject({ returned: 1 });
    expect(await earned()).toHaveLength(3);
  });
});

describe('a withdrawal', () => {
  beforeEach(async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 90]));
  });

  it('leaves what was handed in before, but no award that asks for staying', async () => {
    await withdrawLearner(installation, 'spring', 'a', '2026-03-01');
    expect(await earned()).toEqual(['spring a sharing-plan-badge']);
  });

  it('again changes nothing; another day corrects the day', async () => {
    expect(await withdrawLearner(installation, 'spring', 'a')).toMatchObject({ on: '2026-05-01', changed: true });
    const before = await revisionOf('spring');
    expect(await withdrawLearner(installation, 'spring', 'a')).toMatchObject({ on: '2026-05-01', changed: false });
    expect(await revisionOf('spring')).toBe(before);
    expect(await withdrawLearner(installation, 'spring', 'a', '2026-02-15')).toMatchObject({ changed: true });
    expect(await earned()).toEqual([]);
  });

  it('survives an import of the same results', async () => {
    await withdrawLearner(installation, 'spring', 'a', '2026-02-15');
    await importInto('spring', learner('a', '2026-03-01', [91, 91, 91]));
    expect(await earned()).toEqual([]);
    expect(await notCounted('spring', 'a')).toHaveLength(3);
  });

  it.each([
    ['on a day to come', 'spring', 'a', '2026-05-03', 'malformed-date'],
    ['on no day', 'spring', 'a', 'yesterday', 'malformed-date'],
    ['of who is not enrolled', 'autumn', 'a', undefined, 'learner-not-enrolled'],
    ['from no cohort', 'winter', 'a', undefined, 'cohort-not-found'],
  ])('%s is refused', async (_, cohortId, learnerId, on, code) => {
    await expect(withdrawLearner(installation, cohortId, learnerId, on)).rejects.toMatchObject({ code });
  });

  it('names certificates that were issued before, and leaves them', async () => {
    await evaluateCohorts(installation, []);
    await issueAwards(installation, { awardIds: ['certificate'] });
    const { certificates } = await withdrawLearner(installation, 'spring', 'a');
    expect(certificates).toMatchObject([{ awardId: 'certificate', credentialHash: expect.stringMatching(/^0x/) }]);
  });
});

describe('a transfer', () => {
  const transfer = { learnerId: 'a', from: 'spring', to: 'autumn', on: '2026-04-15' };

  it('carries over what counts by then, and leaves nothing to earn in the old cohort', async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 90]));
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({
      on: '2026-04-15',
      changed: true,
      carriedOver: 3,
      kept: 0,
    });
    expect(await earned()).toEqual(['autumn a certificate', 'autumn a participation', 'autumn a sharing-plan-badge']);
    expect(await notCounted('spring', 'a')).toEqual([
      ['transferred-away', 'cleaning-test'],
      ['transferred-away', 'final-exam'],
      ['transferred-away', 'sharing-project'],
    ]);
  });

  it('does not carry over what was handed in outside the old cohort or after the transfer', async () => {
    await importInto('spring', learner('a', '2026-02-01', [90]));
    await importInto('spring', {
      ...learner('a', '2026-04-16', []),
      results: learner('a', '2026-04-16', [1, 90]).results.slice(1),
    });
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({ carriedOver: 0 });
    expect(await earned()).toEqual([]);
  });

  it('keeps a result that the new cohort has by itself', async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 90]));
    await importInto('autumn', learner('a', '2026-04-01', [10]));
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({ carriedOver: 2, kept: 1 });
    const rows = await installation.store.db
      .selectFrom('result')
      .selectAll()
      .where('cohort_id', '=', 'autumn')
      .orderBy('assessment_id')
      .execute();
    expect(rows.map(({ assessment_id, score, source }) => [assessment_id, score, source])).toEqual([
      ['cleaning-test', '10', 'test'],
      ['final-exam', '90', 'transfer:spring'],
      ['sharing-project', '90', 'transfer:spring'],
    ]);
  });

  it('again changes nothing, and takes up what was corrected since', async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 30]));
    await transferLearner(installation, rita, transfer);
    const before = [await revisionOf('spring'), await revisionOf('autumn')];
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({ changed: false, carriedOver: 3 });
    expect([await revisionOf('spring'), await revisionOf('autumn')]).toEqual(before);
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 80]));
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({ changed: true });
    expect(await earned()).toContain('autumn a certificate');
  });

  it('turns day numbers into dates', async () => {
    await importInto('spring', learner('a', '10', [90]));
    await transferLearner(installation, rita, transfer);
    const { submitted_on } = await installation.store.db
      .selectFrom('result')
      .selectAll()
      .where('cohort_id', '=', 'autumn')
      .executeTakeFirstOrThrow();
    expect(submitted_on).toBe('2026-02-12');
  });

  it('carries every attempt over under its number', async () => {
    const exam = (attempt: number, score: string, submittedOn: string) => ({
      ...{ assessment: 'final-exam', attempt, score, submittedOn, carriedOver: false },
    });
    await importInto('spring', {
      ...learner('a', null, []),
      results: [exam(2, '60', '2026-03-20'), exam(1, '30', '2026-03-01'), exam(3, '70', '2026-04-16')],
    });
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({ carriedOver: 2 });
    const rows = await installation.store.db
      .selectFrom('result')
      .select(['attempt', 'score', 'carried_over'])
      .where('cohort_id', '=', 'autumn')
      .orderBy('attempt')
      .execute();
    expect(rows).toEqual([
      { attempt: 1, score: '30', carried_over: 1 },
      { attempt: 2, score: '60', carried_over: 1 },
    ]);
  });

  it('back is a transfer too', async () => {
    await importInto('spring', learner('a', '2026-03-01', [90, 90, 90]));
    await transferLearner(installation, rita, transfer);
    await transferLearner(installation, rita, { ...transfer, from: 'autumn', to: 'spring', on: '2026-04-20' });
    expect(await earned()).toEqual(['spring a certificate', 'spring a participation', 'spring a sharing-plan-badge']);
  });

  it.each([
    ['to the same cohort', { to: 'spring' }, 'enrolment-conflict'],
    ['to no cohort', { to: 'winter' }, 'cohort-not-found'],
    ['of who is not enrolled', { learnerId: 'b' }, 'learner-not-enrolled'],
    ['on a day to come', { on: '2026-06-01' }, 'malformed-date'],
  ])('%s is refused', async (_, change, code) => {
    await importInto('spring', learner('a', '2026-03-01', []));
    await expect(transferLearner(installation, rita, { ...transfer, ...change })).rejects.toMatchObject({ code });
  });

  it('of who has withdrawn, or is elsewhere already, is refused with the way to go', async () => {
    await putCohort(installation, 'summer', dataStewardshipPathway, {});
    await importInto('spring', learner('a', '2026-03-01', []), learner('b', '2026-03-01', []));
    await withdrawLearner(installation, 'spring', 'b');
    await expect(transferLearner(installation, rita, { ...transfer, learnerId: 'b' })).rejects.toMatchObject({
      code: 'enrolment-conflict',
      remedy: 'enrol the learner in spring again first',
    });
    await transferLearner(installation, rita, transfer);
    await expect(transferLearner(installation, rita, { ...transfer, to: 'summer' })).rejects.toMatchObject({
      remedy: 'transfer the learner from autumn to summer',
    });
    await expect(withdrawLearner(installation, 'spring', 'a')).rejects.toMatchObject({
      remedy: 'withdraw the learner from autumn',
    });
    await expect(enrolLearners(installation, 'spring', [{ learnerId: 'a' }])).rejects.toMatchObject({
      code: 'enrolment-conflict',
      message: 'learner a was transferred from spring to autumn',
    });
  });
});
