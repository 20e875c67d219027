/** Vectors of leaves, trees, proofs, depths and forgeries. */
import type { JsonRecord } from './jcs.ts';
import { seededHash } from './seeded.ts';
import { depthOf, type Levels, leafHash, parentHash, proofOf, rootFrom, rootOf, treeLevels } from './tree.ts';

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 33, 100];

/** Of a larger tree, the indexes at which its shape changes. */
const SELECTED = [0, 1, 2, 31, 32, 63, 64, 65, 95, 96, 97, 98, 99];

interface Tree {
  readonly size: number;
  readonly hashes: readonly string[];
  readonly levels: Levels;
  readonly root: string;
}

function treeOf(size: number): Tree {
  const hashes = Array.from({ length: size }, (_, index) => seededHash(`tree ${size} credential ${index}`));
  const levels = treeLevels(hashes.map((hash, index) => leafHash(index, hash)));
  return { size, hashes, levels, root: rootOf(levels) };
}

/** `leaves.json`. */
export function leafVectors(): JsonRecord {
  const indexes = [0, 1, 2, 255, 256, 65535, 4294967294];
  const hashes = [`0x${'00'.repeat(32)}`, `0x${'ff'.repeat(32)}`, seededHash('leaf')];
  return {
    format: 'Leaf: keccak256(keccak256(abi.encode(uint256 index, bytes32 credentialHash))) (DESIGN, Formats)',
    vectors: indexes.flatMap((index) =>
      hashes.map((credentialHash) => ({ index, credentialHash, leaf: leafHash(index, credentialHash) })),
    ),
  };
}

function provenAt(tree: Tree, index: number): JsonRecord {
  const proof = proofOf(tree.levels, index);
  const depth = depthOf(index, tree.size);
  const leaf = tree.levels[0]?.[index] ?? '';
  if (proof.length !== depth || rootFrom(leaf, proof) !== tree.root) throw new Error('a proof of ours fails');
  return { index, leaf, depth, proof };
}

/** `trees.json`: every proof up to 33 leaves, selected ones of 100. */
export function treeVectors(): JsonRecord {
  return {
    format: 'Tree: leaves in index order, sorted pairs, an odd last node carried up (DESIGN, Formats)',
    vectors: SIZES.map(treeOf).map((tree) => ({
      size: tree.size,
      root: tree.root,
      credentialHashes: [...tree.hashes],
      proofs: tree.hashes
        .map((_, index) => index)
        .filter((index) => tree.size <= 33 || SELECTED.includes(index))
        .map((index) => provenAt(tree, index)),
    })),
  };
}

/** `proof-depths.json`: far larger trees than anyone builds in a test, up to the greatest size. */
export function depthVectors(): JsonRecord {
  const sizes = [1, 2, 3, 5, 255, 256, 257, 4999, 5000, 65537, 1000000, 2147483647, 2147483648, 2147483649, 4294967295];
  return {
    format: 'Depth of a proof: from (index, size) alone (DESIGN, Formats, Tree)',
    vectors: sizes.flatMap((size) => {
      const around = [0, 1, Math.floor(size / 2), 2 ** Math.floor(Math.log2(size)), size - 2, size - 1];
      const indexes = [...new Set(around)].filter((index) => index >= 0 && index < size).sort((a, b) => a - b);
      return indexes.map((index) => ({ size, index, depth: depthOf(index, size) }));
    }),
  };
}

function flipped(hash: string): string {
  const last = Number.parseInt(hash.slice(-1), 16) ^ 1;
  return hash.slice(0, -1) + last.toString(16);
}

