import { CairnError } from '../../core/errors.ts';
import {
  type ActOverview,
  actOverview,
  actOverviews,
  type BatchOverview,
  batchOverviews,
  type CohortCounts,
  cohortCounts,
} from '../../store/overview.ts';
import { batchNotFound } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';

export type { ActOverview, BatchOverview, CohortCounts } from '../../store/overview.ts';

export interface StatusOverview {
  readonly cohorts: readonly CohortCounts[];
  readonly batches: readonly BatchOverview[];
}

/** The cohorts and batches of this installation, as its database knows them; the chain is not asked. */
export async function statusOverview({ store }: Installation): Promise<StatusOverview> {
  return { cohorts: await cohortCounts(store.db), batches: await batchOverviews(store.db) };
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
