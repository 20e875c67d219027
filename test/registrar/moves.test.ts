import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pathwayDigest } from '../../service/pathway/pathway.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { cohortOverviews } from '../../service/registrar/cohorts/cohort-overview.ts';
import { enrolLearners } from '../../service/registrar/cohorts/enrol-learners.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { evaluateLearner } from '../../service/registrar/cohorts/evaluate-learner.ts';
import { moveCohort } from '../../service/registrar/cohorts/move-cohort.ts';
import { moveLearner } from '../../service/registrar/cohorts/move-learner.ts';
import { setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { transferLearner } from '../../service/registrar/cohorts/transfer-learner.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { previewIssue } from '../../service/registrar/issuing/preview-issue.ts';
import { findPathway } from '../../service/registrar/pathways/find-pathway.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { learners, newer, older, scored } from './two-editions.ts';
import { openUnanchored } from './unanchored-installation.ts';

const rita: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };
const COHORT = 'spring';

let installation: Installation;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, close } = await openUnanchored(new Date('2026-05-01T12:00:00Z')));
  await bringIn(COHORT, ...learners);
  await evaluateCohorts(installation, []);
});
afterEach(() => close());

const bringIn = (id: string, ...some: readonly (typeof learners)[number][]) =>
  importCohort(installation, { id, title: id, source: 'test', pathway: older }, some);

const move = (learnerId: string, to = newer, dryRun = false) =>
  moveLearner(installation, rita, { cohortId: COHORT, learnerId, to, dryRun });

/** What learners have earned, and by which edition that is decided: `ada certificate by 2`. */
async function earned(cohortId = COHORT): Promise<string[]> {
  const rows = await installation.store.db
    .selectFrom('decision')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('outcome', '=', 'earned')
    .orderBy('learner_id')
    .orderBy('award_id')
    .execute();
  return rows.map(({ learner_id, award_id, pathway_digest }) => {
    const by = pathway_digest === pathwayDigest(older) ? older : newer;
    return `${learner_id} ${award_id} by ${by.edition}`;
  });
}

const BEFORE = [
  'ada certificate by 2',
  'ada participation by 2',
  'ada sharing-plan-badge by 2',
  'ben participation by 2',
  'cleo certificate by 2',
  'cleo participation by 2',
];

/** The edition that each learner is pinned to. */
async function pins(cohortId = COHORT): Promise<Record<string, string>> {
  const rows = await installation.store.db
    .selectFrom('enrolment')
    .innerJoin('cohort', 'cohort.cohort_id', 'enrolment.cohort_id')
    .innerJoin('pathway_version', (join) =>
      join.on((eb) =>
        eb('pathway_version.digest', '=', eb.fn.coalesce('enrolment.pathway_digest', 'cohort.pathway_digest')),
      ),
    )
    .select(['enrolment.learner_id', 'pathway_version.edition'])
    .where('enrolment.cohort_id', '=', cohortId)
    .execute();
  return Object.fromEntries(rows.map(({ learner_id, edition }) => [learner_id, edition]));
}

const outdated = async () => (await cohortOverviews(installation, COHORT))[0]?.outdated;

describe('a cohort that goes to a new edition', () => {
  it('leaves everybody at the edition that they enrolled under; who enrols then is decided by the new one', async () => {
    expect(await setCohort(installation, COHORT, {}, newer)).toBe('changed');
    expect(await setCohort(installation, COHORT, {}, newer)).toBe('unchanged');
    await enrolLearners(installation, COHORT, [{ learnerId: 'dora' }]);
    expect(await pins()).toEqual({ ada: '2', ben: '2', cleo: '2', dora: '3' });
    await bringIn(
      COHORT,
      ...learners,
      scored('dora', { 'cleaning-test': 90, 'publication-essay': 90, 'final-exam': 90 }),
    );
    expect(await pins()).toMatchObject({ ada: '2', dora: '3' });
    await evaluateCohorts(installation, []);
    expect(await earned()).toEqual([...BEFORE, 'dora certificate by 3', 'dora participation by 3']);
    expect(await cohortOverviews(installation, COHORT)).toMatchObject([
      {
        edition: '3',
        versions: [
          { edition: '3', learners: 1 },
          { edition: '2', learners: 3 },
        ],
        awards: [
          { awardId: 'participation' },
          { awardId: 'certificate' },
          { awardId: 'sharing-plan-badge', earned: 1 },
        ],
      },
    ]);
  });

  it('back again pins everybody as before', async () => {
    await setCohort(installation, COHORT, {}, newer);
    await setCohort(installation, COHORT, {}, older);
    const rows = await installation.store.db.selectFrom('enrolment').select('pathway_digest').execute();
    expect(rows.map(({ pathway_digest }) => pathway_digest)).toEqual([null, null, null]);
    expect(await outdated()).toBe(false);
  });

  it('cannot become one of another pathway', async () => {
    const other = await findPathway(installation.store.db, 'oulad-aaa');
    await expect(setCohort(installation, COHORT, {}, other)).rejects.toMatchObject({ code: 'cohort-pinned' });
    await expect(move('ada', other)).rejects.toMatchObject({ code: 'cohort-pinned' });
    await expect(moveCohort(installation, rita, { cohortId: COHORT, to: other })).rejects.toMatchObject({
      code: 'cohort-pinned',
    });
  });
});

