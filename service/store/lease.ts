import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** How long a lease lasts unless it is renewed: a process that was killed holds the others up no longer than this. */
const LEASE_MS = 5_000;
const RENEWAL_MS = 1_000;
const HOLDER = randomUUID();

/**
 * Does something that only one process may do at a time. Returns false, without having done it, while another process
 * holds the lease.
 *
 * The lease is renewed while the work goes on. A process that was stopped for longer (a machine that slept) has lost it:
 * `work` asks `held` before each step, and ends when it is told so.
 */
export async function withLease(
  db: Kysely<Schema>,
  name: string,
  work: (held: () => Promise<boolean>) => Promise<void>,
): Promise<boolean> {
  const now = Date.now();
  const taken = await db
    .insertInto('lease')
    .values({ name, holder: HOLDER, expires_at: now + LEASE_MS })
    .onConflict((c) =>
      c
        .column('name')
        .doUpdateSet((eb) => ({ holder: eb.ref('excluded.holder'), expires_at: eb.ref('excluded.expires_at') }))
        .where('lease.expires_at', '<', now),
    )
    .executeTakeFirst();
  if ((taken.numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  const timer = setInterval(() => {
    // What keeps this renewal from working is met again, and reported, when the work asks `held`.
    renew(db, name).catch(() => clearInterval(timer));
  }, RENEWAL_MS);
  try {
    await work(() => renew(db, name));
  } finally {
    clearInterval(timer);
    await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', HOLDER).execute();
  }
  return true;
}

/** Keeps the lease for another while; false when another process has taken it. */
async function renew(db: Kysely<Schema>, name: string): Promise<boolean> {
  const renewed = await db
    .updateTable('lease')
    .set({ expires_at: Date.now() + LEASE_MS })
    .where('name', '=', name)
    .where('holder', '=', HOLDER)
    .executeTakeFirst();
  return renewed.numUpdatedRows > 0n;
}
