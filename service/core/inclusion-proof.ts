import { type Digest, keccak256 } from './digest.ts';
import { CairnError } from './errors.ts';
import {
  bytesToHex,
  type CredentialHash,
  type Hash32,
  hexToBytes,
  type Leaf,
  type MerkleRoot,
  parseMerkleRoot,
} from './hex.ts';
import { leafOf, maxBatchSize } from './leaf.ts';

/** What is claimed: that the credential with this hash is number `index` of the `size` under `root`. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly credentialHash: CredentialHash;
  /** Siblings from the leaf upwards. */
  readonly proof: readonly Hash32[];
  readonly root: MerkleRoot;
}

/**
 * How many siblings the proof of leaf `index` has in a tree of `size` leaves: one for each level, but for those where
 * the node is an odd last one and is carried up unchanged.
 *
 * @throws CairnError `index-out-of-range` unless 1 <= size <= 2^32 - 1 and 0 <= index < size, both integers
 */
export function proofDepth(index: number, size: number): number {
  if (!isPosition(index, size)) {
    throw new CairnError('index-out-of-range', `No batch has a leaf ${index} of ${size}`, { details: { index, size } });
  }
  let depth = 0;
  let node = index;
  // Halves by division: sizes reach beyond what the signed 32-bit shift operators can hold.
  for (let width = size; width > 1; width = Math.ceil(width / 2)) {
    const carriedUp = node === width - 1 && width % 2 === 1;
    if (!carriedUp) depth += 1;
    node = Math.floor(node / 2);
  }
  return depth;
}

/**
 * The root that a leaf and its siblings lead to: parent = `keccak256(min(a,b) ‖ max(a,b))`, as OpenZeppelin's
 * `MerkleProof` computes it. Alone it proves nothing: also check the depth, or use `verifyInclusion`.
 */
export function rootFromProof(leaf: Leaf, proof: readonly Hash32[], keccak: Digest = keccak256): MerkleRoot {
  let node: string = leaf;
  for (const sibling of proof) {
    // Lower-case hex of one length orders as its bytes do.
    const [low, high] = node < sibling ? [node, sibling] : [sibling, node];
    const pair = new Uint8Array(64);
    pair.set(hexToBytes(low), 0);
    pair.set(hexToBytes(high), 32);
    node = bytesToHex(keccak(pair));
  }
  return parseMerkleRoot(node);
}

/**
 * Whether the claim holds. The depth is checked exactly, so neither an inner node nor a proof made for another size
 * can pass; the leaf is always recomputed from the credential's hash.
 */
export function verifyInclusion(claim: InclusionClaim, keccak: Digest = keccak256): boolean {
  const { index, size, proof, root } = claim;
  if (!isPosition(index, size) || proof.length !== proofDepth(index, size)) return false;
  return rootFromProof(leafOf(index, claim.credentialHash, keccak), proof, keccak) === root;
}

function isPosition(index: number, size: number): boolean {
  return (
    Number.isInteger(size) && size >= 1 && size <= maxBatchSize && Number.isInteger(index) && index >= 0 && index < size
  );
}
