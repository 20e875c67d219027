import type { AuditEntryTable } from './schema.ts';
import type { Connection } from './store.ts';

/** An entry of the audit log as the store has it. */
export type AuditEntryRow = Readonly<AuditEntryTable>;

/** The last entry's number and hash: what the next one follows. `{ sequence: 0, hash: '' }` in an empty log. */
export interface AuditLogEnd {
  readonly sequence: number;
  readonly hash: string;
}

export async function auditLogEnd(db: Connection): Promise<AuditLogEnd> {
  const last = await db
    .selectFrom('audit_entry')
    .select(['sequence', 'entry_hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { sequence: last?.sequence ?? 0, hash: last?.entry_hash ?? '' };
}

/** Appends the entry that is made to follow the last one; two processes cannot come in between each other. */
export async function appendAuditEntry(
  db: Connection,
  follow: (end: AuditLogEnd) => AuditEntryRow,
): Promise<AuditEntryRow> {
  if (!db.isTransaction) return await db.transaction().execute((tx) => appendAuditEntry(tx, follow));
  const entry = follow(await auditLogEnd(db));
  await db.insertInto('audit_entry').values(entry).execute();
  return entry;
}

/** What entries are asked for; all that is given has to hold. */
export interface AuditEntryQuery {
  readonly actorKind?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly cohortId?: string | undefined;
  /** From this time on, before that one; ISO 8601 in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only entries with a greater number. */
  readonly after?: number | undefined;
  /** The last of them rather than the first. */
  readonly last?: boolean | undefined;
  readonly limit: number;
}

/** Entries in the order in which they were written. */
export async function auditEntries(db: Connection, query: AuditEntryQuery): Promise<AuditEntryRow[]> {
  const { actorKind, actorId, action, cohortId, from, to, after, last = false, limit } = query;
  let rows = db
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('sequence', last ? 'desc' : 'asc')
    .limit(limit);
  if (actorKind !== undefined) rows = rows.where('actor_kind', '=', actorKind);
  if (actorId !== undefined) rows = rows.where('actor_id', '=', actorId);
  if (action !== undefined) rows = rows.where('action', '=', action);
  if (cohortId !== undefined) rows = rows.where('cohort_id', '=', cohortId);
  if (from !== undefined) rows = rows.where('at', '>=', from);
  if (to !== undefined) rows = rows.where('at', '<', to);
  if (after !== undefined) rows = rows.where('sequence', '>', after);
  const found = await rows.execute();
  return last ? found.reverse() : found;
}
