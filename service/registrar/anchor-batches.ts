import { randomUUID } from 'node:crypto';
import { formatAct } from '../anchoring/act.ts';
import { type Anchoring, recheckFinal, retryRefused } from '../anchoring/advance.ts';
import { runUntilSettled } from '../anchoring/run-anchoring.ts';
import type { Signer } from '../chain/transaction-signing.ts';
import { CairnError } from '../core/errors.ts';
import { parseAddress } from '../core/hex.ts';
import { anchorActOf, handOverAct, insertAct } from '../store/acts.ts';
import { batches } from '../store/batches.ts';
import type { Installation, OnProgress } from './installation.ts';
import { type SealedBatchRow, sealedBatch } from './known-batch.ts';
import { elsewhere } from './status-of.ts';

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
  const anchoring = anchoringWith(installation, [signer]);
  const actIds = new Set<string>();
  for (const batch of waiting) actIds.add(await requestAnchor(installation, batch, signer));
  await retryRefused(anchoring, actIds);
  const state = await runUntilSettled(anchoring, {
    actIds,
    onState: (now) => onProgress({ step: 'final on the chain', done: now.final, total: actIds.size }),
  });
  assertNoneRefused(state.refused);
  return await Promise.all(waiting.map((batch) => anchored(installation, batch)));
}

/** What was final once and counts no longer, as when its key was declared compromised, has to be anchored again. */
async function takeBackLost(installation: Installation): Promise<void> {
  const final = await batches(installation.store.db, ['final']);
  if (final.length > 0) await recheckFinal(anchoringWith(installation, []));
}

/** Writes down that a batch is to be anchored, by this key; once, whoever asks. Returns the act. */
export async function requestAnchor(
  { store, now }: Installation,
  batch: SealedBatchRow,
  signer: Signer,
): Promise<string> {
  await insertAct(store.db, {
    act_id: randomUUID(),
    kind: 'anchor',
    batch_id: batch.batch_id,
    payload: formatAct({
      kind: 'anchor',
      issuerId: BigInt(batch.issuer_id),
      root: batch.root,
      size: batch.size,
    }),
    signer: signer.address,
    created_at: now().toISOString(),
  });
  const act = await anchorActOf(store.db, batch.batch_id);
  if (act === undefined) throw new CairnError('batch-not-found', `no anchoring is written down for ${batch.batch_id}`);
  // The key that was to do it may have been replaced since: ended, lost, or declared compromised.
  if (act.signer !== signer.address) await handOverAct(store.db, act.act_id, signer.address);
  return act.act_id;
}

/** Anchoring as this installation does it, with the keys that an act needs. */
export function anchoringWith({ store, deployment, now }: Installation, signers: readonly Signer[]): Anchoring {
  return { store, deployment, now, signers: new Map(signers.map((signer) => [signer.address, signer])) };
}

/** @throws CairnError `act-refused` for the first act that the contract refused, with its reason */
export function assertNoneRefused(
  refused: readonly { readonly kind: string; readonly failure_code: string | null; readonly failure: string | null }[],
): void {
  const [first] = refused;
  if (first === undefined) return;
  const more = refused.length > 1 ? ` (and ${refused.length - 1} more)` : '';
  throw new CairnError('act-refused', `${first.kind} was refused: ${first.failure ?? 'for no stated reason'}${more}`, {
    remedy: 'remove the cause and run the command again; nothing that was accepted is lost',
    details: { kind: first.kind, cause: first.failure_code, refused: refused.length },
  });
}

/** Those named, or all that are sealed and not final: a batch is anchored where its credentials say, and nowhere else. */
async function unanchored({ store, deployment }: Installation, batchIds: readonly string[]): Promise<SealedBatchRow[]> {
  const isHere = (batch: Pick<SealedBatchRow, 'chain_id' | 'registry'>) =>
    batch.chain_id === deployment.chainId && batch.registry === deployment.registry;
  const ids =
    batchIds.length > 0
      ? batchIds
      : (await batches(store.db, ['sealed', 'submitted', 'included'])).filter(isHere).map(({ batch_id }) => batch_id);
  const chosen = await Promise.all(ids.map((id) => sealedBatch(store.db, id)));
  const other = chosen.find((batch) => !isHere(batch));
  if (other !== undefined) throw elsewhere(other.chain_id, parseAddress(other.registry));
  return chosen;
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
