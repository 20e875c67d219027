import { type Line, lineOf } from './line.ts';
import type { SetText } from './set-text.ts';

/** Lines that fit a measure, and the size at which they do. */
export interface FittedText {
  readonly lines: readonly Line[];
  /** Points. */
  readonly size: number;
}

/** One way to set a text: on so many lines, at a size between these. Points. */
export interface FitStep {
  readonly lines: number;
  readonly largest: number;
  readonly least: number;
}

/**
 * Sets a heading as large as the measure allows: by the first of the steps that it fits, on lines of about the same
 * length. What fits none, as one word without an end, is broken anywhere and set as small as it has to be.
 *
 * @param measure the greatest width, in points
 */
export function fitHeading(text: SetText, measure: number, steps: readonly FitStep[]): FittedText {
  for (const { lines: count, largest, least } of steps) {
    const lines = balanced(text, count, (index) => text.clusters[index]?.mayEndLine === true);
    const size = Math.min(largest, sizeFor(lines, measure));
    if (size >= least) return { lines, size };
  }
  const last = steps.at(-1) ?? { lines: 1, largest: 12 };
  const lines = balanced(text, last.lines, () => true);
  return { lines, size: Math.min(last.largest, sizeFor(lines, measure)) };
}

/** Sets running text: at the first of the sizes at which it has no more lines than these; else cut short with an ellipsis. */
export function fitParagraph(
  text: SetText,
  measure: number,
  { sizes, maxLines }: { readonly sizes: readonly number[]; readonly maxLines: number },
  ellipsis: Line,
): FittedText {
  for (const size of sizes) {
    const lines = filled(text, (measure / size) * 1000);
    if (lines.length <= maxLines) return { lines: balanced(text, lines.length, mayEnd(text)), size };
  }
  const size = sizes.at(-1) ?? 8;
  const limit = (measure / size) * 1000;
  const lines = filled(text, limit).slice(0, maxLines);
  const whole = lines.slice(0, -1);
  const last = filled(text, limit - ellipsis.width)[maxLines - 1] ?? ellipsis;
  const cut: Line = {
    text: `${last.text}${ellipsis.text}`,
    runs: [...last.runs, ...ellipsis.runs],
    width: last.width + ellipsis.width,
    ink: last.ink,
  };
  return { lines: [...whole, cut], size };
}

function sizeFor(lines: readonly Line[], measure: number): number {
  return (measure * 1000) / Math.max(1, ...lines.map(({ width }) => width));
}

function mayEnd(text: SetText): (index: number) => boolean {
  return (index) => text.clusters[index]?.mayEndLine === true;
}

/** On at most so many lines, the widest of which is as narrow as can be. */
function balanced(text: SetText, count: number, mayEndAt: (index: number) => boolean): readonly Line[] {
  if (count === 1) return [lineOf(text)];
  const words = wordsOf(text, mayEndAt);
  let enough = words.reduce((sum, { width }) => sum + width, 0);
  let tooFew = Math.max(0, ...words.map(({ width }) => width)) - 1;
  while (enough - tooFew > 1) {
    const middle = (enough + tooFew) / 2;
    if (breakAt(words, middle).length <= count) enough = middle;
    else tooFew = middle;
  }
  return linesOf(text, breakAt(words, enough));
}

/** As many words on every line as it holds. */
function filled(text: SetText, limit: number): readonly Line[] {
  return linesOf(text, breakAt(wordsOf(text, mayEnd(text)), limit));
}

interface Word {
  readonly end: number;
  readonly width: number;
}

function wordsOf(text: SetText, mayEndAt: (index: number) => boolean): readonly Word[] {
  const words: Word[] = [];
  let start = 0;
  text.clusters.forEach((cluster, index) => {
    if (!mayEndAt(index) && index < text.clusters.length - 1) return;
    const space = cluster.isSpace ? 250 : 0;
    words.push({ end: index + 1, width: lineOf(text, start, index + 1).width + space });
    start = index + 1;
  });
  return words;
}

/** Where lines end when no line is wider than this, unless a single word is. */
function breakAt(words: readonly Word[], limit: number): readonly number[] {
  const ends: number[] = [];
  let width = 0;
  let end = 0;
  for (const word of words) {
    if (width > 0 && width + word.width > limit) {
      ends.push(end);
      width = 0;
    }
    width += word.width;
    end = word.end;
  }
  if (end > 0) ends.push(end);
  return ends;
}

function linesOf(text: SetText, ends: readonly number[]): readonly Line[] {
  return ends.map((end, index) => lineOf(text, ends[index - 1] ?? 0, end));
}
