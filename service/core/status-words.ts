import { CairnError } from './errors.ts';

/** Up to 256 leaves of one batch, as the registry's bitmaps hold them: bit `i` is leaf `position * 256 + i`. */
export interface StatusWord {
  readonly position: bigint;
  readonly mask: bigint;
}

/**
 * The words that name exactly these leaves, in ascending order of position; repeated indices count once.
 *
 * @throws CairnError `index-out-of-range` for what is no leaf index (0 to 2^32 - 2).
 */
export function statusWords(indices: Iterable<number>): StatusWord[] {
  const masks = new Map<number, bigint>();
  for (const index of indices) {
    if (!Number.isInteger(index) || index < 0 || index >= 2 ** 32 - 1) {
      throw new CairnError('index-out-of-range', `${index} is not the index of a leaf.`, { details: { index } });
    }
    const position = Math.floor(index / 256);
    masks.set(position, (masks.get(position) ?? 0n) | (1n << BigInt(index % 256)));
  }
  return [...masks].sort(([a], [b]) => a - b).map(([position, mask]) => ({ position: BigInt(position), mask }));
}

/** The leaves that words name, in the order of the words and ascending within each. */
export function statusIndices(words: Iterable<StatusWord>): number[] {
  const indices: number[] = [];
  for (const { position, mask } of words) {
    for (let bit = 0, rest = mask; rest !== 0n; bit += 1, rest >>= 1n) {
      if ((rest & 1n) === 1n) indices.push(Number(position) * 256 + bit);
    }
  }
  return indices;
}
