import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { cohortOverviews } from '../../service/registrar/cohorts/cohort-overview.ts';
import { enrolLearners } from '../../service/registrar/cohorts/enrol-learners.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { transferLearner } from '../../service/registrar/cohorts/transfer-learner.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { listRecognitions } from '../../service/registrar/recognitions/list-recognitions.ts';
import {
  type NewRecognition,
  recognisePriorLearning,
} from '../../service/registrar/recognitions/recognise-prior-learning.ts';
import { withdrawRecognition } from '../../service/registrar/recognitions/withdraw-recognition.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { openUnanchored } from './unanchored-installation.ts';

const rita: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };

let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, close } = await openUnanchored(new Date('2026-11-24T12:00:00Z')));
  for (const id of ['autumn', 'spring']) await putCohort(installation, id, professional(), { startsOn: '2026-01-01' });
});
afterEach(() => close());

const professional = () => shippedPathway('data-stewardship-professional');

/** Everything of the first tier but what `without` names. */
const firstTier = (without: readonly string[] = []) =>
  ['catalogue-entry', 'provenance-test', 'quality-report', 'legal-test', 'protection-case', 'practitioner-exam']
    .filter((assessment) => !without.includes(assessment))
    .map((assessment) => ({ assessment, score: '70', submittedOn: '2026-03-01', carriedOver: false }));

/** A learner of the autumn cohort without a result in the module on lawful handling. */
async function learner(id = 'ada'): Promise<string> {
  const results = firstTier(['legal-test', 'protection-case']);
  await importCohort(installation, { id: 'autumn', title: 'Autumn', source: 'registrar', pathway: professional() }, [
    { learnerId: id, name: 'Ada', email: `${id}@example.org`, finalResult: null, results },
  ]);
  return id;
}

const decision: NewRecognition = {
  cohortId: 'autumn',
  learnerId: 'ada',
  moduleId: 'lawful-handling',
  decidedBy: 'The recognition board',
  basis: 'equivalent',
  equivalent: 'Data Protection Officer Certificate',
  evidence: [{ title: 'Certificate of 3 May 2025', url: 'https://example.org/certificate' }],
  on: '2026-02-01',
};

/** What a learner has earned in a cohort once it is evaluated. */
async function earned(cohortId = 'autumn', learnerId = 'ada'): Promise<string[]> {
  await evaluateCohorts(installation, [cohortId]);
  const rows = await installation.store.db
    .selectFrom('decision')
    .select('award_id')
    .where('cohort_id', '=', cohortId)
    .where('learner_id', '=', learnerId)
    .where('outcome', '=', 'earned')
    .orderBy('award_id')
    .execute();
  return rows.map(({ award_id }) => award_id);
}

const outdated = async (cohortId: string) => (await cohortOverviews(installation, cohortId))[0]?.outdated;

