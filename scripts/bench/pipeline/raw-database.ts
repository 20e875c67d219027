import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse';
import { openStore } from '../../../service/store/store.ts';

/** A database with the store's own tables and durability, to which the baselines write by better-sqlite3 alone. */
export async function openRawDatabase(file: string): Promise<Database.Database> {
  // The store makes the tables.
  await (await openStore(file)).close();
  const database = new Database(file);
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  database.pragma('wal_autocheckpoint = 8192');
  // The rows that these point to are not there: each baseline writes its own table alone.
  database.pragma('foreign_keys = OFF');
  return database;
}

/** All rows of a table, in an order that is given as columns. */
export function rowsOf(database: Database.Database, table: string, order: string): Row[] {
  return database.prepare<[], Row>(`select * from ${table} order by ${order}`).raw().all();
}

/** The values of a row, in the order of its table's columns. */
export type Row = (string | number | Buffer | null)[];

/** Inserts rows one by one with one prepared statement, in one transaction. */
export function insertRaw(database: Database.Database, table: string, rows: readonly Row[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const insert = database.prepare(`insert into ${table} values (${first.map(() => '?').join(', ')})`);
  database.transaction(() => {
    for (const row of rows) insert.run(row);
  })();
}

/** Parses the four files with csv-parse and does nothing with what it finds. Returns how many lines there were. */
export async function parseCsvOnly(folder: string): Promise<number> {
  let lines = 0;
  for (const name of ['courses', 'assessments', 'studentInfo', 'studentAssessment']) {
    const parser = parse(await readFile(join(folder, `${name}.csv`)));
    const records: AsyncIterable<readonly string[]> = parser;
    for await (const _ of records) lines += 1;
  }
  return lines;
}
