import type { BatchId } from '../core/batch-id.ts';
import { parseBatchId } from '../core/batch-id.ts';
import type { Anchor, AnchorHints } from '../core/certificate-file.ts';
import { CairnError } from '../core/errors.ts';
import {
  bytesToHex,
  type CredentialHash,
  type Hash32,
  parseAddress,
  parseHash32,
  parseMerkleRoot,
} from '../core/hex.ts';
import { type ProofRow, proofRow } from '../store/proof-row.ts';
import type { Store } from '../store/store.ts';

/** A credential whose batch is final, and where it stands. */
export interface FinalCredential {
  readonly credentialHash: CredentialHash;
  readonly batchId: BatchId;
  readonly anchor: Anchor;
  /** Null when the root was anchored by a transaction that is not this installation's. */
  readonly hints: AnchorHints | null;
}

/**
 * Looks up a credential that may be spoken of: nothing is handed out of a batch before the chain calls it final.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`
 */
export async function finalCredential({ db }: Store, hash: CredentialHash): Promise<FinalCredential> {
  const row = await proofRow(db, hash);
  if (row === undefined) {
    throw new CairnError('credential-not-found', `No certificate with the hash ${hash} has been issued here.`, {
      remedy: 'Check the hash, or ask the issuer that the certificate names.',
      details: { credentialHash: hash },
    });
  }
  if (row.state !== 'final' || row.root === null || row.size === null) {
    throw new CairnError('anchor-pending', 'The batch of this certificate is not final on the chain yet.', {
      remedy: 'Try again in a while: a chain takes some minutes until nothing of a block can change.',
      details: { credentialHash: hash, batchId: row.batch_id },
    });
  }
  return {
    credentialHash: hash,
    batchId: parseBatchId(row.batch_id),
    anchor: {
      chainId: row.chain_id,
      registry: parseAddress(row.registry),
      issuerId: BigInt(row.issuer_id),
      root: parseMerkleRoot(row.root),
      size: row.size,
      index: row.leaf_index,
      proof: siblings(row.proof),
    },
    hints: hintsOf(row),
  };
}

/** Where a batch's anchoring may be found, when it is a transaction of ours that did it. */
export function hintsOf(row: Pick<ProofRow, 'transaction_hash' | 'block_number'>): AnchorHints | null {
  if (row.transaction_hash === null || row.block_number === null) return null;
  return { transactionHash: parseHash32(row.transaction_hash), blockNumber: row.block_number };
}

function siblings(proof: Buffer): Hash32[] {
  return Array.from({ length: proof.length / 32 }, (_, level) =>
    parseHash32(bytesToHex(proof.subarray(level * 32, level * 32 + 32))),
  );
}
