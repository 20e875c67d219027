import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { StatusReason } from '../../core/status-reason.ts';
import { actById } from '../../store/acts.ts';
import { requestAct, settleActs } from '../anchoring/chain-acts.ts';
import { placeOf, sealedBatch } from '../certificates/known-batch.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { requestStatusChange, type StatusChangeKind } from './request-status-change.ts';

export interface StatusChangeSummary {
  readonly kind: StatusChangeKind | 'revoke-batch';
  readonly certificates: number;
  readonly reason: StatusReason;
  readonly transactions: readonly {
    readonly transactionHash: string | null;
    readonly blockNumber: number | null;
    readonly gasUsed: number | null;
  }[];
}

/**
 * Revokes, suspends or reinstates certificates on the chain, and waits until that is final. Certificates of one batch
 * share a transaction. Those that have the status already are left out.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`, `status-unchanged` when all of them have it already,
 * `key-missing`, `act-refused`, `anchoring-unfinished`, `chain-unavailable`
 */
export async function changeStatus(
  installation: Installation,
  kind: StatusChangeKind,
  hashes: readonly CredentialHash[],
  reason: StatusReason,
  onProgress: OnProgress = () => {},
): Promise<StatusChangeSummary> {
  const { actIds, certificates, signer } = await requestStatusChange(installation, kind, hashes, reason);
  await settleActs(installation, signer, actIds, onProgress);
  return { kind, certificates, reason, transactions: await transactions(installation, actIds) };
}

/** Revokes a certificate where it is not revoked already: for those who take up again what an earlier run began. */
export async function ensureRevoked(
  installation: Installation,
  hash: CredentialHash,
  reason: StatusReason,
  onProgress: OnProgress = () => {},
): Promise<void> {
  try {
    await changeStatus(installation, 'revoke', [hash], reason, onProgress);
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'status-unchanged') throw error;
  }
}

/**
 * Revokes a whole batch with one flag: the admin's alone, for the day on which everything in it has to fall.
 *
 * @throws CairnError `batch-not-found`, `key-missing`, `act-refused`, `chain-unavailable`
 */
export async function revokeBatch(
  installation: Installation,
  batchId: string,
  reason: StatusReason,
  onProgress: OnProgress = () => {},
): Promise<StatusChangeSummary> {
  const batch = await sealedBatch(installation.store.db, batchId);
  const signer = await installation.signer('admin');
  const { issuerId, root } = placeOf(batch);
  const actId = await requestAct(installation, { kind: 'revoke-batch', issuerId, root, reason }, batchId, signer);
  const actIds = new Set([actId]);
  await settleActs(installation, signer, actIds, onProgress);
  return {
    kind: 'revoke-batch',
    certificates: batch.size,
    reason,
    transactions: await transactions(installation, actIds),
  };
}

async function transactions({ store }: Installation, actIds: ReadonlySet<string>) {
  return await Promise.all(
    [...actIds].map(async (actId) => {
      const { transaction_hash, block_number, gas_used } = await actById(store.db, actId);
      return { transactionHash: transaction_hash, blockNumber: block_number, gasUsed: gas_used };
    }),
  );
}
