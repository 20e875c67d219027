import { sql } from 'kysely';
import type { Store } from './store.ts';

/**
 * Tries to take the store's write lock and gives it back. Null when that works, or when another process holds it just
 * now, which shows the same; otherwise the driver's code for what is wrong, as `SQLITE_READONLY`.
 *
 * It does not wait for the lock: better-sqlite3 would hold up the whole process meanwhile.
 */
export async function findWriteProblem({ db }: Store): Promise<string | null> {
  return await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection);
    const timeout = rows[0]?.timeout ?? 0;
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      await sql`begin immediate`.execute(connection);
      await sql`rollback`.execute(connection);
      return null;
    } catch (error) {
      const code = driverCode(error);
      return code.startsWith('SQLITE_BUSY') ? null : code;
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(timeout)}`.execute(connection);
    }
  });
}

function driverCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
