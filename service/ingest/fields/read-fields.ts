/** Tables whose columns are known by a few names each: lists that people keep in spreadsheets. */
import { CairnError } from '../../core/errors.ts';
import { shown } from '../csv-error.ts';
import { headerWords } from '../gradebook/header-words.ts';
import type { Table } from '../table/read-table.ts';

/** The names that a column may have, as {@link headerWords} writes them, by what stands in it. */
export type FieldNames<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** What is wrong with a line. */
export interface FieldProblem {
  /** From 1, the header's line included. */
  readonly line: number;
  /** The column's name as the header writes it; null where the whole line is meant. */
  readonly column: string | null;
  /** What stood there, cut short. */
  readonly found: string;
  readonly expected: string;
}

/** A line by its fields. */
export interface FieldLine<Field extends string> {
  readonly line: number;
  /** The cell without blanks around it; empty where there is no such column. */
  cell(field: Field): string;
  problem(field: Field, expected: string): FieldProblem;
}

/** What was made of a line, or what is wrong with it. */
export type FieldTaking<T> =
  | { readonly value: T; readonly problems: null }
  | { readonly problems: readonly FieldProblem[] };

/** More lines than this are no list that people keep. */
const MOST_LINES = 100_000;

/**
 * Reads a table by its columns, which may stand in any order; others are ignored.
 *
 * @param take makes something of a line, or says what is wrong with it
 * @throws CairnError `columns-unknown` where a required column is not there, or two may be the same
 */
export async function readFields<Field extends string, T>(
  table: Table,
  names: FieldNames<Field>,
  required: readonly Field[],
  take: (line: FieldLine<Field>) => FieldTaking<T>,
): Promise<{ readonly lines: number; readonly taken: readonly T[]; readonly problems: readonly FieldProblem[] }> {
  const positions = positionsOf(table, names, required);
  const taken: T[] = [];
  const problems: FieldProblem[] = [];
  let lines = 0;
  for await (const batch of table.lines()) {
    for (const { line, cells, problem } of batch) {
      lines += 1;
      if (lines > MOST_LINES) {
        problems.push({ line, column: null, found: `more than ${MOST_LINES} lines`, expected: 'a shorter list' });
        return { lines, taken, problems };
      }
      if (problem !== null) {
        problems.push({ line, column: null, found: shown(problem.found), expected: problem.expected });
        continue;
      }
      const cell = (field: Field): string => (cells[positions.get(field) ?? -1] ?? '').trim();
      const wrong = (field: Field, expected: string): FieldProblem => ({
        ...{ line, column: table.header[positions.get(field) ?? -1] ?? field, found: shown(cell(field)), expected },
      });
      const made = take({ line, cell, problem: wrong });
      if (made.problems === null) taken.push(made.value);
      else problems.push(...made.problems);
    }
  }
  return { lines, taken, problems };
}

function positionsOf<Field extends string>(
  { header, name }: Table,
  names: FieldNames<Field>,
  required: readonly Field[],
): Map<Field, number> {
  const words = header.map(headerWords);
  const positions = new Map<Field, number>();
  for (const field of fieldsOf(names)) {
    const found = words.flatMap((word, at) => (names[field].includes(word) ? [at] : []));
    const [first, second] = found;
    if (second !== undefined) {
      throw columnsUnknown(
        name,
        header,
        `two columns may be the ${field}: ${found.map((at) => shown(header[at] ?? '')).join(' and ')}`,
      );
    }
    if (first !== undefined) positions.set(field, first);
    else if (required.includes(field)) {
      throw columnsUnknown(
        name,
        header,
        `no column is the ${field}; it may be called ${names[field].map(shown).join(', ')}`,
      );
    }
  }
  return positions;
}

function fieldsOf<Field extends string>(names: FieldNames<Field>): Field[] {
  const isField = (key: string): key is Field => key in names;
  return Object.keys(names).filter(isField);
}

function columnsUnknown(file: string, header: readonly string[], problem: string): CairnError {
  const listed = header
    .filter((name) => name !== '')
    .slice(0, 40)
    .map(shown)
    .join(', ');
  return new CairnError('columns-unknown', `${file}: ${problem}.`, {
    remedy: `Rename the column in the first line; the columns are ${listed}.`,
    details: { file, columns: header.slice(0, 100) },
  });
}
