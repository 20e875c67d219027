import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatedCohort, generatedLearners } from '../../scripts/demo/generated-cohort.ts';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway } from '../../service/pathway/pathway.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { openStore } from '../../service/store/store.ts';
import { at, cohortOf, importPassing, passingLearner } from './installation-on-anvil.ts';
import { openUnanchored } from './unanchored-installation.ts';

let installation: Installation;
let databaseFile: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ installation, databaseFile, close } = await openUnanchored(new Date('2026-11-01T12:00:00Z')));
});
afterEach(() => close());

/** Everything that the store holds, to tell whether something changed. */
async function everything(): Promise<unknown> {
  const { db } = installation.store;
  const tables = ['learner', 'cohort', 'enrolment', 'result', 'decision', 'batch', 'credential', 'act'] as const;
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await db.selectFrom(table).selectAll().execute()] as const)),
  );
}

const demo = { ...generatedCohort, pathway: dataStewardshipPathway };

describe('importing a cohort', () => {
  it('again changes nothing, and counts only what changed', async () => {
    const learners = generatedLearners();
    expect(await importCohort(installation, demo, learners)).toBeGreaterThan(400);
    const before = await everything();
    expect(await importCohort(installation, demo, learners)).toBe(0);
    expect(await everything()).toEqual(before);
    const corrected = learners.map((learner, n) => (n === 0 ? { ...learner, name: 'Corrected' } : learner));
    expect(await importCohort(installation, demo, corrected)).toBe(1);
  });

  it('is all or nothing', async () => {
    const before = await everything();
    await sql`create trigger full before insert on enrolment when new.learner_id = 'c:7'
      begin select raise(abort, 'the disk is full'); end`.execute(installation.store.db);
    await expect(importPassing(installation, 'c', 10)).rejects.toThrow('the disk is full');
    expect(await everything()).toEqual(before);
  });

  it('refuses a learner who stands there twice, by name, and takes nothing in', async () => {
    const before = await everything();
    const twice = [passingLearner('c', 0), passingLearner('c', 1), passingLearner('c', 0)];
    await expect(importCohort(installation, cohortOf('c'), twice)).rejects.toMatchObject({
      code: 'malformed-results',
      message: 'learner c:0 stands twice in cohort c',
    });
    expect(await everything()).toEqual(before);
  });

  it('refuses another definition under an edition that is in use', async () => {
    await importPassing(installation, 'c', 1);
    const { source } = shippedPathway('oulad-aaa');
    const changed = parsePathway({ ...Object(source), title: 'Another title' });
    await expect(
      importCohort(installation, { ...cohortOf('d'), pathway: changed }, [passingLearner('d', 0)]),
    ).rejects.toMatchObject({ code: 'pathway-version-changed' });
  });

  it('keeps names in NFC, and never wipes a name out by not knowing it', async () => {
    await importCohort(installation, cohortOf('c'), [{ ...passingLearner('c', 0), name: 'Zoe\u0308' }]);
    await importCohort(installation, cohortOf('c'), [{ ...passingLearner('c', 0), name: null, email: null }]);
    const { name, email } = await installation.store.db.selectFrom('learner').selectAll().executeTakeFirstOrThrow();
    expect([name, email]).toEqual(['Zo\u00eb', 'learner-0@college.example']);
  });
});

const noReviews = { raised: 0, settled: 0, open: 0 };

