import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** How long a lease lasts unless it is renewed: a process that was killed holds the others up no longer than this. */
const LEASE_MS = 30_000;
const HOLDER = randomUUID();

/**
 * Does something that only one process may do at a time. Returns false, without having done it, while another process
 * holds the lease.
 */
export async function withLease(db: Kysely<Schema>, name: string, work: () => Promise<void>): Promise<boolean> {
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
  try {
    await work();
  } finally {
    await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', HOLDER).execute();
  }
  return true;
}

/** Keeps a lease for another while; call it before each step of long work. */
export async function renewLease(db: Kysely<Schema>, name: string): Promise<void> {
  await db
    .updateTable('lease')
    .set({ expires_at: Date.now() + LEASE_MS })
    .where('name', '=', name)
    .where('holder', '=', HOLDER)
    .execute();
}
