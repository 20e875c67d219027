import type { JsonObject } from '../../core/json.ts';
import { type AuditEntryQuery, type AuditEntryRow, auditEntries } from '../../store/audit-entries.ts';
import { storedObject } from '../../store/stored-json.ts';
import { type AuditLogKeeper, entryHash } from './audit-log.ts';

/** An entry of the audit log as it is shown. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: string;
  /** Shared by the entries of one deed. */
  readonly deedId: string;
  readonly phase: AuditEntryRow['phase'];
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string };
  readonly action: string;
  readonly cohortId: string | null;
  readonly subject: string | null;
  readonly details: JsonObject;
  readonly errorCode: string | null;
  readonly entryHash: string;
}

export interface AuditLogPage {
  readonly entries: readonly AuditEntry[];
  /** The number after which the next page begins; null when this is the last. */
  readonly next: number | null;
}

/** Entries in the order in which they were written. */
export async function readAuditLog(
  { store }: Pick<AuditLogKeeper, 'store'>,
  query: AuditEntryQuery,
): Promise<AuditLogPage> {
  if (query.last === true) return { entries: (await auditEntries(store.db, query)).map(asShown), next: null };
  const rows = await auditEntries(store.db, { ...query, limit: query.limit + 1 });
  const entries = rows.slice(0, query.limit).map(asShown);
  return { entries, next: rows.length > query.limit ? (entries.at(-1)?.sequence ?? null) : null };
}

/** What became of looking at every entry of the log. */
export interface AuditLogCheck {
  readonly entries: number;
  /** The hash of the last entry, which stands for all: kept elsewhere, it shows later whether the end was cut off. */
  readonly head: string;
  /** The first entry that is not as it was written, or does not follow the one before; null when all do. */
  readonly brokenAt: number | null;
}

const PAGE = 1_000;

/** Computes the hash of every entry again, and that each follows the one before. */
export async function checkAuditLog({
  store,
  digests,
}: Pick<AuditLogKeeper, 'store' | 'digests'>): Promise<AuditLogCheck> {
  let last = { sequence: 0, hash: '' };
  for (;;) {
    const rows = await auditEntries(store.db, { after: last.sequence, limit: PAGE });
    for (const row of rows) {
      const follows = row.sequence === last.sequence + 1 && row.previous_hash === last.hash;
      if (!follows || row.entry_hash !== entryHash(digests, row)) {
        return { entries: last.sequence, head: last.hash, brokenAt: row.sequence };
      }
      last = { sequence: row.sequence, hash: row.entry_hash };
    }
    if (rows.length < PAGE) return { entries: last.sequence, head: last.hash, brokenAt: null };
  }
}

function asShown(row: AuditEntryRow): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    deedId: row.deed_id,
    phase: row.phase,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    cohortId: row.cohort_id,
    subject: row.subject,
    details: storedObject(row.details),
    errorCode: row.error_code,
    entryHash: row.entry_hash,
  };
}
