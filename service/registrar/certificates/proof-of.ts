import { type BatchId, parseBatchId } from '../../core/batch-id.ts';
import type { AnchorHints } from '../../core/certificate-file.ts';
import {
  type Address,
  type CredentialHash,
  type Hash32,
  type MerkleRoot,
  parseAddress,
  parseMerkleRoot,
} from '../../core/hex.ts';
import type { Installation } from '../installation.ts';
import { hintsOf, proofSiblings } from './anchor-of.ts';
import { finalCredential } from './final-credential.ts';

/** Where a credential is anchored, with the proof that it is under the root. Plain JSON, as the API answers it. */
export interface ProofAnswer {
  readonly credentialHash: CredentialHash;
  readonly index: number;
  readonly root: MerkleRoot;
  /** Siblings from the leaf upwards. */
  readonly proof: readonly Hash32[];
  readonly size: number;
  /** Decimal. */
  readonly issuerId: string;
  readonly chainId: number;
  readonly registry: Address;
  readonly batchId: BatchId;
  /** Never facts; null when the root was anchored by a transaction that is not this installation's. */
  readonly hints: AnchorHints | null;
}

/**
 * The proof of a credential, once its batch is final.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`
 */
export async function proofOf({ store }: Installation, hash: CredentialHash): Promise<ProofAnswer> {
  const row = await finalCredential(store, hash);
  return {
    credentialHash: hash,
    index: row.leaf_index,
    root: parseMerkleRoot(row.root),
    proof: proofSiblings(row.proof),
    size: row.size,
    issuerId: row.issuer_id,
    chainId: row.chain_id,
    registry: parseAddress(row.registry),
    batchId: parseBatchId(row.batch_id),
    hints: hintsOf(row),
  };
}
