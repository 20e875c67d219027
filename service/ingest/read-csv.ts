/** CSV files (RFC 4180) as chunks of records: read by column name, bounded in memory, every problem with its place. */
import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { CairnError } from '../core/errors.ts';
import { csvError } from './csv-error.ts';
import { type ColumnPositions, CsvRow } from './csv-row.ts';
import { requireTextFile, unreadable } from './text-file.ts';

/** Longer lines are no results: a file without line ends must not fill the memory. Bytes. */
const MAX_LINE_LENGTH = 65_536;
/** How much of a file is read at a time. Bytes. */
const READ_AHEAD = 262_144;

/** A line with its number, as csv-parse yields it under its `info` option. */
interface NumberedLine {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a file and yields its records in chunks of `chunkSize`, in the file's order. The columns that are asked for may
 * stand anywhere, others are ignored. Quotes must match, and every line must have as many fields as the header.
 * @throws CairnError `malformed-results` when a line is not as expected, or what `toRecord` throws; `results-not-found`
 * when the file cannot be read.
 */
export async function* readCsv<Column extends string, T>(
  file: string,
  columns: readonly Column[],
  toRecord: (row: CsvRow<Column>) => T,
  chunkSize: number,
): AsyncGenerator<T[]> {
  await requireTextFile(file);
  const parser = parse({ bom: true, info: true, max_record_size: MAX_LINE_LENGTH });
  const source = createReadStream(file, { highWaterMark: READ_AHEAD });
  // `pipe` forwards no errors: without this the loop below would wait for ever.
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    const lines: AsyncIterable<NumberedLine> = parser;
    let row: CsvRow<Column> | null = null;
    let chunk: T[] = [];
    for await (const { record, info } of lines) {
      if (row === null) {
        row = new CsvRow(file, columnPositions(file, columns, record));
        continue;
      }
      row.moveTo(info.lines, record);
      chunk.push(toRecord(row));
      if (chunk.length === chunkSize) {
        yield chunk;
        chunk = [];
      }
    }
    if (row === null) throw csvError({ file, line: 1, column: null, found: '', expected: 'a header' });
    if (chunk.length > 0) yield chunk;
  } catch (error) {
    throw placed(file, error);
  } finally {
    source.destroy();
  }
}

/** Finds the columns in the header, each exactly once. */
function columnPositions<Column extends string>(
  file: string,
  columns: readonly Column[],
  header: readonly string[],
): ColumnPositions<Column> {
  return new Map(
    columns.map((column) => {
      const position = header.indexOf(column);
      if (position !== -1 && header.indexOf(column, position + 1) === -1) return [column, position];
      const expected = `a header that names the columns ${columns.join(', ')} once each`;
      throw csvError({ file, line: 1, column, found: header.join(','), expected });
    }),
  );
}

/** Gives a failure of the parser or of the file system its place; our own errors have theirs already. */
function placed(file: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    return csvError({ file, line: lineOf(error), column: null, ...reading(error) }, error);
  }
  if (error instanceof CairnError || !(error instanceof Error)) return error;
  return unreadable(file, error);
}

function lineOf(error: CsvError): number {
  return typeof error.lines === 'number' ? error.lines : 1;
}

/** What the parser found and what it expected, in words. */
function reading(error: CsvError): { found: string; expected: string } {
  const cells: readonly unknown[] = Array.isArray(error.record) ? error.record : [];
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return { expected: 'as many fields as the header has', found: `${cells.length}: ${cells.join(',')}` };
    case 'CSV_QUOTE_NOT_CLOSED':
      // The quote swallowed all line ends after it, so where it was opened has to be said in records.
      return {
        expected: `the end of a quote opened after record ${String(error.records)}`,
        found: 'the end of the file',
      };
    case 'CSV_MAX_RECORD_SIZE':
      return { expected: `a line of at most ${MAX_LINE_LENGTH} bytes`, found: 'a longer one' };
    default:
      return { expected: 'well-formed CSV (RFC 4180)', found: error.message };
  }
}