/** `forged-proofs.json`: what must never verify, after one that does. */
export function forgedVectors(): JsonRecord {
  const tree = treeOf(7);
  const { root, size, levels, hashes } = tree;
  const [hash, other] = [hashes[2] ?? '', hashes[3] ?? ''];
  const proof = proofOf(levels, 2);
  const inner = levels[1]?.[1] ?? '';
  const innerProof = proof.slice(1);
  const good = { index: 2, size, credentialHash: hash, proof, root };
  const single = treeOf(1);
  const lone = { index: 0, size: 1, credentialHash: single.hashes[0] ?? '', proof: [], root: single.root };
  const carried = { index: 6, size, credentialHash: hashes[6] ?? '', proof: proofOf(levels, 6), root };
  const forged: [string, JsonRecord][] = [
    ['an inner node posing as a credential', { ...good, index: 1, credentialHash: inner, proof: innerProof }],
    [
      'the same, with the size of its own level',
      { ...good, index: 1, size: 4, credentialHash: inner, proof: innerProof },
    ],
    ['an inner node posing at the depth of a leaf', { ...good, credentialHash: inner }],
    ['the root posing as the only credential', { index: 0, size: 1, credentialHash: root, proof: [], root }],
    ['the root posing in its own tree', { ...good, credentialHash: root, proof: [] }],
    ['a leaf posing as a credential hash', { ...good, credentialHash: levels[0]?.[2] ?? '' }],
    ['no proof', { ...good, proof: [] }],
    ['one sibling too few at the top', { ...good, proof: proof.slice(0, -1) }],
    ['one sibling too few at the bottom', { ...good, proof: proof.slice(1) }],
    ['one sibling too many', { ...good, proof: [...proof, root] }],
    ['siblings in another order', { ...good, proof: [...proof].reverse() }],
    ['a bit of the first sibling flipped', { ...good, proof: [flipped(proof[0] ?? ''), ...proof.slice(1)] }],
    ['a bit of the last sibling flipped', { ...good, proof: [...proof.slice(0, -1), flipped(proof.at(-1) ?? '')] }],
    ['a bit of the credential hash flipped', { ...good, credentialHash: flipped(hash) }],
    ['a bit of the root flipped', { ...good, root: flipped(root) }],
    ['the index of the sibling', { ...good, index: 3 }],
    ['the index of a cousin', { ...good, index: 0 }],
    ['the credential of the sibling', { ...good, credentialHash: other }],
    ['the proof of the sibling', { ...good, proof: proofOf(levels, 3) }],
    ['an index beyond the size', { ...good, index: 9 }],
    ['an index equal to the size', { ...good, index: 7 }],
    ['a size with which the depth is another', { ...good, size: 9 }],
    ['a smaller size with which the depth is another', { ...good, size: 3 }],
    ['a size of nothing', { ...lone, size: 0 }],
    ['a sibling in a tree of one', { ...lone, proof: [single.root] }],
    ['another root for a tree of one', { ...lone, root: flipped(single.root) }],
    ['a carried node with a sibling that it has not', { ...carried, proof: [levels[0]?.[5] ?? '', ...carried.proof] }],
    ['the odd last leaf duplicated as its own sibling', duplicatedOdd(tree)],
  ];
  return {
    format: 'Proofs that must not verify (DESIGN, Formats, Tree)',
    notes: [
      'innerNode shows why the leaf is always recomputed from the document and the depth checked: taken as a leaf, ' +
        'the node leads to the root.',
    ],
    innerNode: { node: inner, proof: innerProof, leadsTo: rootFrom(inner, innerProof), root },
    valid: [good, lone, carried].map((vector) => ({ ...vector, expected: true })),
    forged: forged.map(([name, vector]) => ({ name, ...vector, expected: false })),
  };
}

/** In a `duplicateOdd` tree [a,b,c] and [a,b,c,c] share a root; here the second copy claims an index of its own. */
function duplicatedOdd(tree: Tree): JsonRecord {
  const leaves = [...(tree.levels[0] ?? [])];
  const last = leaves.at(-1) ?? '';
  const twice = treeLevels([...leaves, last]);
  if (parentHash(last, last) === last) throw new Error('keccak256 has a fixed point');
  const index = tree.size;
  return {
    index,
    size: tree.size + 1,
    credentialHash: tree.hashes.at(-1) ?? '',
    proof: proofOf(twice, index),
    root: rootOf(twice),
  };
}
