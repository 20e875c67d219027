import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More than the program has; the rest is inserts of odd row counts. */
const KEPT_STATEMENTS = 200;

/**
 * A database for Kysely that prepares each SQL text once. Kysely prepares at every execution, which costs a look-up of a
 * proof as much as reading it does (measured: 30 microseconds of 65).
 */
export function withCachedStatements(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      const known = statements.get(text);
      if (known !== undefined) {
        // The one that was used last stands at the end.
        statements.delete(text);
        statements.set(text, known);
        return known;
      }
      const prepared = database.prepare<unknown[]>(text);
      statements.set(text, prepared);
      for (const oldest of statements.keys()) {
        if (statements.size <= KEPT_STATEMENTS) break;
        statements.delete(oldest);
      }
      return prepared;
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}
