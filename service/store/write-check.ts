import { sql } from 'kysely';
import type { ErrorCode } from '../core/errors.ts';
import type { Store } from './store.ts';
import { isStoreFailure } from './store-failure.ts';

/**
 * Tries to take the store's write lock and gives it back, without waiting. Null when that works, or when another process
 * holds it just now, which shows the same; otherwise what is wrong, as `store-read-only`.
 */
export async function findWriteProblem({ db }: Store): Promise<ErrorCode | null> {
  return await db.connection().execute(async (connection) => {
    try {
      await sql`begin immediate`.execute(connection);
      await sql`rollback`.execute(connection);
      return null;
    } catch (error) {
      if (!isStoreFailure(error)) throw error;
      return error.code === 'store-busy' ? null : error.code;
    }
  });
}
