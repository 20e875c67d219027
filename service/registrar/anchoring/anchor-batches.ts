import { recheckFinal } from '../../anchoring/advance.ts';
import type { Signer } from '../../chain/transaction-signing.ts';
import { CairnError } from '../../core/errors.ts';
import { sameDeployment } from '../../core/pins.ts';
import { anchorActOf, handOverAct } from '../../store/acts.ts';
import { batches } from '../../store/batches.ts';
import { assertHere, placeOf, type SealedBatchRow, sealedBatch } from '../certificates/known-batch.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { requestPublication } from '../pathways/chain-publication.ts';
import { anchoringWith, requestAct, settleActs } from './chain-acts.ts';

export interface AnchoredBatch {
  readonly batchId: string;
  readonly cohortId: string;
  readonly awardId: string;
  readonly size: number;
  readonly root: string;
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly gasUsed: number | null;
}

/**
 * Brings sealed batches onto the chain and waits until they are final there: only then is a batch called anchored. What
 * was under way when an earlier run ended is taken up first; what the chain holds already is never sent.
 *
 * @param batchIds only these; all that are sealed when empty
 * @throws CairnError `batch-not-found`, `key-missing`, `act-refused` naming what the contract refused,
 * `anchoring-unfinished`, `chain-unavailable`, `wrong-chain`, `registry-unknown`
 */
export async function anchorBatches(
  installation: Installation,
  batchIds: readonly string[] = [],
  onProgress: OnProgress = () => {},
): Promise<AnchoredBatch[]> {
  if (batchIds.length === 0) await takeBackLost(installation);
  const waiting = await unanchored(installation, batchIds);
  if (waiting.length === 0) return [];
  const signer = await installation.signer('anchor');
  const actIds = new Set<string>();
  for (const batch of waiting) actIds.add(await requestAnchor(installation, batch, signer));
  await settleActs(installation, signer, actIds, onProgress);
  return await Promise.all(waiting.map((batch) => anchored(installation, batch)));
}

/** What was final once and counts no longer, as when its key was declared compromised, has to be anchored again. */
export async function takeBackLost(installation: Installation): Promise<void> {
  const final = await batches(installation.store.db, ['final']);
  if (final.length > 0) await recheckFinal(anchoringWith(installation, []));
}

/**
 * Writes down that a batch is to be anchored, by this key, and before it that the digest of its pathway version is to be
 * published; once, whoever asks. Returns the act that anchors.
 */
export async function requestAnchor(
  installation: Installation,
  batch: SealedBatchRow,
  signer: Signer,
): Promise<string> {
  const { store } = installation;
  const { issuerId, root, size } = placeOf(batch);
  await requestPublication(installation, batch.pathway_digest, issuerId, signer);
  await requestAct(installation, { kind: 'anchor', issuerId, root, size }, batch.batch_id, signer);
  const act = await anchorActOf(store.db, batch.batch_id);
  if (act === undefined) throw new CairnError('batch-not-found', `no anchoring is written down for ${batch.batch_id}`);
  // The key that was to do it may have been replaced since: ended, lost, or declared compromised.
  if (act.signer !== signer.address) await handOverAct(store.db, act.act_id, signer.address);
  return act.act_id;
}

/** Those named, or all that are sealed and not final: a batch is anchored where its credentials say, and nowhere else. */
export async function unanchored(
  { store, deployment }: Installation,
  batchIds: readonly string[],
): Promise<SealedBatchRow[]> {
  if (batchIds.length > 0) {
    const chosen = await Promise.all(batchIds.map((id) => sealedBatch(store.db, id)));
    for (const batch of chosen) assertHere(deployment, placeOf(batch));
    return chosen;
  }
  const waiting = await batches(store.db, ['sealed', 'submitted', 'included']);
  const all = await Promise.all(waiting.map(({ batch_id }) => sealedBatch(store.db, batch_id)));
  return all.filter((batch) => sameDeployment(deployment, placeOf(batch)));
}

async function anchored({ store }: Installation, batch: SealedBatchRow): Promise<AnchoredBatch> {
  const act = await anchorActOf(store.db, batch.batch_id);
  return {
    batchId: batch.batch_id,
    cohortId: batch.cohort_id,
    awardId: batch.award_id,
    size: batch.size,
    root: batch.root,
    transactionHash: act?.transaction_hash ?? null,
    blockNumber: act?.block_number ?? null,
    gasUsed: act?.gas_used ?? null,
  };
}
