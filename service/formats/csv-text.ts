import { stringify } from 'csv-stringify/browser/esm/sync';

/** What a cell may hold; null is an empty one. */
export type CsvCell = string | number | bigint | null;

/** The media type of what stands here (RFC 7111). */
export const CSV_MEDIA_TYPE = 'text/csv; charset=utf-8';

/** At the head of a CSV file, so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Lines of CSV (RFC 4180), each with its line end: what every CSV file and answer of Cairn is written with, here and in
 * pages.
 *
 * A text that a spreadsheet would take for a formula, as it begins with `=`, `+`, `-`, `@`, a tab or a carriage return
 * (or a full-width form of these), gets an apostrophe before it: names and reasons are written by strangers, and a
 * formula runs on the machine of whoever opens the file. Numbers stay as they are.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  return stringify(
    [...rows].map((row) => [...row]),
    {
      record_delimiter: 'windows',
      escape_formulas: true,
      // Lines may also end by one of these alone, to some readers.
      quoted_match: /[\r\n]/,
    },
  );
}
