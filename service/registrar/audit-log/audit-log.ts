import { randomUUID } from 'node:crypto';
import { canonicalBytes } from '../../core/canonical.ts';
import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { type AuditEntryRow, type AuditLogEnd, appendAuditEntry } from '../../store/audit-entries.ts';
import { storedObject } from '../../store/stored-json.ts';
import type { Actor } from '../access/actor.ts';
import type { Installation } from '../installation.ts';

/** Something that a person or a program does here, as the audit log tells it. Nothing personal goes in. */
export interface Deed {
  /** What is done, as `keys.create` or `batch.anchor`. */
  readonly action: string;
  readonly cohortId?: string | undefined;
  /** What it is done to: a batch id, a certificate's hash, the id of a key, a learner's reference. */
  readonly subject?: string | undefined;
  /** How it was asked for: counts, reasons, options. */
  readonly details?: JsonObject | undefined;
}

/** What keeps the log. */
export type AuditLogKeeper = Pick<Installation, 'store' | 'digests' | 'now'>;

/**
 * Does something and writes into the audit log who did it: one entry before it begins, so that nothing is done of which
 * the log does not know, and one when it is done or has failed, with the code. A deed without a second entry was
 * interrupted: what it did until then is kept, as everywhere here.
 *
 * The log is append-only (the database refuses anything else) and each entry holds the hash of the one before, so what
 * was altered behind the database's back shows.
 *
 * @param outcome what came of it, in counts and ids
 * @throws what `work` throws; CairnError `store-unavailable` when the log cannot be written: then nothing was begun
 */
export async function logged<T>(
  installation: AuditLogKeeper,
  actor: Actor,
  deed: Deed,
  work: () => Promise<T>,
  outcome: (result: T) => JsonObject = () => ({}),
): Promise<T> {
  const deedId = randomUUID();
  const write = (phase: AuditEntryRow['phase'], details: JsonObject, errorCode: string | null = null) =>
    appendAuditEntry(installation.store.db, (end) =>
      entryAfter(end, installation, {
        at: installation.now().toISOString(),
        deed_id: deedId,
        phase,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
        action: deed.action,
        cohort_id: deed.cohortId ?? null,
        subject: deed.subject ?? null,
        details: JSON.stringify(details),
        error_code: errorCode,
      }),
    );
  await write('began', deed.details ?? {});
  let result: T;
  try {
    result = await work();
  } catch (error) {
    const code = error instanceof CairnError ? error.code : 'internal-error';
    // Why the work failed is what the caller has to hear: a log that cannot be written now keeps its first entry.
    await write('failed', {}, code).catch(() => null);
    throw error;
  }
  await write('done', outcome(result));
  return result;
}

/** The entry with its place in the chain of hashes. */
function entryAfter(
  end: AuditLogEnd,
  { digests }: AuditLogKeeper,
  entry: Omit<AuditEntryRow, 'sequence' | 'previous_hash' | 'entry_hash'>,
): AuditEntryRow {
  const placed = { ...entry, sequence: end.sequence + 1, previous_hash: end.hash };
  return { ...placed, entry_hash: entryHash(digests, placed) };
}

/** SHA-256 over the RFC 8785 form of an entry, which holds the hash of the one before. */
export function entryHash(digests: AuditLogKeeper['digests'], entry: Omit<AuditEntryRow, 'entry_hash'>): string {
  const { sequence, at, deed_id, phase, actor_kind, actor_id, actor_name, action, cohort_id, subject } = entry;
  const covered: JsonObject = {
    sequence,
    at,
    deedId: deed_id,
    phase,
    actor: { kind: actor_kind, id: actor_id, name: actor_name },
    action,
    cohortId: cohort_id,
    subject,
    details: storedObject(entry.details),
    errorCode: entry.error_code,
    previousHash: entry.previous_hash,
  };
  return Buffer.from(digests.sha(canonicalBytes(covered))).toString('hex');
}