describe('moving a learner', () => {
  it('shows what it would change, and changes nothing before that is asked for', async () => {
    const { difference, changed, from, to } = await move('ada', newer, true);
    expect([changed, from, to]).toEqual([true, 'data-stewardship-foundations@2', 'data-stewardship-foundations@3']);
    expect(difference?.awards.map(({ award, kept, after }) => [award, kept, after?.outcome])).toEqual([
      ['participation', false, 'earned'],
      ['certificate', true, 'earned'],
      ['sharing-plan-badge', true, 'earned'],
    ]);
    expect(difference?.modules.map(({ id, before, after }) => [id, before?.met, after?.met])).toContainEqual([
      'publishing-data',
      undefined,
      false,
    ]);
    expect(await pins()).toEqual({ ada: '2', ben: '2', cleo: '2' });
    expect(await earned()).toEqual(BEFORE);
    expect(await outdated()).toBe(false);
  });

  it('keeps what was earned, by the edition that it was earned under, and decides all else by the new one', async () => {
    expect(await move('ada')).toMatchObject({ changed: true });
    expect(await pins()).toEqual({ ada: '3', ben: '2', cleo: '2' });
    const moved = [BEFORE[0], 'ada participation by 3', ...BEFORE.slice(2)];
    expect(await earned()).toEqual(moved);
    expect(await outdated()).toBe(false);
    await evaluateCohorts(installation, []);
    expect(await earned()).toEqual(moved);
    await evaluateLearner(installation, COHORT, 'ada');
    expect(await earned()).toEqual(moved);
  });

  it('says what counts no more and what is newly asked, for who has not earned it', async () => {
    const { difference } = await move('ben');
    expect(difference?.countNoMore).toMatchObject([{ assessment: 'sharing-project' }]);
    expect(difference?.newlyAsked).toHaveLength(2);
    expect(await earned()).toContain('ben participation by 3');
  });

  it('again changes nothing; who has left is not moved', async () => {
    await move('ada');
    expect(await move('ada')).toMatchObject({ changed: false, difference: null });
    const moves = await installation.store.db.selectFrom('pathway_move').selectAll().execute();
    expect(moves).toMatchObject([
      { learner_id: 'ada', moved_on: '2026-05-01', actor_id: 'rita', left_cohort_id: null },
    ]);
    await withdrawLearner(installation, COHORT, 'ben');
    await expect(move('ben')).rejects.toMatchObject({ code: 'enrolment-conflict' });
    await expect(move('nobody')).rejects.toMatchObject({ code: 'learner-not-enrolled' });
  });

  it('there and back, and again, loses nothing; a correction is seen all the same, and undone', async () => {
    for (const to of [newer, older, newer]) await move('ada', to);
    expect(await earned()).toContain('ada certificate by 2');
    await bringIn(COHORT, scored('ada', { 'cleaning-test': 90, 'sharing-project': 10, 'final-exam': 90 }));
    await evaluateCohorts(installation, []);
    expect((await earned()).filter((line) => line.startsWith('ada'))).toEqual(['ada participation by 3']);
    await bringIn(COHORT, ...learners);
    await evaluateCohorts(installation, []);
    expect(await earned()).toContain('ada certificate by 2');
  });

  it('whose certificate was issued raises no review; a correction of what it rests on does', async () => {
    await issueAwards(installation);
    await move('ada');
    await evaluateCohorts(installation, []);
    expect(await installation.store.db.selectFrom('review').selectAll().execute()).toEqual([]);
    await bringIn(COHORT, scored('ada', { 'cleaning-test': 90, 'sharing-project': 10, 'final-exam': 90 }));
    await evaluateCohorts(installation, []);
    const rows = await installation.store.db.selectFrom('review').selectAll().execute();
    expect(rows.map(({ learner_id, award_id }) => [learner_id, award_id])).toContainEqual(['ada', 'certificate']);
  });

  it('leaves nothing of the moves when the learner is erased', async () => {
    await move('ada');
    await eraseLearner(installation, 'ada');
    expect(await installation.store.db.selectFrom('pathway_move').selectAll().execute()).toEqual([]);
    expect(await installation.store.db.selectFrom('kept_award').selectAll().execute()).toEqual([]);
  });
});

