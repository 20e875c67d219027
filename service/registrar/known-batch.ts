import { CairnError } from '../core/errors.ts';
import { type MerkleRoot, parseMerkleRoot } from '../core/hex.ts';
import { type BatchRow, batchById } from '../store/batches.ts';
import type { Connection } from '../store/store.ts';

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
  const batch = await knownBatch(db, batchId);
  const { root, size } = batch;
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
  throw new CairnError(code, `Batch ${batchId} is ${batch.state}, not yet final on the chain.`, {
    remedy: 'Run `npx cairn anchor`, or wait until it is final: nothing is handed out before.',
    details: { batchId, state: batch.state },
  });
}
