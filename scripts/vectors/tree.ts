/**
 * The Merkle tree of DESIGN, section Formats, built level by level from ethers' keccak256: leaves in index order, no
 * padding, sorted pairs, an odd last node carried up unchanged.
 */
import { AbiCoder, concat, keccak256 } from 'ethers';

/** keccak256(keccak256(abi.encode(uint256 index, bytes32 credentialHash))), as OpenZeppelin's StandardMerkleTree. */
export function leafHash(index: number | bigint, hash: string): string {
  return keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(['uint256', 'bytes32'], [index, hash])));
}

/** The parent of two nodes: keccak256 of the smaller, then the greater. Lower-case hex of one length sorts as bytes. */
export function parentHash(a: string, b: string): string {
  return keccak256(a < b ? concat([a, b]) : concat([b, a]));
}

/** A tree as its levels: the leaves first, the root alone last. */
export type Levels = readonly (readonly string[])[];

/** All levels above the given leaves. Throws a RangeError on no leaves, which DESIGN refuses. */
export function treeLevels(leaves: readonly string[]): Levels {
  if (leaves.length === 0) throw new RangeError('an empty batch has no root');
  const levels: string[][] = [[...leaves]];
  let level = levels[0] ?? [];
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = level.slice(at, at + 2);
      if (left !== undefined) above.push(right === undefined ? left : parentHash(left, right));
    }
    levels.push(above);
    level = above;
  }
  return levels;
}

/** The root of a tree. */
export function rootOf(levels: Levels): string {
  const root = levels.at(-1)?.[0];
  if (root === undefined) throw new RangeError('a tree without levels');
  return root;
}

/** The siblings from a leaf to the root; a level at which the node is carried up contributes nothing. */
export function proofOf(levels: Levels, index: number): string[] {
  const siblings: string[] = [];
  let at = index;
  for (const level of levels.slice(0, -1)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling !== undefined) siblings.push(sibling);
    at = Math.floor(at / 2);
  }
  return siblings;
}

/** The exact depth of the proof of `index` in a tree of `size` leaves, from the two numbers alone. */
export function depthOf(index: number, size: number): number {
  let depth = 0;
  let at = index;
  for (let width = size; width > 1; width = Math.ceil(width / 2)) {
    const last = at === width - 1;
    if (!(last && width % 2 === 1)) depth += 1;
    at = Math.floor(at / 2);
  }
  return depth;
}

/** The root that a proof leads to from a leaf, with no regard to its depth. */
export function rootFrom(leaf: string, proof: readonly string[]): string {
  return proof.reduce(parentHash, leaf);
}
