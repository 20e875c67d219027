import type { FittedText } from './fit-text.ts';
import type { Line } from './line.ts';

/** What of a line counts as its height above the base line: at least a capital's, so that lines without one keep step. */
export function aboveOf(line: Line): number {
  return Math.max(650, line.ink.above);
}

/** From one base line to the next, in points: no closer than letters that reach far up or hang far down allow. */
export function lineStep({ lines, size }: FittedText): number {
  const above = Math.max(...lines.map(aboveOf));
  const below = Math.max(220, ...lines.map(({ ink }) => ink.below));
  return (Math.max(1200, above + below + 160) * size) / 1000;
}

/** From the top of the first line's letters to the base line of the last, and below it where much hangs down; points. */
export function inkHeight(text: FittedText): number {
  const { lines, size } = text;
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return 0;
  const below = Math.max(0, last.ink.below - 220);
  return ((aboveOf(first) + below) * size) / 1000 + (lines.length - 1) * lineStep(text);
}
