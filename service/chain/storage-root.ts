import { numberToBytes, toRlp } from 'viem/utils';
import type { BlockReference } from '../core/chain-reading.ts';
import { keccak256 } from '../core/digest.ts';
import { type Address, bytesToHex, type Hash32, isHash32, parseHash32 } from '../core/hex.ts';
import type { ChainNode } from './chain-node.ts';
import { parseBytes, toQuantity } from './rpc-values.ts';
import type { StorageSlot } from './storage-layout.ts';

/**
 * The root that slots come to, in the form in which a node tells it. A chain removes a slot that goes back to zero; Anvil
 * keeps it in its trie as zero, which says the same of the contract, so that either is the root of these slots.
 *
 * @param told the root as the node tells it
 */
export function storageRootLike(told: Hash32, slots: readonly StorageSlot[]): Hash32 {
  const kept = slots.filter(({ value }) => value !== 0n);
  const root = storageRoot(kept);
  if (root === told || kept.length === slots.length) return root;
  return storageRoot(slots) === told ? told : root;
}

/**
 * The root of a contract's storage, as the chain's own state commits to it: a Merkle Patricia trie over keccak256 of the
 * slots (Yellow Paper, appendix D and section 4.1). So one hash says whether slots are all that the contract holds.
 */
export function storageRoot(slots: readonly StorageSlot[]): Hash32 {
  if (slots.length === 0) return parseHash32(bytesToHex(keccak256(toRlp(new Uint8Array(), 'bytes'))));
  const entries = slots.map(({ slot, value }): Entry => {
    const path = nibbles(keccak256(numberToBytes(slot, { size: 32 })));
    return { path, value: toRlp(value === 0n ? new Uint8Array() : numberToBytes(value), 'bytes') };
  });
  entries.sort((a, b) => (comparePaths(a.path, b.path) < 0 ? -1 : 1));
  return parseHash32(bytesToHex(keccak256(toRlp(node(entries, 0), 'bytes'))));
}

/**
 * The root of a contract's storage at a block, as a node tells it (EIP-1186); null where the node does not know the call
 * or no longer keeps the block.
 *
 * @throws CairnError `chain-unavailable` when the node is not heard, or answers nonsense
 */
export async function readStorageRoot(
  chainNode: ChainNode,
  contract: Address,
  block: BlockReference,
): Promise<Hash32 | null> {
  const params = [contract, [], toQuantity(block.number)];
  const [answer] = await chainNode.ask([{ method: 'eth_getProof', params }]);
  if (answer?.kind !== 'result') return null;
  const value = answer.value;
  const hash = typeof value === 'object' && value !== null && 'storageHash' in value ? value.storageHash : null;
  const root = parseBytes(hash);
  if (!isHash32(root)) throw chainNode.unavailable('was asked for a proof and answered with none');
  return root;
}

/** A slot's way through the trie, in half bytes, and its value as it stands there. */
interface Entry {
  readonly path: Uint8Array;
  readonly value: Uint8Array;
}

/** A node before it is encoded: bytes, and nodes so small that they stand in their parent themselves. */
type TrieNode = (Uint8Array | TrieNode)[];

/** The node over entries, sorted by their paths, which agree up to `depth`. */
function node(entries: readonly Entry[], depth: number): TrieNode {
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('a node of a trie has entries');
  if (entries.length === 1) return [compact(first.path.subarray(depth), true), first.value];
  // Of sorted paths the first and the last have least in common.
  let shared = depth;
  while (first.path[shared] === last.path[shared]) shared += 1;
  if (shared > depth) return [compact(first.path.subarray(depth, shared), false), reference(node(entries, shared))];
  const branch: TrieNode = [];
  let start = 0;
  for (let nibble = 0; nibble < 16; nibble += 1) {
    let end = start;
    while (entries[end]?.path[depth] === nibble) end += 1;
    branch.push(start === end ? new Uint8Array() : reference(node(entries.slice(start, end), depth + 1)));
    start = end;
  }
  return [...branch, new Uint8Array()];
}

/** How a parent holds a node: as it is where its encoding is shorter than a hash, else by its hash. */
function reference(child: TrieNode): Uint8Array | TrieNode {
  const encoded = toRlp(child, 'bytes');
  return encoded.length < 32 ? child : keccak256(encoded);
}

/** Part of a path with the flags of a leaf and of an odd length before it (appendix C, hex-prefix encoding). */
function compact(path: Uint8Array, isLeaf: boolean): Uint8Array {
  const isOdd = path.length % 2 === 1;
  const flag = (isLeaf ? 2 : 0) + (isOdd ? 1 : 0);
  const whole = isOdd ? [flag, ...path] : [flag, 0, ...path];
  return Uint8Array.from({ length: whole.length / 2 }, (_, at) => (whole[2 * at] ?? 0) * 16 + (whole[2 * at + 1] ?? 0));
}

function nibbles(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: bytes.length * 2 }, (_, at) => {
    const byte = bytes[at >> 1] ?? 0;
    return at % 2 === 0 ? byte >> 4 : byte & 0xf;
  });
}

function comparePaths(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
