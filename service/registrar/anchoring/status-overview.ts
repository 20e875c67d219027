import { CairnError } from '../../core/errors.ts';
import { pathwayVersions } from '../../store/cohorts.ts';
import {
  type ActOverview,
  actOverview,
  actOverviews,
  type BatchOverview,
  batchOverviews,
  type CohortCounts,
  cohortCounts,
} from '../../store/overview.ts';
import { openReviewCounts } from '../../store/reviews.ts';
import { batchNotFound } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';
import { type ChainPublication, chainPublicationsHere } from '../pathways/chain-publication.ts';

export type { ActOverview, BatchOverview, CohortCounts } from '../../store/overview.ts';

export interface StatusOverview {
  readonly cohorts: readonly CohortCounts[];
  readonly batches: readonly BatchOverview[];
  /** The pathway versions whose digests stand on the chain, or are to; by name. */
  readonly pathways: readonly PathwayStanding[];
  /** How many reviews wait for a person, by cohort; those without any are absent. */
  readonly openReviews: readonly { readonly cohortId: string; readonly reviews: number }[];
}

/** A pathway version that something is, or will be, decided by, and where its digest stands. */
export interface PathwayStanding {
  /** `id@edition` */
  readonly name: string;
  readonly digest: string;
  readonly onChain: ChainPublication;
}

/** The cohorts and batches of this installation, as its database knows them; the chain is not asked. */
export async function statusOverview(installation: Installation): Promise<StatusOverview> {
  const { db } = installation.store;
  return {
    cohorts: await cohortCounts(db),
    batches: await batchOverviews(db),
    pathways: await pathwayStandings(installation),
    openReviews: (await openReviewCounts(db)).map(({ cohort_id, reviews }) => ({ cohortId: cohort_id, reviews })),
  };
}

async function pathwayStandings(installation: Installation): Promise<PathwayStanding[]> {
  const onChain = await chainPublicationsHere(installation);
  return (await pathwayVersions(installation.store.db)).flatMap(({ digest, pathway_id, edition }) => {
    const publication = onChain.get(digest);
    return publication === undefined ? [] : [{ name: `${pathway_id}@${edition}`, digest, onChain: publication }];
  });
}

/**
 * One batch, with everything that was to be done with it on the chain.
 *
 * @throws CairnError `batch-not-found`
 */
export async function batchOverview(
  { store }: Installation,
  batchId: string,
): Promise<{ readonly batch: BatchOverview; readonly acts: readonly ActOverview[] }> {
  const [batch] = await batchOverviews(store.db, batchId);
  if (batch === undefined) throw batchNotFound(batchId);
  return { batch, acts: await actOverviews(store.db, batchId) };
}

/**
 * One thing that was to be done on the chain, with the batch that it concerns.
 *
 * @throws CairnError `act-not-found`
 */
export async function actOf(
  { store }: Installation,
  actId: string,
): Promise<ActOverview & { readonly batchId: string | null }> {
  const act = await actOverview(store.db, actId);
  if (act !== undefined) return act;
  throw new CairnError('act-not-found', `nothing of the id ${actId} was to be done on the chain`, {
    remedy: '`npx cairn status BATCH` lists what was to be done with a batch',
    details: { actId },
  });
}
