import { type BatchId, parseBatchId } from '../../core/batch-id.ts';
import { CairnError } from '../../core/errors.ts';
import { type MerkleRoot, parseAddress, parseMerkleRoot } from '../../core/hex.ts';
import type { IssuerReference } from '../../core/issuer-reference.ts';
import { type DeploymentPlace, sameDeployment } from '../../core/pins.ts';
import { type BatchRow, batchById } from '../../store/batches.ts';
import type { Connection } from '../../store/store.ts';

/** A batch that is sealed, so that it has a root. */
export interface SealedBatchRow extends BatchRow {
  readonly root: MerkleRoot;
  readonly size: number;
}

/** @throws CairnError `batch-not-found` */
export async function knownBatch(db: Connection, batchId: string): Promise<BatchRow> {
  const batch = await batchById(db, batchId);
  if (batch !== undefined) return batch;
  throw batchNotFound(batchId);
}

/** The error for an id that no batch has. */
export function batchNotFound(batchId: string): CairnError {
  return new CairnError('batch-not-found', `No batch ${batchId} is known here.`, {
    remedy: '`npx cairn status` lists the batches.',
    details: { batchId },
  });
}

/** @throws CairnError `batch-not-found`, `batch-empty` while it is open */
export async function sealedBatch(db: Connection, batchId: string): Promise<SealedBatchRow> {
  return withRoot(await knownBatch(db, batchId));
}

/** A batch with its root. @throws CairnError `batch-empty` while it is open */
export function withRoot(batch: BatchRow): SealedBatchRow {
  const { batch_id: batchId, root, size } = batch;
  if (root !== null && size !== null) return { ...batch, root: parseMerkleRoot(root), size };
  throw new CairnError('batch-empty', `Batch ${batchId} is still open and has no root.`, { details: { batchId } });
}

/**
 * A batch of which proofs may be handed out and whose certificates have a status on the chain.
 *
 * @throws CairnError `batch-not-found`; `batch-not-final`, or for one certificate of it `anchor-pending`
 */
export async function finalBatch(
  db: Connection,
  batchId: string,
  code: 'batch-not-final' | 'anchor-pending' = 'batch-not-final',
): Promise<SealedBatchRow> {
  const batch = await sealedBatch(db, batchId);
  if (batch.state === 'final') return batch;
  throw notFinal(batch, code);
}

/** The error for a batch of which nothing may be handed out yet. */
export function notFinal(
  { batch_id: batchId, state }: Pick<BatchRow, 'batch_id' | 'state'>,
  code: 'batch-not-final' | 'anchor-pending',
): CairnError {
  return new CairnError(code, `Batch ${batchId} is ${state}, not yet final on the chain.`, {
    remedy: 'Try again in a while, or as the issuer run `npx cairn anchor`: nothing is handed out before it is final.',
    details: { batchId, state },
  });
}

/** What the chain knows a batch by, with the types of `core`. */
export interface BatchPlace extends IssuerReference {
  readonly batchId: BatchId;
  readonly root: MerkleRoot;
  readonly size: number;
}

export function placeOf(batch: SealedBatchRow): BatchPlace {
  return {
    batchId: parseBatchId(batch.batch_id),
    chainId: batch.chain_id,
    registry: parseAddress(batch.registry),
    issuerId: BigInt(batch.issuer_id),
    root: batch.root,
    size: batch.size,
  };
}

/**
 * Refuses a batch of an earlier deployment, which this installation no longer knows how to reach.
 *
 * @throws CairnError `registry-unknown`
 */
export function assertHere(deployment: DeploymentPlace, { chainId, registry }: DeploymentPlace): void {
  if (sameDeployment(deployment, { chainId, registry })) return;
  throw new CairnError('registry-unknown', `The batch is in the registry ${registry} on chain ${chainId}.`, {
    remedy: 'This installation is configured for another registry: ask a verifier that knows the one named.',
    details: { chainId, registry },
  });
}
