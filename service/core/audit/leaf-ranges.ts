import type { StatusWord } from '../status-words.ts';

/** Leaves of a batch from one index to another, both included. */
export interface LeafRange {
  readonly first: number;
  readonly last: number;
}

const LEAVES_IN_WORD = 256;

/** The leaves that words name, as few ranges as possible, ascending. */
export function leafRanges(words: Iterable<StatusWord>): LeafRange[] {
  const ascending = [...words].sort((a, b) => (a.position < b.position ? -1 : 1));
  const ranges: LeafRange[] = [];
  for (const { position, mask } of ascending) {
    for (const { first, last } of rangesInWord(mask)) {
      const start = Number(position) * LEAVES_IN_WORD;
      const before = ranges.at(-1);
      if (before?.last === start + first - 1) ranges[ranges.length - 1] = { first: before.first, last: start + last };
      else ranges.push({ first: start + first, last: start + last });
    }
  }
  return ranges;
}

/** How many leaves ranges hold. */
export function leavesIn(ranges: Iterable<LeafRange>): number {
  let leaves = 0;
  for (const { first, last } of ranges) leaves += last - first + 1;
  return leaves;
}

/** Ranges as people write them: `3, 7-12`. */
export function leafRangesText(ranges: readonly LeafRange[]): string {
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}

/** How many bits of a word are set. */
export function bitsIn(mask: bigint): number {
  let bits = 0;
  for (const digit of mask.toString(2)) if (digit === '1') bits += 1;
  return bits;
}

function* rangesInWord(mask: bigint): Generator<LeafRange> {
  let first = -1;
  for (let bit = 0; bit <= LEAVES_IN_WORD; bit += 1) {
    const isSet = ((mask >> BigInt(bit)) & 1n) === 1n;
    if (isSet && first === -1) first = bit;
    if (!isSet && first !== -1) {
      yield { first, last: bit - 1 };
      first = -1;
    }
  }
}
