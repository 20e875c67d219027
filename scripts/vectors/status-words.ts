/** Vectors of the words in which the registry keeps revocations and suspensions. */
import { toBeHex } from 'ethers';
import type { JsonRecord } from './jcs.ts';

/** Sets of leaves, each in ascending order. */
const SETS: readonly (readonly number[])[] = [
  [0],
  [1],
  [7],
  [8],
  [255],
  [256],
  [0, 1, 2, 3],
  [0, 255, 256, 511, 512],
  [5, 300, 301, 4294967294],
  Array.from({ length: 256 }, (_, bit) => bit),
];

function wordsOf(indexes: readonly number[]): JsonRecord[] {
  const positions = [...new Set(indexes.map((index) => Math.floor(index / 256)))];
  return positions.map((position) => {
    const bits = indexes.filter((index) => Math.floor(index / 256) === position).map((index) => BigInt(index % 256));
    return {
      position,
      mask: toBeHex(
        bits.reduce((mask, bit) => mask | (1n << bit), 0n),
        32,
      ),
    };
  });
}

/** `status-words.json`. */
export function statusWordVectors(): JsonRecord {
  return {
    format:
      'Status words: leaf i is bit i % 256, least significant first, of word floor(i / 256) (DESIGN, Contracts, Status)',
    vectors: SETS.map((indexes) => ({ indexes: [...indexes], words: wordsOf(indexes) })),
  };
}
