import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../service/anchoring/act.ts';
import { privateKeySigner } from '../../service/chain/transaction-signing.ts';
import { parseMerkleRoot } from '../../service/core/hex.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway } from '../../service/pathway/pathway.ts';
import { requestAct } from '../../service/registrar/anchoring/chain-acts.ts';
import { cohortOverviews } from '../../service/registrar/cohorts/cohort-overview.ts';
import { enrolLearners } from '../../service/registrar/cohorts/enrol-learners.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { type CohortLearner, importCohort } from '../../service/registrar/results/import-cohort.ts';
import { moveAct } from '../../service/store/acts.ts';
import { openUnanchored } from './unanchored-installation.ts';

/** Asks for the badge of the short course, from whatever edition of it. */
const advanced = parsePathway({
  type: 'CairnPathway',
  version: 2,
  id: 'advanced-stewardship',
  edition: '1',
  title: 'Advanced stewardship',
  description: 'A made-up course for tests.',
  language: 'en',
  modules: [{ id: 'practice', title: 'Practice' }],
  tiers: [{ id: 'only', title: 'Only', core: ['practice'], requirement: { kind: 'submitted', atLeast: 1 } }],
  awards: [
    {
      id: 'entrance',
      achievementType: 'ext:StatementOfParticipation',
      name: 'Entrance',
      description: 'May enter.',
      criteria: 'The badge of the short course.',
      requirement: { kind: 'award-held', award: 'sharing-plan-badge', pathway: dataStewardshipPathway.id },
    },
  ],
});

let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, close } = await openUnanchored(new Date('2026-05-01T12:00:00Z')));
  await importCohort(
    installation,
    { id: 'foundations', title: 'Foundations', source: 'test', pathway: dataStewardshipPathway },
    [passed('ada'), passed('ben')],
  );
  await importCohort(installation, { id: 'advanced', title: 'Advanced', source: 'test', pathway: advanced }, [
    { ...passed('ada'), results: [] },
    { ...passed('cleo'), results: [] },
  ]);
  await evaluateCohorts(installation, []);
});
afterEach(() => close());

const passed = (learnerId: string): CohortLearner => ({
  learnerId,
  name: `Learner ${learnerId}`,
  email: null,
  finalResult: null,
  results: [{ assessment: 'sharing-project', score: '80', submittedOn: '2026-04-01', carriedOver: false }],
});

const isOutdated = async (cohortId: string) => (await cohortOverviews(installation, cohortId))[0]?.outdated;

/** What each learner of the advanced course is decided to hold, by an evaluation of it. */
async function entrances() {
  await evaluateCohorts(installation, ['advanced']);
  const rows = await installation.store.db
    .selectFrom('decision')
    .select(['learner_id', 'outcome', 'trace'])
    .where('cohort_id', '=', 'advanced')
    .orderBy('learner_id')
    .execute();
  return rows.map(({ learner_id, outcome, trace }) => [learner_id, outcome, JSON.parse(trace).requirement.held]);
}

const signer = privateKeySigner(`0x${'33'.repeat(32)}`);

/** Asks for a change of the standing of ada's badge, or of somebody else's in the same batch. */
async function ask(kind: 'revoke' | 'suspend' | 'reinstate' | 'revoke-batch', whose: 'ada' | 'ben' = 'ada') {
  const { batch_id, root, issuer_id, leaf_index } = await installation.store.db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .selectAll('batch')
    .select('credential.leaf_index')
    .where('credential.learner_id', '=', whose)
    .where('credential.award_id', '=', 'sharing-plan-badge')
    .executeTakeFirstOrThrow();
  const place = { issuerId: BigInt(issuer_id), root: parseMerkleRoot(root), reason: 'unspecified' } as const;
  const act: Act = kind === 'revoke-batch' ? { kind, ...place } : { kind, ...place, indices: [leaf_index] };
  // Acts are in the order of their times.
  const now = new Date(installation.now().getTime() + 1);
  installation = { ...installation, now: () => now };
  return await requestAct(installation, act, batch_id, signer);
}