describe('moving a cohort', () => {
  it('counts by kind what it would change, and changes nothing before that is asked for', async () => {
    const asked = { cohortId: COHORT, to: newer, dryRun: true, listed: 2 };
    const { difference, list, ...counts } = await moveCohort(installation, rita, asked);
    expect(counts).toMatchObject({ moved: 3, already: 0, left: 0, dryRun: true });
    expect(difference.awards).toMatchObject([
      { award: 'participation', earnedBefore: 3, earnedAfter: 3, kept: 0 },
      { award: 'certificate', earnedBefore: 2, earnedAfter: 2, kept: 1, gained: 0 },
      { award: 'sharing-plan-badge', earnedBefore: 1, earnedAfter: 1, kept: 1 },
    ]);
    expect(difference.countNoMore).toMatchObject([{ assessment: 'sharing-project', learners: 2 }]);
    expect(list.map(({ learnerId }) => learnerId)).toEqual(['ada', 'ben']);
    expect(await cohortOverviews(installation, COHORT)).toMatchObject([{ edition: '2', outdated: false }]);
  });

  it('takes everybody along who is enrolled, and whoever enrols then; who left stays at theirs', async () => {
    await withdrawLearner(installation, COHORT, 'ben', '2026-04-01');
    await evaluateCohorts(installation, []);
    await move('cleo');
    const steps: number[] = [];
    const done = await moveCohort(installation, rita, { cohortId: COHORT, to: newer }, ({ done }) => steps.push(done));
    expect(done).toMatchObject({ moved: 1, already: 1, left: 1 });
    expect(steps).toEqual([3]);
    expect(await pins()).toEqual({ ada: '3', ben: '2', cleo: '3' });
    expect(await earned()).toEqual(expect.arrayContaining(['ada certificate by 2', 'cleo certificate by 3']));
    expect(await outdated()).toBe(false);
    expect(await moveCohort(installation, rita, { cohortId: COHORT, to: newer })).toMatchObject({ moved: 0, left: 1 });
  });
});

describe('a transfer into a cohort of a newer edition', () => {
  const transfer = { learnerId: 'ada', from: COHORT, to: 'autumn', on: '2026-04-15' };
  beforeEach(async () => {
    await importCohort(installation, { id: 'autumn', title: 'autumn', source: 'test', pathway: newer }, []);
  });

  it('is a move: what was earned by its results stays earned, by the edition of the cohort that was left', async () => {
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({
      moved: {
        from: 'data-stewardship-foundations@2',
        to: 'data-stewardship-foundations@3',
        kept: ['participation', 'sharing-plan-badge', 'certificate'],
      },
    });
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({ changed: false, moved: null });
    await evaluateCohorts(installation, []);
    expect(await earned('autumn')).toEqual([
      'ada certificate by 2',
      'ada participation by 3',
      'ada sharing-plan-badge by 2',
    ]);
    expect((await earned()).filter((line) => line.startsWith('ada'))).toEqual([]);
  });

  it('takes along what had been kept before, also between cohorts of one edition', async () => {
    await move('ada');
    expect(await transferLearner(installation, rita, transfer)).toMatchObject({
      moved: { from: 'data-stewardship-foundations@3', kept: ['participation', 'certificate', 'sharing-plan-badge'] },
    });
    await evaluateCohorts(installation, []);
    expect(await earned('autumn')).toContain('ada certificate by 2');
  });
});

describe('what several editions of one cohort decide', () => {
  it('is previewed and issued in a batch for each, once', async () => {
    await move('cleo');
    const { awards, batches, credentials } = await previewIssue(installation, { chain: false });
    expect(awards.map(({ awardId, pathway, credentials }) => [awardId, pathway.at(-1), credentials])).toEqual([
      ['participation', '2', 2],
      ['sharing-plan-badge', '2', 1],
      ['certificate', '2', 1],
      ['participation', '3', 1],
      ['certificate', '3', 1],
    ]);
    expect([batches, credentials]).toEqual([5, 6]);
    const issued = await issueAwards(installation, { awardIds: ['certificate'] });
    expect(issued.map(({ pathway, credentials }) => [pathway.at(-1), credentials])).toEqual([
      ['2', 1],
      ['3', 1],
    ]);
    await move('ada');
    await move('cleo', older);
    await evaluateCohorts(installation, []);
    expect(await issueAwards(installation, { awardIds: ['certificate'] })).toEqual([]);
    const rows = await installation.store.db
      .selectFrom('batch')
      .innerJoin('credential', 'credential.batch_id', 'batch.batch_id')
      .select(['credential.learner_id', 'batch.pathway_digest'])
      .orderBy('credential.learner_id')
      .execute();
    expect(rows).toEqual([
      { learner_id: 'ada', pathway_digest: pathwayDigest(older) },
      { learner_id: 'cleo', pathway_digest: pathwayDigest(newer) },
    ]);
  });
});
