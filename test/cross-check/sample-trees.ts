import { createKeccak } from 'hash-wasm';
import { MerkleTree } from 'merkletreejs';
import { type Levels, leafHash, treeLevels } from '../../scripts/vectors/tree.ts';
import type { Claim } from './proof-oracle.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One tree, built twice: by ethers level by level, and by merkletreejs as the service builds it. */
export interface SampleTree {
  readonly size: number;
  readonly hashes: readonly string[];
  readonly levels: Levels;
  readonly merkletreejs: MerkleTree;
}

const keccak = await createKeccak(256);

/** keccak256 from WebAssembly: neither ethers' nor the one that core uses. */
export function wasmKeccak(data: Uint8Array): Buffer {
  return Buffer.from(keccak.init().update(data).digest('binary'));
}

/** Around every power of two up to 4096, both ends, and then at random, small ones oftener: from 1 to 5,000. */
export function sampleSizes(random: SeededRandom, count: number): number[] {
  const sizes = [1, 2, 3, 5, 6, 4999, 5000];
  for (let power = 4; power <= 4096; power *= 2) sizes.push(power - 1, power, power + 1);
  const distinct = new Set(sizes);
  while (distinct.size < count) distinct.add(1 + Math.floor(random.below(5000) ** 2 / 5000));
  return [...distinct];
}

/** A tree of random credential hashes. */
export function sampleTree(random: SeededRandom, size: number): SampleTree {
  const hashes = Array.from({ length: size }, () => random.hash());
  const levels = treeLevels(hashes.map((hash, index) => leafHash(index, hash)));
  const leaves = (levels[0] ?? []).map((leaf) => Buffer.from(leaf.slice(2), 'hex'));
  return { size, hashes, levels, merkletreejs: new MerkleTree(leaves, wasmKeccak, { sortPairs: true }) };
}

/** The first, the last and random indexes of a tree; a small tree gives some of them again. */
export function sampleIndexes(random: SeededRandom, size: number, count: number): number[] {
  return Array.from({ length: count }, (_, draw) => (draw === 0 ? 0 : draw === 1 ? size - 1 : random.below(size)));
}

/** Flips one bit, drawn at random, of 32 bytes in hex. */
export function flipBit(random: SeededRandom, hash: string): string {
  const at = 2 + random.below(64);
  const digit = Number.parseInt(hash.charAt(at), 16) ^ (1 << random.below(4));
  return hash.slice(0, at) + digit.toString(16) + hash.slice(at + 1);
}

/**
 * Forgeries of a true claim that every implementation has to refuse, by name. Each needs a tree of two leaves or more.
 */
export function forgeries(
  random: SeededRandom,
  { levels, size, hashes }: SampleTree,
  claim: Claim,
): Record<string, Claim> {
  const { index, proof, root, credentialHash } = claim;
  const struck = random.below(proof.length);
  const parent = levels[1]?.[Math.floor(index / 2)] ?? root;
  const other = (index + 1 + random.below(size - 1)) % size;
  return {
    'a sibling too many': { ...claim, proof: [...proof, random.hash()] },
    'the root as a sibling too many': { ...claim, proof: [...proof, root] },
    'the topmost sibling missing': { ...claim, proof: proof.slice(0, -1) },
    'the lowest sibling missing': { ...claim, proof: proof.slice(1) },
    'no sibling at all': { ...claim, proof: [] },
    'a bit of a sibling flipped': { ...claim, proof: proof.map((at, n) => (n === struck ? flipBit(random, at) : at)) },
    'a bit of the credential hash flipped': { ...claim, credentialHash: flipBit(random, credentialHash) },
    'a bit of the root flipped': { ...claim, root: flipBit(random, root) },
    'the index of another': { ...claim, index: other },
    'the credential of another': { ...claim, credentialHash: hashes[other] ?? '' },
    'an inner node posing as a credential': {
      ...claim,
      index: Math.floor(index / 2),
      size: Math.ceil(size / 2),
      credentialHash: parent,
      proof: proof.slice(1),
    },
    'the leaf posing as a credential': { ...claim, credentialHash: levels[0]?.[index] ?? '' },
    'the root posing as the only credential': { root, size: 1, index: 0, credentialHash: root, proof: [] },
  };
}
