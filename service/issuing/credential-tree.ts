import { MerkleTree } from 'merkletreejs';
import type { Digest } from '../core/digest.ts';
import { CairnError } from '../core/errors.ts';
import { bytesToHex, type MerkleRoot, parseMerkleRoot } from '../core/hex.ts';
import { isBefore, verifyInclusionBytes } from '../core/inclusion-proof.ts';
import { leafBytes } from '../core/leaf.ts';
import { hasDuplicate } from './duplicate-hash.ts';

/** A sealed batch's Merkle tree. */
export interface CredentialTree {
  readonly root: MerkleRoot;
  /** The root's 32 bytes. */
  readonly rootBytes: Uint8Array;
  readonly size: number;
  /** The siblings from leaf `index` to the root, 32 bytes each. */
  proof(index: number): Buffer[];
}

/**
 * Builds the tree over credential hashes in index order, siblings in the order of their bytes, an odd last node carried up.
 * Never `duplicateOdd` (two leaf lists would share a root), never `complete` (its proofs fail in 0.6.0).
 *
 * @param hashes the credentials' hashes, 32 bytes each
 * @throws CairnError `batch-empty`, `duplicate-credential`
 */
export function buildCredentialTree(hashes: readonly Uint8Array[], keccak: Digest): CredentialTree {
  if (hashes.length === 0) throw new CairnError('batch-empty', 'a batch needs at least one credential');
  if (hasDuplicate(hashes)) {
    throw new CairnError('duplicate-credential', 'two credentials of the batch have the same hash');
  }
  const leaves = hashes.map((hash, index) => Buffer.from(leafBytes(index, hash, keccak)));
  const tree = treeOverLeaves(leaves, keccak);
  const rootBytes = tree.getRoot();
  return {
    root: parseMerkleRoot(bytesToHex(rootBytes)),
    rootBytes,
    size: hashes.length,
    // By index: by leaf alone merkletreejs searches the leaves one by one.
    proof: (index) => tree.getProof(tree.getLeaf(index), index).map((sibling) => sibling.data),
  };
}

/**
 * The tree over ready leaves: merkletreejs as with `{ sortPairs: true }`. Apart from the above, so that the benchmark can
 * time it with another hash function.
 */
export function treeOverLeaves(leaves: Buffer[], keccak: Digest): MerkleTree {
  return new MerkleTree(leaves, (data: Buffer) => Buffer.from(keccak(data)), { concatenator: sortedPairs() });
}

/**
 * Joins two nodes, the smaller first. merkletreejs would sort an array of two and make new memory for each pair, which
 * together costs half a hash; a pair is hashed as soon as it is joined, so one place serves them all.
 */
function sortedPairs(): (nodes: Buffer[]) => Buffer {
  const pair = Buffer.alloc(64);
  return ([left, right]) => {
    if (left === undefined || right === undefined) throw new RangeError('a pair has two nodes');
    const rightFirst = isBefore(right, left);
    pair.set(rightFirst ? right : left, 0);
    pair.set(rightFirst ? left : right, 32);
    return pair;
  };
}

/**
 * The proof of a leaf, checked by the verifier's own function: no other may be handed out.
 *
 * @throws CairnError `proof-self-check-failed`, which would be a bug of ours
 */
export function checkedProof(
  tree: CredentialTree,
  index: number,
  credentialHash: Uint8Array,
  keccak: Digest,
): readonly Buffer[] {
  const { size, rootBytes } = tree;
  const proof = tree.proof(index);
  if (verifyInclusionBytes({ index, size, credentialHash, proof, root: rootBytes }, keccak)) return proof;
  throw new CairnError('proof-self-check-failed', `the proof of leaf ${index} of ${size} does not verify`);
}
