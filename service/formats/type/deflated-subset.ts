import { deflateSync } from 'node:zlib';
import type { Typeface } from './typeface.ts';

/** A font file of some glyphs as a PDF holds it. */
export interface DeflatedSubset {
  readonly deflated: Uint8Array;
  /** Bytes, before it was deflated. */
  readonly length: number;
}

/** How many subsets of a face are kept: those that the certificates of some batches share, not those of every name. */
const KEPT = 48;
const kept = new WeakMap<Typeface, Map<string, DeflatedSubset>>();

/** The font file of these glyphs; the same glyphs, in the same order, are cut and deflated once. */
export function deflatedSubset(face: Typeface, glyphs: readonly number[]): DeflatedSubset {
  let subsets = kept.get(face);
  if (subsets === undefined) {
    subsets = new Map();
    kept.set(face, subsets);
  }
  const key = glyphs.join();
  let subset = subsets.get(key);
  if (subset === undefined) {
    const bytes = face.subset(glyphs);
    subset = { deflated: deflateSync(bytes), length: bytes.length };
  } else subsets.delete(key);
  // The one used last stands at the end, and the one not used for longest goes.
  subsets.set(key, subset);
  const [oldest] = subsets.keys();
  if (subsets.size > KEPT && oldest !== undefined) subsets.delete(oldest);
  return subset;
}
