/** The lines of a table, each with its number and with what is wrong with it as a whole. */
import { once } from 'node:events';
import { CsvError, type Parser, parse } from 'csv-parse';
import { parse as parseSync, CsvError as SyncCsvError } from 'csv-parse/sync';
import type { Separator } from './separator.ts';
import { type Encoding, utf8Chunks } from './text-encoding.ts';

/** Longer lines are no results: a quote that never ends must not fill the memory. Bytes. */
const MAX_LINE_LENGTH = 262_144;
/** What is kept of what was read, for a look at a line as it stands: twice the longest, since quotes are written twice. */
const MOST_KEPT = 2 * MAX_LINE_LENGTH;
/** All three, for a table that was put together from several. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

/** A line of a table. What is wrong with it as a whole stands in `problem`, and its cells are not to be used then. */
export interface TableLine {
  /** The number of the line on which it begins, from 1, as editors count: the header and blank lines included. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: LineProblem | null;
}

export interface LineProblem {
  readonly found: string;
  readonly expected: string;
  /** Where the line ends cannot be told, so nothing after it could be read. */
  readonly isEnd?: boolean;
}

/** Where a table stands, and how it is written. */
export interface TableLayout {
  readonly file: string;
  readonly name: string;
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly declared: boolean;
  readonly columns: number;
}

/**
 * The lines after the header in batches, one for each piece of the file that is read. Nothing that stands in a file makes
 * this throw: what cannot be read is a line with a problem.
 *
 * @param onBytes told how many bytes of the file have been read
 * @throws CairnError `results-not-found` when the file cannot be read on
 */
export async function* readLines(
  layout: TableLayout,
  onBytes: (read: number) => void,
): AsyncGenerator<readonly TableLine[]> {
  const { file, name, encoding, separator, declared } = layout;
  const lines = new LineCollector(layout);
  const parser = parse({
    delimiter: separator,
    record_delimiter: LINE_ENDS,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_LINE_LENGTH,
    // Taken here and not from the stream: one turn of the event loop for a chunk is far cheaper than one for a line.
    on_record: (cells: string[], { bytes, lines: ended, empty_lines: blank }) => {
      lines.take(cells, bytes, ended, blank);
      return null;
    },
  });
  // Nothing comes out of it, but its end has to be met; what it fails at is told where it is asked for.
  parser.resume().on('error', () => {});
  let toSkip = declared ? 2 : 1;
  const batch = (): readonly TableLine[] => {
    const taken = lines.taken();
    const skipped = Math.min(toSkip, taken.length);
    toSkip -= skipped;
    return skipped === 0 ? taken : taken.slice(skipped);
  };
  for await (const chunk of utf8Chunks(file, name, encoding, onBytes)) {
    lines.see(chunk);
    const failure = await written(parser, chunk);
    if (failure !== null) lines.end(failure);
    yield batch();
    if (failure !== null) return;
  }
  const failure = await ended(parser);
  if (failure !== null) lines.end(failure);
  yield batch();
}

/** Gives every record its line number, and finds what is wrong with it as a whole. */
class LineCollector {
  readonly #layout: TableLayout;
  #lines: TableLine[] = [];
  /** The line on which the next record begins, unless blank ones come first. */
  #next = 1;
  /** What csv-parse had counted at the record before. It counts a line end of CRLF within quotes twice. */
  #counted = 0;
  #blank = 0;
  /** What has been read from the record on that is being read. */
  readonly #chunks: { readonly start: number; readonly end: number; readonly bytes: Buffer }[] = [];
  #read = 0;
  #recordStart = 0;

  constructor(layout: TableLayout) {
    this.#layout = layout;
  }

  see(chunk: Buffer): void {
    this.#chunks.push({ start: this.#read, end: this.#read + chunk.length, bytes: chunk });
    this.#read += chunk.length;
    // Of a record that is not too long this is all: what may stand before it are blank lines.
    const needed = Math.max(this.#recordStart, this.#read - MOST_KEPT);
    while (this.#chunks[0] !== undefined && this.#chunks[0].end <= needed) this.#chunks.shift();
  }

  take(cells: readonly string[], end: number, counted: number, blank: number): void {
    const skipped = blank - this.#blank;
    const line = this.#next + skipped;
    const isOneLine = counted - this.#counted === 1 + skipped;
    this.#next = line + 1 + (isOneLine ? 0 : cells.reduce((sum, cell) => sum + lineEnds(cell), 0));
    this.#counted = counted;
    this.#blank = blank;
    const start = this.#recordStart;
    this.#recordStart = end;
    let isBlank = true;
    let isQuoted = false;
    for (const cell of cells) {
      if (cell === '') continue;
      if (isBlank && cell.trim() !== '') isBlank = false;
      if (cell.charCodeAt(0) === 34) isQuoted = true;
    }
    // Spreadsheets write lines of nothing but separators where something once stood.
    if (isBlank) return;
    this.#lines.push({ line, cells, problem: this.#problemOf(cells, isQuoted ? this.#raw(start, end) : null) });
  }

  /** The lines since the last call. */
  taken(): readonly TableLine[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  /** Notes that the rest cannot be read. */
  end(failure: CsvError): void {
    const isOpen = failure.code === 'CSV_QUOTE_NOT_CLOSED' || failure.code === 'CSV_MAX_RECORD_SIZE';
    const problem = isOpen
      ? {
          found: failure.code === 'CSV_QUOTE_NOT_CLOSED' ? 'the end of the file' : `more than ${MAX_LINE_LENGTH} bytes`,
          expected: 'an end of this line, and of the quotes that are opened on it',
          isEnd: true,
        }
      : { found: failure.message, expected: 'well-formed CSV (RFC 4180)', isEnd: true };
    this.#lines.push({ line: this.#next, cells: [], problem });
  }

  #problemOf(cells: readonly string[], raw: string | null): LineProblem | null {
    const { columns, separator } = this.#layout;
    if (raw !== null && !isWellQuoted(raw, separator)) {
      return { found: raw, expected: 'quotes around whole cells only, and those within a cell written twice' };
    }
    if (cells.length === columns) return null;
    // More cells than columns do no harm as long as there is nothing in them.
    if (cells.length > columns && cells.slice(columns).every((cell) => cell.trim() === '')) return null;
    return {
      found: `${cells.length}: ${cells.join(separator === '\t' ? ' ' : separator)}`,
      expected: `as many cells as the header has, ${columns}`,
    };
  }

  #raw(start: number, end: number): string {
    const pieces = this.#chunks
      .filter((chunk) => chunk.start < end && chunk.end > start)
      .map((chunk) => chunk.bytes.subarray(Math.max(start - chunk.start, 0), end - chunk.start));
    return Buffer.concat(pieces)
      .toString('utf8')
      .replace(/^[\r\n]+|[\r\n]+$/g, '');
  }
}

function lineEnds(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Whether quotes stand as RFC 4180 has it: `"a" b` is read in different ways by different programs. */
function isWellQuoted(raw: string, separator: Separator): boolean {
  try {
    parseSync(raw, { delimiter: separator, record_delimiter: LINE_ENDS, relax_column_count: true });
    return true;
  } catch (error) {
    if (error instanceof SyncCsvError) return false;
    throw error;
  }
}

/** Has a chunk parsed; what the parser fails at is a finding. */
async function written(parser: Parser, chunk: Buffer): Promise<CsvError | null> {
  return await new Promise((resolve) => {
    parser.write(chunk, (error) => resolve(error instanceof CsvError ? error : null));
  });
}

async function ended(parser: Parser): Promise<CsvError | null> {
  parser.end();
  try {
    await once(parser, 'end');
    return null;
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}
