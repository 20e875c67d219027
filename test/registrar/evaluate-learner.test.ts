import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway } from '../../service/pathway/pathway.ts';
import { enrolLearners } from '../../service/registrar/cohorts/enrol-learners.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { evaluateLearner } from '../../service/registrar/cohorts/evaluate-learner.ts';
import {
  type KnownLearner,
  readLearnerRecord,
  readLearnerRecords,
} from '../../service/registrar/cohorts/read-learner-record.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { pinnedCohorts } from '../../service/registrar/pathways/pinned-cohorts.ts';
import { recognisePriorLearning } from '../../service/registrar/recognitions/recognise-prior-learning.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { openUnanchored } from './unanchored-installation.ts';

const LEARNERS = ['ada', 'ben', 'cleo', 'dana'];

/** The three tiers, with an award for whoever holds the badge of the short course in place of its own. */
const professional = () =>
  parsePathway({
    ...Object(shippedPathway('data-stewardship-professional').source),
    id: 'professional-with-entrance',
    awards: shippedPathway('data-stewardship-professional').awards.map((award) =>
      award.id === 'catalogue-badge'
        ? {
            ...award,
            requirement: { kind: 'award-held', award: 'sharing-plan-badge', pathway: dataStewardshipPathway.id },
          }
        : award,
    ),
  });

let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, close } = await openUnanchored(new Date('2026-05-01T12:00:00Z')));
});
afterEach(() => close());

const result = (assessment: string, score: string | null, submittedOn: string | null) => ({
  assessment,
  score,
  submittedOn,
  carriedOver: false,
});

/** A cohort in which everything counts that can: results, an end of an enrolment, prior learning, an award from elsewhere. */
async function cohortOfEverything(): Promise<void> {
  const learner = (learnerId: string, results: ReturnType<typeof result>[]) => ({
    ...{ learnerId, name: null, email: null, finalResult: null, results },
  });
  const short = { id: 'short', title: 'Short', source: 'test', pathway: dataStewardshipPathway };
  await importCohort(installation, short, [
    learner('ada', [result('sharing-project', '80', '2026-03-01')]),
    learner('dana', [result('sharing-project', '90', '2026-03-01')]),
  ]);
  await evaluateCohorts(installation, []);
  await issueAwards(installation);
  await putCohort(installation, 'long', professional(), { startsOn: '2026-01-01', endsOn: '2026-12-31' });
  const long = { id: 'long', title: 'Long', source: 'test', pathway: professional() };
  await importCohort(installation, long, [
    learner('ada', [result('catalogue-entry', '70', '12'), result('provenance-test', null, '2026-03-01')]),
    learner('ben', [result('quality-report', '55.5', '2026-03-01'), result('legal-test', '70', null)]),
    learner('dana', [result('legal-test', '70', '2027-01-02')]),
  ]);
  await enrolLearners(installation, 'long', [{ learnerId: 'cleo', finalResult: 'pass' }]);
  await withdrawLearner(installation, 'long', 'ben', '2026-03-02');
  await recognisePriorLearning(installation, {
    ...{ cohortId: 'long', learnerId: 'cleo', moduleId: 'lawful-handling', decidedBy: 'The board' },
    ...{ basis: 'examination', evidence: [{ title: 'Minutes' }], on: '2026-02-01' },
  });
}

/** What is kept of the decisions on a learner, but for the time. */
const decisionsOn = (learnerId: string) =>
  installation.store.db
    .selectFrom('decision')
    .select(['award_id', 'pathway_digest', 'outcome', 'distinction', 'trace'])
    .where('cohort_id', '=', 'long')
    .where('learner_id', '=', learnerId)
    .orderBy('award_id')
    .execute();

describe('the record of one learner', () => {
  it('is the one that all learners of the cohort are read with', async () => {
    await cohortOfEverything();
    const { pinned } = await pinnedCohorts(installation.store, ['long']);
    const [cohort] = pinned;
    if (cohort === undefined) throw new Error('no cohort is pinned');
    const known: KnownLearner[] = [];
    for await (const page of readLearnerRecords(installation.store.db, cohort.cohort)) known.push(...page);
    expect(known.map(({ learnerId }) => learnerId)).toEqual(LEARNERS);
    for (const { learnerId, record } of known) {
      expect(await readLearnerRecord(installation.store.db, cohort.cohort, learnerId)).toEqual(record);
    }
    expect(known.map(({ record }) => record)).toMatchObject([
      {
        results: [{ assessment: 'catalogue-entry' }, { assessment: 'provenance-test' }],
        heldAwards: [{ edition: '2' }],
      },
      { results: [{ score: '70' }, { score: '55.5' }], counting: { ended: { on: '2026-03-02', status: 'withdrawn' } } },
      { finalResult: 'pass', results: [], recognitions: [{ module: 'lawful-handling', on: '2026-02-01' }] },
      { heldAwards: [{ award: 'sharing-plan-badge' }], counting: { cohort: { endsOn: '2026-12-31' }, ended: null } },
    ]);
  });
});

describe('evaluating one learner', () => {
  it('keeps what an evaluation of the whole cohort keeps of them, and nothing of the others', async () => {
    await cohortOfEverything();
    for (const [index, learnerId] of LEARNERS.entries()) {
      const { asOf, changed } = await evaluateLearner(installation, 'long', learnerId);
      expect([asOf, changed]).toEqual(['2026-05-01', (await decisionsOn(learnerId)).length]);
      expect(changed).toBeGreaterThan(0);
      for (const other of LEARNERS.slice(index + 1)) expect(await decisionsOn(other)).toEqual([]);
    }
    const alone = await Promise.all(LEARNERS.map(decisionsOn));
    await installation.store.db.deleteFrom('decision').where('cohort_id', '=', 'long').execute();
    await evaluateCohorts(installation, ['long']);
    expect(await Promise.all(LEARNERS.map(decisionsOn))).toEqual(alone);
  });

  it('changes nothing when nothing of them has changed', async () => {
    await cohortOfEverything();
    await evaluateCohorts(installation, ['long']);
    expect(await evaluateLearner(installation, 'long', 'ada')).toMatchObject({ changed: 0 });
  });

  it('is refused where there is no such cohort or learner, without naming the learner', async () => {
    await cohortOfEverything();
    await expect(evaluateLearner(installation, 'other', 'ada')).rejects.toMatchObject({ code: 'cohort-not-found' });
    await expect(evaluateLearner(installation, 'long', 'eve')).rejects.toMatchObject({
      code: 'learner-not-enrolled',
      message: 'the learner is not enrolled in long',
    });
  });
});
