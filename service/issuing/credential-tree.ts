import { MerkleTree } from 'merkletreejs';
import type { Digest } from '../core/digest.ts';
import { CairnError } from '../core/errors.ts';
import {
  bytesToHex,
  type CredentialHash,
  hexToBytes,
  type MerkleRoot,
  parseHash32,
  parseMerkleRoot,
} from '../core/hex.ts';
import { verifyInclusion } from '../core/inclusion-proof.ts';
import { leafBytes } from '../core/leaf.ts';

/** A sealed batch's Merkle tree. */
export interface CredentialTree {
  readonly root: MerkleRoot;
  readonly size: number;
  /** The siblings from leaf `index` to the root, 32 bytes each. */
  proof(index: number): Buffer[];
}

/**
 * Builds the tree over credential hashes in index order: merkletreejs with `sortPairs`, an odd last node carried up.
 * Never `duplicateOdd` (two leaf lists would share a root), never `complete` (its proofs fail in 0.6.0).
 *
 * @throws CairnError `batch-empty`, `duplicate-credential`
 */
export function buildCredentialTree(hashes: readonly CredentialHash[], keccak: Digest): CredentialTree {
  if (hashes.length === 0) throw new CairnError('batch-empty', 'a batch needs at least one credential');
  if (new Set(hashes).size !== hashes.length) {
    throw new CairnError('duplicate-credential', 'two credentials of the batch have the same hash');
  }
  const tree = treeOverLeaves(
    hashes.map((hash, index) => buffer(leafBytes(index, hexToBytes(hash), keccak))),
    keccak,
  );
  return {
    root: parseMerkleRoot(bytesToHex(tree.getRoot())),
    size: hashes.length,
    // By index: by leaf alone merkletreejs searches the leaves one by one.
    proof: (index) => tree.getProof(tree.getLeaf(index), index).map((sibling) => sibling.data),
  };
}

/** The tree over ready leaves; apart, so that the benchmark can time it without the leaves' own hashes. */
export function treeOverLeaves(leaves: Buffer[], keccak: Digest): MerkleTree {
  return new MerkleTree(leaves, (data: Buffer) => buffer(keccak(data)), { sortPairs: true });
}

/**
 * Checks the proof of every leaf by the verifier's own function before anything is handed out.
 *
 * @throws CairnError `proof-self-check-failed`, which would be a bug of ours
 */
export function assertEveryProofVerifies(
  tree: CredentialTree,
  hashes: readonly CredentialHash[],
  keccak: Digest,
): void {
  for (const [index, credentialHash] of hashes.entries()) {
    const proof = proofToHex(tree.proof(index));
    if (!verifyInclusion({ index, size: tree.size, credentialHash, proof, root: tree.root }, keccak)) {
      throw new CairnError('proof-self-check-failed', `the proof of leaf ${index} of ${tree.size} does not verify`);
    }
  }
}

function proofToHex(proof: readonly Uint8Array[]) {
  return proof.map((sibling) => parseHash32(bytesToHex(sibling)));
}

function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
