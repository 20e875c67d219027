import { createHash } from 'node:crypto';
import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { createKeccak, type IHasher } from 'hash-wasm';
import { type Digest, keccak256 } from '../../service/core/digest.ts';
import { bytesToHex } from '../../service/core/hex.ts';
import { leafBytes } from '../../service/core/leaf.ts';
import { buildCredentialTree, treeOverLeaves } from '../../service/issuing/credential-tree.ts';
import { createWasmKeccak256 } from '../../service/issuing/native-digests.ts';
import { type Figure, timesFaster, timesTheBaseline } from './figure.ts';
import { byTurns, processorSecondsOf } from './rounds.ts';

/** A power of two, where OpenZeppelin's tree and ours have the same shape, so that the roots can be compared. */
const SMALL_SIZE = 2 ** 15;
/** Each leaf takes two hashes, and each but one of them comes with a node above. */
const HASHES_PER_LEAF = 3;

/**
 * Times the tree over credential hashes, the hashing of its leaves included, as sealing builds it: beside the raw calls
 * of the hash function, beside merkletreejs with a JavaScript keccak, and beside OpenZeppelin's StandardMerkleTree. All
 * in time of the processor.
 */
export async function benchTree(leaves: number, note: (text: string) => void): Promise<Figure[]> {
  const keccak = await createWasmKeccak256();
  const hasher = await createKeccak(256);
  const hashes = madeUpHashes(leaves);
  const smallHashes = madeUpHashes(SMALL_SIZE);
  const show = (round: number, name: string, value: number) => note(`round ${round}, ${name}: ${value.toFixed(2)}`);
  // Brings both up to speed.
  rawKeccakCalls(SMALL_SIZE, hasher);
  buildCredentialTree(smallHashes, keccak);
  const seconds = await byTurns(
    5,
    {
      raw: () => processorSecondsOf(() => rawKeccakCalls(leaves, hasher)),
      tree: () => processorSecondsOf(() => buildCredentialTree(hashes, keccak)),
    },
    show,
  );
  // Afterwards: V8 compiles a tree less well once it has seen two hash functions in it, which a service never does.
  compareRoots(smallHashes, keccak);
  const smallSeconds = await byTurns(
    3,
    {
      javaScript: () => processorSecondsOf(() => javaScriptTree(smallHashes)),
      openZeppelin: () => processorSecondsOf(() => standardTree(smallHashes)),
    },
    show,
  );
  const perLeaf = microseconds(seconds.tree, leaves);
  const size = leaves.toLocaleString('en-GB');
  const small = SMALL_SIZE.toLocaleString('en-GB');
  return [
    timesTheBaseline({
      key: 'build',
      title: `tree of ${size} leaves, leaves hashed`,
      value: seconds.tree,
      unit: 's',
      baseline: seconds.raw,
      baselineIs: `${HASHES_PER_LEAF} raw keccak calls of hash-wasm a leaf: 64 and 32 bytes for the leaf, 64 for a node`,
      atMost: 1.6,
    }),
    timesFaster({
      key: 'perLeafBesideStandardMerkleTree',
      title: 'the same, per leaf',
      value: perLeaf,
      unit: 'µs',
      baseline: microseconds(smallSeconds.openZeppelin, SMALL_SIZE),
      baselineIs: `OpenZeppelin's StandardMerkleTree of ${small} leaves; its root is the same`,
      atLeast: 20,
    }),
    timesFaster({
      key: 'perLeafBesideJavaScriptKeccak',
      title: 'the same, per leaf',
      value: perLeaf,
      unit: 'µs',
      baseline: microseconds(smallSeconds.javaScript, SMALL_SIZE),
      baselineIs: `merkletreejs with a keccak in JavaScript (@noble/hashes), ${small} leaves`,
    }),
  ];
}

function rawKeccakCalls(leaves: number, hasher: IHasher): void {
  const pair = new Uint8Array(64).fill(1);
  const single = new Uint8Array(32).fill(1);
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    hasher.init().update(pair).digest('binary');
    hasher.init().update(single).digest('binary');
    hasher.init().update(pair).digest('binary');
  }
}

function javaScriptTree(hashes: readonly Buffer[]): string {
  const leaves = hashes.map((hash, index) => Buffer.from(leafBytes(index, hash, keccak256)));
  return bytesToHex(treeOverLeaves(leaves, keccak256).getRoot());
}

function standardTree(hashes: readonly Buffer[]): string {
  const values = hashes.map((hash, index): [number, string] => [index, bytesToHex(hash)]);
  return StandardMerkleTree.of(values, ['uint256', 'bytes32'], { sortLeaves: false }).root;
}

/** A fast tree that is another tree would be worth nothing. */
function compareRoots(hashes: readonly Buffer[], keccak: Digest): void {
  const roots = [buildCredentialTree(hashes, keccak).root, javaScriptTree(hashes), standardTree(hashes)];
  if (new Set(roots).size !== 1) throw new Error(`The trees of the benchmark disagree: ${roots.join(', ')}`);
}

/** Hashes of nothing, the same at every run, from hex as a database gives them. */
function madeUpHashes(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const hex = createHash('sha256').update(String(index)).digest('hex');
    return Buffer.from(hex, 'hex');
  });
}

function microseconds(seconds: number, leaves: number): number {
  return (seconds * 1_000_000) / leaves;
}