describe('evaluating', () => {
  it('decides for every learner and award, and again changes nothing', async () => {
    await importCohort(installation, demo, generatedLearners());
    const first = await evaluateCohorts(installation, [generatedCohort.id]);
    expect(first).toEqual({ cohorts: 1, learners: 200, changed: 600, leftOut: [], reviews: noReviews });
    const { cohort: _, ...before } = Object(await everything());
    const later = { ...installation, now: () => new Date('2027-01-01T00:00:00Z') };
    expect(await evaluateCohorts(later, [], () => {}, { all: true })).toMatchObject({ learners: 200, changed: 0 });
    expect(await everything()).toMatchObject(before);
  });

  it('decides at the thresholds exactly', async () => {
    await importCohort(installation, demo, generatedLearners());
    await evaluateCohorts(installation, []);
    const rows = await installation.store.db
      .selectFrom('decision')
      .selectAll()
      .where('award_id', '=', 'certificate')
      .orderBy('learner_id')
      .execute();
    // The first learners are the edge cases of scripts/demo/generated-cohort.ts, in its order.
    expect(rows.slice(0, 10).map(({ outcome, distinction }) => `${outcome} ${distinction}`)).toEqual([
      'earned 0',
      'not-yet 0',
      'earned 1',
      'earned 0',
      'not-yet 0',
      'earned 0',
      'not-yet 0',
      'not-yet 0',
      'not-yet 0',
      'impossible 0',
    ]);
  });

  it('names the cohorts that are known when one is not', async () => {
    await importPassing(installation, 'known', 1);
    await expect(evaluateCohorts(installation, ['unknown'])).rejects.toMatchObject({
      code: 'cohort-not-found',
      remedy: expect.stringContaining('known'),
    });
  });

  it('goes through an empty cohort without a word', async () => {
    await importPassing(installation, 'empty', 0);
    expect(await evaluateCohorts(installation, ['empty'])).toEqual({
      cohorts: 1,
      learners: 0,
      changed: 0,
      leftOut: [],
      reviews: noReviews,
    });
    expect(await issueAwards(installation)).toEqual([]);
  });
});

describe('issuing', () => {
  beforeEach(async () => {
    await importCohort(installation, demo, generatedLearners());
    await evaluateCohorts(installation, []);
  });

  it('twice issues nothing twice; who earns it later gets it in a batch of its own', async () => {
    const first = await issueAwards(installation);
    expect(first.length).toBe(3);
    const before = await everything();
    expect(await issueAwards(installation)).toEqual([]);
    expect(await everything()).toEqual(before);
    const late = { ...at(generatedLearners(), 2), learnerId: 'late' };
    await importCohort(installation, demo, [late]);
    await evaluateCohorts(installation, []);
    const second = await issueAwards(installation, { awardIds: ['certificate'] });
    expect(second).toMatchObject([{ awardId: 'certificate', credentials: 1 }]);
    expect(first.map(({ batchId }) => batchId)).not.toContain(at(second, 0).batchId);
  });

  it('from an evaluation that later results have outdated is refused, until it is done again', async () => {
    const learner = at(generatedLearners(), 0);
    const results = learner.results.map((result, n) => (n === 0 ? { ...result, score: '1.5' } : result));
    expect(await importCohort(installation, demo, [{ ...learner, results }])).toBe(1);
    const before = await everything();
    await expect(issueAwards(installation)).rejects.toMatchObject({
      code: 'evaluation-outdated',
      details: { cohorts: [generatedCohort.id] },
    });
    expect(await everything()).toEqual(before);
    await evaluateCohorts(installation, []);
    expect(await issueAwards(installation)).toHaveLength(3);
  });

  it('through two connections, one after the other, issues nothing twice', async () => {
    const other = { ...installation, store: await openStore(databaseFile) };
    const [one, two] = [await issueAwards(installation), await issueAwards(other)];
    expect(one.length + two.length).toBe(3);
    await other.store.close();
  });

  it('makes credentials that are ordered by their random id, not by learner', async () => {
    await issueAwards(installation);
    const rows = await installation.store.db
      .selectFrom('credential')
      .select(['credential_id', 'learner_id', 'leaf_index', 'batch_id'])
      .orderBy('batch_id')
      .orderBy('leaf_index')
      .execute();
    const largest = [...Map.groupBy(rows, ({ batch_id }) => batch_id).values()].toSorted((a, b) => b.length - a.length);
    const batch = at(largest, 0);
    expect(batch.map(({ credential_id }) => credential_id)).toEqual(
      batch.map(({ credential_id }) => credential_id).toSorted(),
    );
    expect(batch.map(({ learner_id }) => learner_id)).not.toEqual(batch.map(({ learner_id }) => learner_id).toSorted());
  });

  it('leaves out an award that the pathway does not have, and says which there are', async () => {
    await expect(issueAwards(installation, { awardIds: ['doctorate'] })).rejects.toMatchObject({
      code: 'award-not-found',
      remedy: 'its awards: participation, sharing-plan-badge, certificate',
    });
  });

  it('needs a registered issuer', async () => {
    const unregistered = { ...installation, issuer: { ...installation.issuer, issuerId: null } };
    await expect(issueAwards(unregistered)).rejects.toMatchObject({ code: 'issuer-not-registered' });
  });
});
