import type { Compilable, CompiledQuery } from 'kysely';
import type { Connection } from './store.ts';

/** Beyond some dozens a statement gets no faster; the widest table has eighteen columns, so any database takes as many. */
const ROWS_PER_STATEMENT = 100;

/**
 * Inserts many rows, some at a time, by a statement that is compiled once for all: Kysely takes about as long to build an
 * insert as SQLite takes to run it.
 *
 * @param rows all with the same columns, none of them undefined
 * @param insert the statement for some rows; what it does on a conflict may not depend on their values
 * @returns how many rows were inserted or changed
 */
export async function insertRows<Row extends object>(
  db: Connection,
  rows: readonly Row[],
  insert: (some: readonly Row[]) => Compilable,
): Promise<number> {
  let changed = 0;
  for (const query of statements(rows, insert)) {
    changed += Number((await db.executeQuery(query)).numAffectedRows ?? 0n);
  }
  return changed;
}

/** The same by a statement that returns the rows that were inserted or changed. */
export async function insertRowsReturning<Row extends object, Changed>(
  db: Connection,
  rows: readonly Row[],
  insert: (some: readonly Row[]) => Compilable<Changed>,
): Promise<Changed[]> {
  const changed: Changed[] = [];
  for (const query of statements(rows, insert)) changed.push(...(await db.executeQuery(query)).rows);
  return changed;
}

function* statements<Row extends object, Output>(
  rows: readonly Row[],
  insert: (some: readonly Row[]) => Compilable<Output>,
): Generator<CompiledQuery<Output>> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  let query: CompiledQuery<Output> | undefined;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const some = rows.slice(start, start + ROWS_PER_STATEMENT);
    const parameters: unknown[] = [];
    for (const row of some) for (const column of columns) parameters.push(Reflect.get(row, column));
    // The last rows may be fewer, and so need another statement.
    if (query?.parameters.length !== parameters.length) query = insert(some).compile();
    if (query.parameters.length !== parameters.length) {
      throw new RangeError('an insert of rows takes the values of its rows and no others');
    }
    yield { ...query, parameters };
  }
}
