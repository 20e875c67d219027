import type { JsonObject } from '../../core/json.ts';
import type { AuditEntryQuery } from '../../store/audit-entries.ts';
import type { AuditLogKeeper } from './audit-log.ts';
import { type AuditEntry, readAuditLog } from './read-audit-log.ts';

/** Something that somebody did, from what the audit log has of it. */
export interface RecordedDeed {
  readonly deedId: string;
  readonly at: string;
  readonly actor: AuditEntry['actor'];
  readonly action: string;
  readonly cohortId: string | null;
  readonly subject: string | null;
  /** How it was asked for, and what came of it. */
  readonly details: JsonObject;
  readonly outcome: JsonObject;
  /** `unfinished`: it is under way, or was interrupted; what it had done until then is kept. */
  readonly state: 'done' | 'failed' | 'unfinished';
  readonly errorCode: string | null;
}

/** The last deeds that a question is about, in the order in which they were begun. */
export async function lastDeeds(
  keeper: Pick<AuditLogKeeper, 'store'>,
  query: Omit<AuditEntryQuery, 'limit' | 'last'>,
  most: number,
): Promise<RecordedDeed[]> {
  // Two entries a deed; one more, so that the first is whole.
  const { entries } = await readAuditLog(keeper, { ...query, limit: 2 * most + 1, last: true });
  const deeds = new Map<string, RecordedDeed>();
  for (const entry of entries) deeds.set(entry.deedId, withEntry(deeds.get(entry.deedId), entry));
  return [...deeds.values()].slice(-most);
}

function withEntry(deed: RecordedDeed | undefined, entry: AuditEntry): RecordedDeed {
  const { deedId, at, actor, action, cohortId, subject, phase, details, errorCode } = entry;
  const known = deed ?? { deedId, at, actor, action, cohortId, subject, details: {}, outcome: {} };
  return phase === 'began'
    ? { ...known, details, state: 'unfinished', errorCode: null }
    : { ...known, outcome: details, state: phase, errorCode };
}
