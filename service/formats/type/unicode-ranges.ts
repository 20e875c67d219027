import { z } from 'zod';

/** First and last code points, both inclusive. */
export type UnicodeRanges = readonly (readonly [number, number])[];

const unicodeFile = z.record(z.string(), z.string());

/** Reads a `unicode.json` of Fontsource: the slices of a font, each with its CSS `unicode-range`. */
export function parseUnicodeRanges(text: string): ReadonlyMap<string, UnicodeRanges> {
  const slices = unicodeFile.parse(JSON.parse(text));
  return new Map(
    Object.entries(slices).map(([name, ranges]) => [
      name.replaceAll(/[[\]]/g, ''),
      ranges.split(',').map((range) => {
        const [first = 0, last = first] = range
          .replace('U+', '')
          .split('-')
          .map((digits) => Number.parseInt(digits, 16));
        return [first, last] as const;
      }),
    ]),
  );
}

export function rangesHold(ranges: UnicodeRanges, codePoint: number): boolean {
  return ranges.some(([first, last]) => first <= codePoint && codePoint <= last);
}
