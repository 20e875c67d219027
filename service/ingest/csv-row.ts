/** One line of a CSV file, read by column name. */
import type { CairnError } from '../core/errors.ts';
import { csvError } from './csv-error.ts';

/** Where in a line each column that is asked for stands. */
export type ColumnPositions<Column extends string> = ReadonlyMap<Column, number>;

/**
 * A line and the checks on its cells; every check that fails throws `malformed-results` with file, line and column.
 * One row object is moved along the file, so nobody may keep it.
 */
export class CsvRow<Column extends string> {
  /** The line on which the row ends, from 1. */
  line = 0;
  readonly #file: string;
  readonly #positions: ReadonlyMap<string, number>;
  #cells: readonly string[] = [];

  constructor(file: string, positions: ColumnPositions<Column>) {
    this.#file = file;
    this.#positions = positions;
  }

  /** Makes this the row of another line. */
  moveTo(line: number, cells: readonly string[]): void {
    this.line = line;
    this.#cells = cells;
  }

  /** The cell as it stands. Header and line have the same length (`readCsv` sees to it), so it is always there. */
  text(column: Column): string {
    return this.#cells[this.#positions.get(column) ?? -1] ?? '';
  }

  /** Whether the source says nothing here: an empty cell or a question mark. */
  isMissing(column: Column): boolean {
    const cell = this.text(column);
    return cell === '' || cell === '?';
  }

  /** The cell, when it matches. */
  matching(column: Column, pattern: RegExp, expected: string): string {
    const cell = this.text(column);
    if (!pattern.test(cell)) throw this.refused(column, expected);
    return cell;
  }

  /** The cell as a whole number of at most six digits. */
  integer(column: Column, expected: string): number {
    return Number(this.matching(column, /^-?(?:0|[1-9][0-9]{0,5})$/, expected));
  }

  /** What the cell stands for, by a table of all texts that are allowed. */
  oneOf<T>(column: Column, meanings: ReadonlyMap<string, T>): T {
    const meaning = meanings.get(this.text(column));
    if (meaning === undefined) throw this.refused(column, `one of ${[...meanings.keys()].join(', ')}`);
    return meaning;
  }

  /** The error that refuses a cell. */
  refused(column: Column, expected: string): CairnError {
    return csvError({ file: this.#file, line: this.line, column, found: this.text(column), expected });
  }
}
