import { type BatchId, parseBatchId } from '../../core/batch-id.ts';
import type { AnchorHints } from '../../core/certificate-file.ts';
import { type Address, type MerkleRoot, parseAddress, parseMerkleRoot } from '../../core/hex.ts';
import { anchorActOf } from '../../store/acts.ts';
import type { BatchState } from '../../store/schema.ts';
import type { Installation } from '../installation.ts';
import { hintsOf } from './anchor-of.ts';
import { knownBatch } from './known-batch.ts';

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
  const batch = await knownBatch(installation.store.db, batchId);
  const act = batch.state === 'final' ? await anchorActOf(installation.store.db, batchId) : undefined;
  return {
    batchId: parseBatchId(batch.batch_id),
    state: batch.state,
    chainId: batch.chain_id,
    registry: parseAddress(batch.registry),
    issuerId: batch.issuer_id,
    root: batch.root === null ? null : parseMerkleRoot(batch.root),
    size: batch.size,
    hints: hintsOf(act),
  };
}
