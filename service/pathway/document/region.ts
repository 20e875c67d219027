/**
 * A stretch of a text, as editors count: lines and columns from 1, the end just behind the last character. A column is one
 * code point (SARIF: `columnKind` `unicodeCodePoints`).
 */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The lines of a text, counted once, so that any number of places in it are found quickly. */
export class TextLines {
  readonly #text: string;
  /** Where each line begins, in UTF-16 code units. */
  readonly #starts: readonly number[];
  /** Where each character begins that takes two code units. */
  readonly #wide: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    this.#wide = Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }) => index);
  }

  /** The stretch between two offsets in UTF-16 code units. */
  region(start: number, end: number): Region {
    const from = this.#position(start);
    const to = this.#position(Math.max(start, end));
    return { ...from, endLine: to.line, endColumn: to.column };
  }

  /** The same, but no further than the line on which it starts: what is shown of a whole list or object. */
  firstLine(start: number, end: number): Region {
    const lineEnd = this.#text.slice(start, end).search(/\s*\n/);
    return this.region(start, lineEnd === -1 ? end : start + lineEnd);
  }

  #position(offset: number): Pick<Region, 'line' | 'column'> {
    const line = countUpTo(this.#starts, offset);
    const start = this.#starts[line - 1] ?? 0;
    const wide = countUpTo(this.#wide, offset - 1) - countUpTo(this.#wide, start - 1);
    return { line, column: offset - start - wide + 1 };
  }
}

/** How many of the ascending numbers are no greater than the limit. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
