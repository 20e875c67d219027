import { type BatchId, parseBatchId } from '../core/batch-id.ts';
import type { AnchorHints } from '../core/certificate-file.ts';
import {
  type Address,
  type CredentialHash,
  type Hex,
  type MerkleRoot,
  parseAddress,
  parseMerkleRoot,
} from '../core/hex.ts';
import { finalCredential, hintsOf } from './final-credential.ts';
import type { Installation } from './installation.ts';

/** Where a credential is anchored, with the proof that it is under the root. Plain JSON, as the API answers it. */
export interface ProofAnswer {
  readonly credentialHash: CredentialHash;
  readonly index: number;
  readonly root: MerkleRoot;
  /** Siblings from the leaf upwards. */
  readonly proof: readonly Hex[];
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
    proof: siblings(row.proof),
    size: row.size,
    issuerId: row.issuer_id,
    chainId: row.chain_id,
    registry: parseAddress(row.registry),
    batchId: parseBatchId(row.batch_id),
    hints: hintsOf(row),
  };
}

/** A proof as the store holds it, 32 bytes after 32 bytes, in hex: converted as a whole, since this is asked for most. */
function siblings(proof: Buffer): Hex[] {
  const digits = proof.toString('hex');
  return Array.from(
    { length: digits.length / 64 },
    (_, level): Hex => `0x${digits.slice(level * 64, level * 64 + 64)}`,
  );
}
