import type { Anchor, AnchorHints } from '../../core/certificate-file.ts';
import { type Hash32, parseAddress, parseHash32, parseMerkleRoot } from '../../core/hex.ts';

/** A leaf of a sealed batch, as the store holds it. */
export interface AnchoredLeafRow {
  readonly chain_id: number;
  readonly registry: string;
  readonly issuer_id: string;
  readonly root: string;
  readonly size: number;
  readonly leaf_index: number;
  readonly proof: Buffer;
}

/** Where a credential is anchored, for those who compute with it. */
export function anchorOf(row: AnchoredLeafRow): Anchor {
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

/** A proof as the store holds it, 32 bytes after 32 bytes: converted as a whole, since this is asked for most. */
export function proofSiblings(proof: Buffer): Hash32[] {
  const digits = proof.toString('hex');
  return Array.from({ length: digits.length / 64 }, (_, level) =>
    parseHash32(`0x${digits.slice(level * 64, level * 64 + 64)}`),
  );
}

/** Where an anchoring may be found; null where no transaction of ours did it, or none has yet. */
export function hintsOf(
  act: { readonly transaction_hash: string | null; readonly block_number: number | null } | undefined,
): AnchorHints | null {
  if (act === undefined || act.transaction_hash === null || act.block_number === null) return null;
  return { transactionHash: parseHash32(act.transaction_hash), blockNumber: act.block_number };
}
