import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { signedIn } from './signed-in.ts';

const learner = (learnerId: string, scores: Readonly<Record<string, string>>) => ({
  ...{ learnerId, name: `Name of ${learnerId}`, email: `${learnerId}@college.example`, finalResult: null },
  results: Object.entries(scores).map(([assessment, score]) => ({
    ...{ assessment, score, submittedOn: '2026-10-12', carriedOver: false },
  })),
});

let desk: DeskService;
beforeAll(async () => {
  desk = await startDeskService();
  const { installation } = desk;
  const cohort = (id: string, pathway = dataStewardshipPathway) => ({
    id,
    title: `The ${id} cohort`,
    source: 'test',
    pathway,
  });
  const professional = shippedPathway('data-stewardship-professional');
  await importCohort(installation, cohort('stewards', professional), [
    learner('a-1', { 'catalogue-quiz': '78', 'catalogue-entry': '74', 'provenance-test': '66' }),
    learner('b-1', { 'catalogue-entry': '12' }),
  ]);
  await importCohort(installation, cohort('foundations'), [
    learner('a-1', {}),
    learner('a-2', { 'cleaning-test': '60' }),
  ]);
  await withdrawLearner(installation, 'foundations', 'a-1', '2026-11-02');
});
afterAll(() => desk.close());

const ask = async (path: string, learnerIds: readonly string[]) =>
  await desk.send('GET', path, undefined, undefined, await signedIn(desk.installation, learnerIds));

describe('what a learner is told of themselves', () => {
  it('begins with their enrolments, those that last first', async () => {
    expect(await ask('/v1/learn', ['a-1'])).toMatchObject({
      status: 200,
      json: {
        enrolments: [
          { cohort: { cohortId: 'stewards', title: 'The stewards cohort' }, status: 'enrolled', endedOn: null },
          { cohort: { cohortId: 'foundations' }, status: 'withdrawn', endedOn: '2026-11-02' },
        ],
      },
    });
  });

  it('names neither their id of the learning platform nor their name', async () => {
    const answers = [await ask('/v1/learn', ['a-1']), await ask('/v1/learn/enrolments/stewards', ['a-1'])];
    expect(JSON.stringify(answers.map(({ json }) => json))).not.toMatch(/a-1/);
  });

  it('is what an evaluation of the cohort decides', async () => {
    await evaluateCohorts(desk.installation, ['stewards']);
    const { json } = await ask('/v1/learn/enrolments/stewards', ['a-1']);
    const decided = await desk.installation.store.db
      .selectFrom('decision')
      .select(['award_id', 'trace'])
      .where('learner_id', '=', 'a-1')
      .where('cohort_id', '=', 'stewards')
      .execute();
    const answered: [string, string][] = Object(json).way.awards.map(
      ({ award, trace }: { award: string; trace: unknown }) => [...[award, JSON.stringify(trace)]],
    );
    expect(new Map(answered)).toEqual(new Map(decided.map(({ award_id, trace }) => [award_id, trace])));
  });

  it('holds what to do next, with reasons, and the map with marks', async () => {
    const { json } = await ask('/v1/learn/enrolments/stewards', ['a-1']);
    const { way } = Object(json);
    expect(way.stage).toBe('midway');
    expect(way.nextSteps[0].reasons.length).toBeGreaterThan(0);
    expect(way.drawing.tiers[0].modules[0].marks).toEqual([{ kind: 'earned', text: 'Passed' }]);
    expect(way.feedback.map(({ assessment }: { assessment: string }) => assessment)).toEqual(['catalogue-quiz']);
  });

  it('is theirs alone: of a cohort that is not, they learn not even whether there is one', async () => {
    const [other, none] = [
      await ask('/v1/learn/enrolments/stewards', ['a-2']),
      await ask('/v1/learn/enrolments/nowhere', ['a-2']),
    ];
    expect(other).toMatchObject({ status: 404, json: { code: 'learner-not-enrolled' } });
    expect(Object(other.json).detail).toBe(Object(none.json).detail);
    const { json: mine } = await ask('/v1/learn/enrolments/stewards', ['b-1']);
    expect(JSON.stringify(mine)).not.toContain('"74"');
  });

  it('tells enrolments apart where one person is in a cohort under two ids', async () => {
    const { json } = await ask('/v1/learn', ['a-1', 'a-2']);
    const both = Object(json).enrolments.filter(
      ({ cohort }: { cohort: { cohortId: string } }) => cohort.cohortId === 'foundations',
    );
    const ways = await Promise.all(
      both.map(({ learner }: { learner: string }) =>
        ask(`/v1/learn/enrolments/foundations?learner=${learner}`, ['a-1', 'a-2']),
      ),
    );
    expect(ways.map(({ json }) => Object(json).way.stage)).toEqual(['midway', 'withdrawn']);
  });

  it('names no certificate before one is issued', async () => {
    expect(await ask('/v1/learn/certificates', ['a-1'])).toMatchObject({ status: 200, json: { certificates: [] } });
  });
});