describe('recognising prior learning', () => {
  it("stands in the module's place from then on, and the cohort has to be evaluated again", async () => {
    await learner();
    expect(await earned()).toEqual(['catalogue-badge']);
    expect(await outdated('autumn')).toBe(false);
    const outcome = await recognisePriorLearning(installation, decision);
    expect(outcome).toMatchObject({ changed: true, credit: '2', decidedOn: '2026-02-01', moduleId: 'lawful-handling' });
    expect(await outdated('autumn')).toBe(true);
    expect(await earned()).toEqual(['catalogue-badge', 'practitioner']);
    const { trace } = await installation.store.db
      .selectFrom('decision')
      .select('trace')
      .where('award_id', '=', 'practitioner')
      .executeTakeFirstOrThrow();
    expect(trace).toContain(outcome.recognitionId);
    expect(trace).not.toContain('recognition board');
  });

  it('says who decided, when and on what, for whoever looks later', async () => {
    await learner();
    await recognisePriorLearning(installation, decision);
    expect(await listRecognitions(installation, { cohortIds: ['autumn'] })).toMatchObject([
      {
        learnerId: 'ada',
        moduleId: 'lawful-handling',
        decidedBy: 'The recognition board',
        decidedOn: '2026-02-01',
        basis: 'equivalent',
        equivalent: 'Data Protection Officer Certificate',
        evidence: [{ title: 'Certificate of 3 May 2025', url: 'https://example.org/certificate' }],
        recordedAt: '2026-11-24T12:00:00.000Z',
        withdrawn: null,
      },
    ]);
    expect(await listRecognitions(installation, { learnerId: 'somebody else' })).toEqual([]);
  });

  it('again, by the same decision, changes nothing; by another is refused and names the one that stands', async () => {
    await learner();
    const first = await recognisePriorLearning(installation, decision);
    expect(await recognisePriorLearning(installation, decision)).toEqual({ ...first, changed: false });
    await expect(
      recognisePriorLearning(installation, { ...decision, basis: 'portfolio', equivalent: undefined }),
    ).rejects.toMatchObject({ code: 'recognition-conflict', details: { recognitionId: first.recognitionId } });
  });

  it('is held to what the pathway allows at the most, over all modules', async () => {
    await learner();
    const basis = { basis: 'portfolio', equivalent: undefined } as const;
    await recognisePriorLearning(installation, { ...decision, ...basis, moduleId: 'data-quality' });
    await recognisePriorLearning(installation, { ...decision, ...basis, moduleId: 'catalogue-practice' });
    await expect(recognisePriorLearning(installation, decision)).rejects.toMatchObject({
      code: 'recognition-refused',
      details: { credit: '7', mostCredit: '5' },
    });
    expect(await listRecognitions(installation, {})).toHaveLength(2);
  });

  it.each<readonly [string, Partial<NewRecognition>, string]>([
    ['a pathway that does not provide for it', { cohortId: 'course', moduleId: 'sharing-data' }, 'recognition-refused'],
    ['an equivalent that the module does not name', { equivalent: 'Any course' }, 'recognition-refused'],
    ['a module that is not there', { moduleId: 'welding' }, 'module-not-found'],
    ['somebody who is not enrolled', { learnerId: 'nobody' }, 'learner-not-enrolled'],
    ['a cohort that is not there', { cohortId: 'none' }, 'cohort-not-found'],
    ['a day that is still to come', { on: '2030-01-01' }, 'malformed-date'],
    ['nobody who decided', { decidedBy: ' ' }, 'malformed-recognition'],
    ['two lines of who decided', { decidedBy: 'The board\nand others' }, 'malformed-recognition'],
    ['evidence that moves the cursor', { evidence: [{ title: 'A\u001b[2Jpaper' }] }, 'malformed-recognition'],
    ['nothing that was shown', { evidence: [] }, 'malformed-recognition'],
    ['evidence without a title', { evidence: [{ title: '' }] }, 'malformed-recognition'],
    ['an address that is none', { evidence: [{ title: 'A', url: 'javascript:alert(1)' }] }, 'malformed-recognition'],
  ])('is refused for %s', async (_, change, code) => {
    await learner();
    await putCohort(installation, 'course', shippedPathway('data-stewardship-foundations'), {});
    await enrolLearners(installation, 'course', [{ learnerId: 'ada' }]);
    const asked = { ...decision, ...(change.moduleId === undefined ? {} : { basis: 'portfolio' as const }), ...change };
    await expect(recognisePriorLearning(installation, asked)).rejects.toMatchObject({ code });
    expect(await listRecognitions(installation, {})).toEqual([]);
  });

  it('counts in another cohort of the pathway after a transfer, and outdates both', async () => {
    await learner();
    await enrolLearners(installation, 'spring', [{ learnerId: 'bob' }]);
    await evaluateCohorts(installation, []);
    await transferLearner(installation, rita, { learnerId: 'ada', from: 'autumn', to: 'spring', on: '2026-11-20' });
    await evaluateCohorts(installation, []);
    await recognisePriorLearning(installation, { ...decision, cohortId: 'spring' });
    expect([await outdated('autumn'), await outdated('spring')]).toEqual([true, true]);
    expect(await earned('spring')).toEqual(['catalogue-badge', 'practitioner']);
  });
});

describe('a recognition that is withdrawn', () => {
  it('counts no longer, stays on record with the reason, and makes room for another', async () => {
    await learner();
    const { recognitionId } = await recognisePriorLearning(installation, decision);
    expect(await earned()).toContain('practitioner');
    const reason = 'The certificate was older than three years';
    expect(await withdrawRecognition(installation, recognitionId, reason)).toMatchObject({ changed: true });
    expect(await outdated('autumn')).toBe(true);
    expect(await earned()).toEqual(['catalogue-badge']);
    expect(await withdrawRecognition(installation, recognitionId, 'Again')).toMatchObject({ changed: false });
    await recognisePriorLearning(installation, { ...decision, on: '2026-11-24' });
    expect((await listRecognitions(installation, {})).map(({ withdrawn }) => withdrawn?.reason)).toEqual([
      reason,
      undefined,
    ]);
  });

  it('needs a reason, and has to be there', async () => {
    await learner();
    const { recognitionId } = await recognisePriorLearning(installation, decision);
    await expect(withdrawRecognition(installation, recognitionId, '')).rejects.toMatchObject({
      code: 'malformed-recognition',
    });
    await expect(withdrawRecognition(installation, 'none', 'A reason')).rejects.toMatchObject({
      code: 'recognition-not-found',
    });
  });

  it('is erased with its learner, and nobody else’s', async () => {
    await learner();
    await learner('bob');
    const { recognitionId } = await recognisePriorLearning(installation, decision);
    await withdrawRecognition(installation, recognitionId, 'A mistake');
    await recognisePriorLearning(installation, { ...decision, learnerId: 'bob' });
    expect((await eraseLearner(installation, 'ada')).rows).toMatchObject({ recognition: 1 });
    expect((await listRecognitions(installation, {})).map(({ learnerId }) => learnerId)).toEqual(['bob']);
  });
});
