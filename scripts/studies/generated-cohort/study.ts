import { type Pathway, pathwayDigest } from '../../../service/pathway/pathway.ts';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../../service/registrar/installation.ts';
import { type CohortLearner, importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { generatedLearners } from './generated-learners.ts';

/** How an award came out over the cohort. */
export interface AwardRow {
  readonly award: string;
  /** The tier that it crowns; null for one that crowns none. */
  readonly tier: string | null;
  readonly earned: number;
  readonly distinctions: number;
  readonly notYet: number;
  readonly impossible: number;
}

/** Of two tiers one of which is above the other: how many have the award of the higher and lack that of the lower. */
export interface LackingRow {
  readonly higher: string;
  readonly lower: string;
  readonly holders: number;
  readonly lacking: number;
}

export interface GeneratedCohortStudy {
  readonly learners: number;
  readonly results: number;
  readonly awards: readonly AwardRow[];
  readonly lacking: readonly LackingRow[];
}

const COHORT = 'generated';
const AT_ONCE = 5_000;

/**
 * A generated cohort on a pathway whose tiers build on each other: its results go into the store as any import's do, all of
 * it is evaluated, and what came out is counted from the decisions that were kept.
 */
export async function studyGeneratedCohort(
  installation: Installation,
  pathway: Pathway,
  learners: number,
  note: (text: string) => void = () => {},
): Promise<GeneratedCohortStudy> {
  let results = 0;
  let page: CohortLearner[] = [];
  const keep = async () => {
    await importCohort(installation, { id: COHORT, title: 'Generated', source: 'generated', pathway }, page);
    results += page.reduce((sum, learner) => sum + learner.results.length, 0);
    page = [];
  };
  for (const learner of generatedLearners(pathway, learners)) {
    if (page.push(learner) === AT_ONCE) await keep();
  }
  await keep();
  note(`${learners} learners with ${results} results are in the store`);
  const started = performance.now();
  await evaluateCohorts(installation, [COHORT]);
  note(`evaluated in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return { learners, results, ...(await countDecisions(installation, pathway)) };
}

async function countDecisions({ store: { db } }: Installation, { awards, tiers, ...pathway }: Pathway) {
  const rows = await db
    .selectFrom('decision')
    .select((eb) => [
      'award_id',
      'outcome',
      eb.fn.countAll<number>().as('learners'),
      eb.fn.sum<number>('distinction').as('distinctions'),
    ])
    .where('pathway_digest', '=', pathwayDigest(pathway))
    .groupBy(['award_id', 'outcome'])
    .execute();
  const found = (award: string, outcome: string) =>
    rows.find((row) => row.award_id === award && row.outcome === outcome) ?? { learners: 0, distinctions: 0 };
  const crowning = tiers.flatMap(({ id }) => awards.filter(({ tier }) => tier === id).slice(0, 1));
  const lacking: LackingRow[] = [];
  for (const [index, { id: higher }] of crowning.entries()) {
    for (const { id: lower } of crowning.slice(0, index)) {
      const { without } = await db
        .selectFrom('decision as high')
        .innerJoin('decision as low', (join) =>
          join.onRef('low.cohort_id', '=', 'high.cohort_id').onRef('low.learner_id', '=', 'high.learner_id'),
        )
        .select((eb) => eb.fn.countAll<number>().as('without'))
        .where('high.award_id', '=', higher)
        .where('high.outcome', '=', 'earned')
        .where('low.award_id', '=', lower)
        .where('low.outcome', '!=', 'earned')
        .executeTakeFirstOrThrow();
      lacking.push({ higher, lower, holders: found(higher, 'earned').learners, lacking: without });
    }
  }
  return {
    awards: awards.map(({ id, tier = null }) => ({
      award: id,
      tier,
      earned: found(id, 'earned').learners,
      distinctions: found(id, 'earned').distinctions,
      notYet: found(id, 'not-yet').learners,
      impossible: found(id, 'impossible').learners,
    })),
    lacking,
  };
}
