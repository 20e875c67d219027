import type { Anchor, AnchorHints } from '../core/certificate-file.ts';
import { type CredentialHash, parseAddress, parseHash32, parseMerkleRoot } from '../core/hex.ts';
import { type ProofRow, proofRow } from '../store/proof-row.ts';
import type { Store } from '../store/store.ts';
import { credentialNotFound, proofSiblings } from './certificate-of.ts';
import { notFinal } from './known-batch.ts';

/** What the store holds of a credential whose batch is final. */
export interface FinalCredentialRow extends ProofRow {
  readonly root: string;
  readonly size: number;
}

/**
 * Looks up a credential that may be spoken of: nothing is handed out of a batch before the chain calls it final.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`
 */
export async function finalCredential({ db }: Store, hash: CredentialHash): Promise<FinalCredentialRow> {
  const row = await proofRow(db, hash);
  if (row === undefined) throw credentialNotFound(hash);
  const { state, root, size } = row;
  if (state !== 'final' || root === null || size === null) {
    throw notFinal(row, 'anchor-pending');
  }
  return { ...row, root, size };
}

/** Where a final credential is anchored, for those who compute with it. */
export function anchorOf(row: FinalCredentialRow): Anchor {
  return {
    chainId: row.chain_id,
    registry: parseAddress(row.registry),
    issuerId: BigInt(row.issuer_id),
    root: parseMerkleRoot(row.root),
    size: row.size,
    index: row.leaf_index,
    proof: proofSiblings(row.proof),
  };
}

/** Where a batch's anchoring may be found, when it is a transaction of ours that did it. */
export function hintsOf(row: Pick<ProofRow, 'transaction_hash' | 'block_number'>): AnchorHints | null {
  if (row.transaction_hash === null || row.block_number === null) return null;
  return { transactionHash: parseHash32(row.transaction_hash), blockNumber: row.block_number };
}
