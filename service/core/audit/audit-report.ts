import type { Digest } from '../digest.ts';
import type { AuditReading } from './audit-reading.ts';
import { type AuditRecord, auditRecords } from './audit-record.ts';
import { type AuditScope, EVERY_RECORD, filterRecords, scopedState } from './audit-scope.ts';
import { compareManifests, type GivenManifest } from './compare-manifests.ts';
import { compareServer, type ServerWord } from './compare-server.ts';
import { compareStorage, contradictionDifference } from './compare-storage.ts';
import { eventsUntil } from './dated-event.ts';
import { type AuditAnswer, auditAnswer, type Difference, type NotChecked } from './difference.ts';
import { foldEvents } from './fold-events.ts';
import { countRegistry, type RegistryCounts } from './registry-counts.ts';
import type { RegistryState } from './registry-state.ts';

/** What is asked of a reading. */
export interface AuditQuestion {
  readonly scope: AuditScope;
  /** As of which second; null: as of the block that was read. */
  readonly asOf: number | null;
  readonly manifests: readonly GivenManifest[];
  readonly servers: readonly ServerWord[];
  /** A faster primitive, where there is one. */
  readonly keccak?: Digest | undefined;
}

/** What an audit shows. */
export interface AuditReport {
  readonly answer: AuditAnswer;
  readonly reading: AuditReading;
  /** The records of the scope up to the time asked about, in the order of the chain. */
  readonly records: readonly AuditRecord[];
  /** The part of the registry that the scope names: as of the time asked about, and now. */
  readonly then: RegistryState;
  readonly now: RegistryState;
  readonly counts: RegistryCounts;
  readonly countsNow: RegistryCounts;
  /** How many roots were recomputed from manifests and are those on the chain. */
  readonly recomputedRoots: number;
  readonly differences: readonly Difference[];
  readonly notChecked: readonly NotChecked[];
}

/**
 * Judges what was read: records and counts as of a time, and every difference between the events, the contract's storage,
 * the manifests and the issuer's own word. A pure function: the same reading and question give the same report.
 *
 * Differences are always of the newest state: what a time in the past looked like, only its records can tell.
 */
export function auditReport(reading: AuditReading, question: AuditQuestion): AuditReport {
  const { scope, asOf } = question;
  const { events } = reading;
  const folded = foldEvents(events);
  const past = asOf === null ? events : eventsUntil(events, asOf);
  const wholeThen = asOf === null ? folded.state : foldEvents(past).state;
  const [then, now] = [scopedState(wholeThen, scope), scopedState(folded.state, scope)];
  const manifests = compareManifests(now, question.manifests, reading.deployment, question.keccak);
  const servers = question.servers.map((word) => compareServer(reading, scope, word));
  const differences = [
    ...reading.differences,
    ...folded.contradictions
      .filter(({ event }) => scope.issuerIds === null || scope.issuerIds.has(event.issuerId))
      .map(contradictionDifference),
    ...rootDifferences(reading),
    ...(reading.stored === null ? [] : compareStorage(now, reading.stored, folded.state.issuers.size)),
    ...manifests.differences,
    ...servers.flatMap((compared) => compared.differences),
  ];
  const notChecked = [
    ...reading.notChecked,
    ...manifests.notChecked,
    ...servers.flatMap((compared) => compared.notChecked),
    ...(question.servers.length === 0 ? [SERVER_NOT_ASKED] : []),
  ];
  return {
    answer: auditAnswer(differences, notChecked),
    reading,
    records: filterRecords(auditRecords(past, wholeThen, folded.state), { ...EVERY_RECORD, ...scope }),
    then,
    now,
    counts: countRegistry(then),
    countsNow: countRegistry(now),
    recomputedRoots: manifests.recomputed,
    differences,
    notChecked,
  };
}

const SERVER_NOT_ASKED: NotChecked = {
  code: 'server',
  place: {},
  why: "No issuer's server was named, so its own word was not compared.",
  open: false,
};

/** The one comparison that covers the whole contract: of every issuer, whatever the scope. */
function rootDifferences({ storageRoot }: AuditReading): Difference[] {
  if (storageRoot === null || storageRoot.told === storageRoot.recomputed) return [];
  return [{ code: 'storage-root', place: {}, expected: storageRoot.recomputed, found: storageRoot.told }];
}
