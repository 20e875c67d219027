/** What stands between the cells of a line. */
import { CsvError, parse } from 'csv-parse/sync';

export const SEPARATORS = [',', ';', '\t', '|'] as const;

export type Separator = (typeof SEPARATORS)[number];

/** How many lines are looked at. */
const SAMPLE_LINES = 40;

/** What Excel reads, and some programs write, as a line of its own before the header. */
const DECLARATION = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i;

/** A separator, and whether the file itself says so. */
export interface RecognisedSeparator {
  readonly separator: Separator;
  /** Whether the first line is `sep=;` and the header stands on the second. */
  readonly declared: boolean;
}

/**
 * The separator of a table: the one that its first line declares, or the one by which the lines have the same number of
 * cells; of several such the one that makes the most cells. A table of one column has none, so any will do.
 *
 * @param text the start of the file; what of it is no whole line counts as little as one line can
 * @param fixed what a mapping says
 */
export function separatorOf(text: string, fixed?: Separator): RecognisedSeparator {
  const declaration = DECLARATION.exec(text)?.[1];
  const declared = SEPARATORS.find((separator) => separator === declaration);
  if (declared !== undefined) return { separator: fixed ?? declared, declared: true };
  if (fixed !== undefined) return { separator: fixed, declared: false };
  const candidates = SEPARATORS.map((separator) => ({ separator, ...agreement(text, separator) }));
  const [best] = candidates.filter(({ cells }) => cells > 1).toSorted((a, b) => b.share - a.share || b.cells - a.cells);
  return { separator: best?.separator ?? ',', declared: false };
}

/** How many cells the header has by a separator, and how many of the lines have as many. */
function agreement(text: string, separator: Separator): { readonly cells: number; readonly share: number } {
  const lines = parseStart(text, separator, SAMPLE_LINES);
  const cells = lines[0]?.length ?? 0;
  return { cells, share: lines.filter((line) => line.length === cells).length / Math.max(lines.length, 1) };
}

/** The first lines of a table, as far as `text` holds them whole. */
export function parseStart(text: string, separator: Separator, lines: number): string[][] {
  const found: string[][] = [];
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: lines,
      on_record: (cells: string[]) => {
        found.push(cells);
        return null;
      },
    });
  } catch (error) {
    // The text ends within quotes: what stood before them is there.
    if (!(error instanceof CsvError)) throw error;
  }
  return found;
}
