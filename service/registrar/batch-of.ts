import { type BatchId, parseBatchId } from '../core/batch-id.ts';
import type { AnchorHints } from '../core/certificate-file.ts';
import { CairnError } from '../core/errors.ts';
import { type Address, type MerkleRoot, parseAddress, parseMerkleRoot } from '../core/hex.ts';
import { anchorActOf } from '../store/acts.ts';
import { type BatchRow, batchById } from '../store/batches.ts';
import type { BatchState } from '../store/schema.ts';
import { hintsOf } from './final-credential.ts';
import type { Installation } from './installation.ts';

/** What is public of a batch. Plain JSON, as the API answers it. */
export interface BatchAnswer {
  readonly batchId: BatchId;
  readonly state: BatchState;
  readonly chainId: number;
  readonly registry: Address;
  /** Decimal. */
  readonly issuerId: string;
  /** Null until it is sealed. */
  readonly root: MerkleRoot | null;
  readonly size: number | null;
  /** Never facts; null until it is final, and when it was anchored by a transaction that is not this installation's. */
  readonly hints: AnchorHints | null;
}

/** A batch and where it stands. @throws CairnError `batch-not-found` */
export async function batchOf(installation: Installation, batchId: BatchId): Promise<BatchAnswer> {
  const batch = await knownBatch(installation, batchId);
  const act = batch.state === 'final' ? await anchorActOf(installation.store.db, batchId) : undefined;
  return {
    batchId: parseBatchId(batch.batch_id),
    state: batch.state,
    chainId: batch.chain_id,
    registry: parseAddress(batch.registry),
    issuerId: batch.issuer_id,
    root: batch.root === null ? null : parseMerkleRoot(batch.root),
    size: batch.size,
    hints: act === undefined ? null : hintsOf(act),
  };
}

/** The batch of this id. @throws CairnError `batch-not-found` */
export async function knownBatch({ store }: Installation, batchId: BatchId): Promise<BatchRow> {
  const batch = await batchById(store.db, batchId);
  if (batch !== undefined) return batch;
  throw new CairnError('batch-not-found', `No batch ${batchId} is known here.`, {
    remedy: 'Check the id, or ask the issuer that the certificate names.',
    details: { batchId },
  });
}

/** A batch that the chain has called final, with what it has had since it was sealed. */
export interface FinalBatch {
  readonly batchId: BatchId;
  readonly chainId: number;
  readonly registry: Address;
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly size: number;
}

/** The batch of this id, of which something may be handed out. @throws CairnError `batch-not-found`, `batch-not-final` */
export async function finalBatch(installation: Installation, batchId: BatchId): Promise<FinalBatch> {
  const { state, root, size, ...batch } = await knownBatch(installation, batchId);
  if (state !== 'final' || root === null || size === null) throw notFinal(batchId);
  return {
    batchId,
    chainId: batch.chain_id,
    registry: parseAddress(batch.registry),
    issuerId: BigInt(batch.issuer_id),
    root: parseMerkleRoot(root),
    size,
  };
}

/** The error for a batch of which nothing may be handed out yet. */
export function notFinal(batchId: BatchId): CairnError {
  return new CairnError('batch-not-final', `The batch ${batchId} is not final on the chain yet.`, {
    remedy: 'Try again in a while: a chain takes some minutes until nothing of a block can change.',
    details: { batchId },
  });
}
