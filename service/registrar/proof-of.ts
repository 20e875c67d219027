import type { BatchId } from '../core/batch-id.ts';
import type { AnchorHints } from '../core/certificate-file.ts';
import type { Address, CredentialHash, Hash32, MerkleRoot } from '../core/hex.ts';
import { finalCredential } from './final-credential.ts';
import type { Installation } from './installation.ts';

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
  const { batchId, anchor, hints } = await finalCredential(store, hash);
  return {
    credentialHash: hash,
    index: anchor.index,
    root: anchor.root,
    proof: anchor.proof,
    size: anchor.size,
    issuerId: String(anchor.issuerId),
    chainId: anchor.chainId,
    registry: anchor.registry,
    batchId,
    hints,
  };
}