describe('an award that is held from another cohort', () => {
  it('counts once it is issued, and outdates what rests on it', async () => {
    expect(await entrances()).toEqual([
      ['ada', 'not-yet', null],
      ['cleo', 'not-yet', null],
    ]);
    await issueAwards(installation, { cohortIds: ['foundations'] });
    expect(await isOutdated('advanced')).toBe(true);
    expect(await isOutdated('foundations')).toBe(false);
    await expect(issueAwards(installation, { cohortIds: ['advanced'] })).rejects.toMatchObject({
      code: 'evaluation-outdated',
    });
    expect(await entrances()).toEqual([
      ['ada', 'earned', { edition: dataStewardshipPathway.edition, on: '2026-05-01' }],
      ['cleo', 'not-yet', null],
    ]);
    expect(await isOutdated('advanced')).toBe(false);
    expect(await issueAwards(installation, { cohortIds: ['advanced'] })).toHaveLength(1);
  });

  it('outdates no cohort that its holders are not in', async () => {
    await installation.store.db.deleteFrom('decision').where('learner_id', '=', 'ada').execute();
    await installation.store.db
      .deleteFrom('enrolment')
      .where('learner_id', '=', 'ada')
      .where('cohort_id', '=', 'advanced')
      .execute();
    await issueAwards(installation, { cohortIds: ['foundations'] });
    expect(await isOutdated('advanced')).toBe(false);
  });

  it('is issued after what asks for it, when both are issued at once', async () => {
    await issueAwards(installation, { cohortIds: ['foundations'] });
    await evaluateCohorts(installation, []);
    await enrolLearners(installation, 'advanced', [{ learnerId: 'ben' }], undefined, null);
    await importCohort(
      installation,
      { id: 'foundations', title: 'Foundations', source: 'test', pathway: dataStewardshipPathway },
      [passed('dora')],
    );
    await enrolLearners(installation, 'advanced', [{ learnerId: 'dora' }], undefined, null);
    await evaluateCohorts(installation, []);
    const issued = await issueAwards(installation);
    expect(issued.map(({ cohortId }) => cohortId)).toEqual(['advanced', 'foundations', 'foundations']);
    expect(await isOutdated('advanced')).toBe(true);
    expect((await entrances()).map(([learner, outcome]) => `${learner} ${outcome}`)).toContain('dora earned');
  });

  it('counts no longer once its revocation is asked for', async () => {
    await issueAwards(installation, { cohortIds: ['foundations'] });
    expect((await entrances())[0]).toContain('earned');
    await ask('revoke');
    expect(await isOutdated('advanced')).toBe(true);
    expect((await entrances())[0]).toEqual(['ada', 'not-yet', null]);
  });

  it('counts while somebody else’s is revoked', async () => {
    await issueAwards(installation, { cohortIds: ['foundations'] });
    await entrances();
    await ask('revoke', 'ben');
    expect(await isOutdated('advanced')).toBe(false);
    expect((await entrances())[0]).toContain('earned');
  });

  it('counts no longer with its whole batch', async () => {
    await issueAwards(installation, { cohortIds: ['foundations'] });
    await ask('revoke-batch');
    expect((await entrances())[0]).toContain('not-yet');
  });

  it('does not count while it is suspended', async () => {
    await issueAwards(installation, { cohortIds: ['foundations'] });
    await ask('suspend');
    expect((await entrances())[0]).toContain('not-yet');
    const actId = await ask('reinstate');
    expect(await isOutdated('advanced')).toBe(true);
    expect((await entrances())[0]).toContain('earned');
    const { db } = installation.store;
    const act = await db.selectFrom('act').selectAll().where('act_id', '=', actId).executeTakeFirstOrThrow();
    await moveAct(db, act, 'refused');
    expect(await isOutdated('advanced')).toBe(true);
    expect((await entrances())[0]).toContain('not-yet');
    await moveAct(db, act, 'pending');
    expect((await entrances())[0]).toContain('earned');
  });

  it('makes no difference to a pathway that asks for none', async () => {
    await setCohort(installation, 'foundations', { endsOn: '2026-06-01' });
    await evaluateCohorts(installation, []);
    await issueAwards(installation);
    const { trace } = await installation.store.db
      .selectFrom('decision')
      .select('trace')
      .where('cohort_id', '=', 'foundations')
      .executeTakeFirstOrThrow();
    expect(trace).not.toContain('held');
  });
});
