import { type Digest, keccak256 } from './digest.ts';
import { CairnError } from './errors.ts';
import { bytesToHex, type CredentialHash, hexToBytes, type MerkleRoot, parseMerkleRoot } from './hex.ts';
import { isBefore } from './inclusion-proof.ts';
import { leafBytes } from './leaf.ts';

/**
 * The root over credential hashes in index order: DESIGN, "Tree". Written beside `issuing/credential-tree`, which builds
 * with merkletreejs, so that whoever recomputes a root does not do it with what made it; the same vectors hold both.
 *
 * @throws CairnError `index-out-of-range` for an empty list
 */
export function merkleRoot(hashes: readonly CredentialHash[], keccak: Digest = keccak256): MerkleRoot {
  let level: Uint8Array[] = hashes.map((hash, index) => leafBytes(index, hexToBytes(hash), keccak));
  while (level.length > 1) {
    const parents: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) parents.push(parentOf(level[at], level[at + 1], keccak));
    level = parents;
  }
  const [root] = level;
  if (root === undefined) throw new CairnError('index-out-of-range', 'A batch has at least one certificate.');
  return parseMerkleRoot(bytesToHex(root));
}

/** The smaller first; an odd last node is carried up as it is. */
function parentOf(left: Uint8Array | undefined, right: Uint8Array | undefined, keccak: Digest): Uint8Array {
  if (left === undefined) throw new RangeError('a level has no node there');
  if (right === undefined) return left;
  const pair = new Uint8Array(64);
  const rightFirst = isBefore(right, left);
  pair.set(rightFirst ? right : left, 0);
  pair.set(rightFirst ? left : right, 32);
  return keccak(pair);
}
