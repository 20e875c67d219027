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
import { leafBytes, maxBatchSize } from './leaf.ts';

/** What is claimed: that the credential with this hash is number `index` of the `size` under `root`. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly credentialHash: CredentialHash;
  /** Siblings from the leaf upwards. */
  readonly proof: readonly Hash32[];
  readonly root: MerkleRoot;
}

/** The same claim on bytes, 32 each. */
export interface InclusionClaimBytes {
  readonly index: number;
  readonly size: number;
  readonly credentialHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
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
 *
 * @param leaf 32 bytes
 * @param proof siblings from the leaf upwards, 32 bytes each
 * @throws CairnError `malformed-hex` when one of them has another length
 */
export function rootBytesFromProof(
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  keccak: Digest = keccak256,
): Uint8Array {
  let node = leaf;
  const pair = new Uint8Array(64);
  for (const sibling of proof) {
    if (sibling.length !== 32) throw new CairnError('malformed-hex', `A sibling has 32 bytes, found ${sibling.length}`);
    const siblingFirst = isBefore(sibling, node);
    pair.set(siblingFirst ? sibling : node, 0);
    pair.set(siblingFirst ? node : sibling, 32);
    node = keccak(pair);
  }
  return node;
}

/** `rootBytesFromProof` on hex. */
export function rootFromProof(leaf: Leaf, proof: readonly Hash32[], keccak: Digest = keccak256): MerkleRoot {
  return parseMerkleRoot(bytesToHex(rootBytesFromProof(hexToBytes(leaf), proof.map(hexToBytes), keccak)));
}

/**
 * Whether the claim holds. The depth is checked exactly, so neither an inner node nor a proof made for another size
 * can pass; the leaf is always recomputed from the credential's hash.
 */
export function verifyInclusionBytes(claim: InclusionClaimBytes, keccak: Digest = keccak256): boolean {
  const { index, size, proof, root } = claim;
  if (!isPosition(index, size) || proof.length !== proofDepth(index, size)) return false;
  const reached = rootBytesFromProof(leafBytes(index, claim.credentialHash, keccak), proof, keccak);
  return reached.length === root.length && reached.every((byte, position) => byte === root[position]);
}

/** `verifyInclusionBytes` on hex. */
export function verifyInclusion(claim: InclusionClaim, keccak: Digest = keccak256): boolean {
  const { index, size, proof } = claim;
  // Before anything is decoded: a proof of another depth is refused whatever stands in it.
  if (!isPosition(index, size) || proof.length !== proofDepth(index, size)) return false;
  const credentialHash = hexToBytes(claim.credentialHash);
  const root = hexToBytes(claim.root);
  return verifyInclusionBytes({ index, size, credentialHash, proof: proof.map(hexToBytes), root }, keccak);
}

/** Whether one of two byte strings of one length is the smaller: it goes first in the pair that is hashed. */
export function isBefore(left: Uint8Array, right: Uint8Array): boolean {
  for (let position = 0; position < left.length; position += 1) {
    const difference = (left[position] ?? 0) - (right[position] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function isPosition(index: number, size: number): boolean {
  return (
    Number.isInteger(size) && size >= 1 && size <= maxBatchSize && Number.isInteger(index) && index >= 0 && index < size
  );
}
