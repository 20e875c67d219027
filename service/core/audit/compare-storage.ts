import type { Address } from '../hex.ts';
import type { BatchRecord, KeyRecord } from '../registry-records.ts';
import { utcMoment } from '../utc-moment.ts';
import type { AuditPlace, Difference, DifferenceCode } from './difference.ts';
import type { Contradiction } from './fold-events.ts';
import { leafRanges } from './leaf-ranges.ts';
import { type BatchState, type Bitmap, type IssuerState, isVoid, type RegistryState } from './registry-state.ts';
import type { StoredBatch, StoredIssuer, StoredRegistry } from './stored-registry.ts';

/** An event that cannot be, as a difference. */
export function contradictionDifference({ event, rule }: Contradiction): Difference {
  const { issuerId, blockNumber, logIndex, transactionHash } = event;
  const place = { issuerId, ...('root' in event ? { root: event.root } : {}), blockNumber, logIndex, transactionHash };
  return { code: 'event-contradicts', place, expected: 'no such event', found: `${event.kind}, though ${rule}` };
}

/**
 * Compares the state that the events tell with what the contract holds at the same block: `expected` is what the events
 * tell, `found` what is held.
 *
 * @param issuerCount how many issuers the events tell of, though only some are compared
 */
export function compareStorage(state: RegistryState, stored: StoredRegistry, issuerCount: number): Difference[] {
  const differences: Difference[] = [];
  if (stored.issuerCount !== BigInt(issuerCount)) {
    differences.push(difference('issuer-count', {}, String(issuerCount), String(stored.issuerCount)));
  }
  for (const issuer of state.issuers.values()) {
    const held = stored.issuers.get(issuer.issuerId);
    if (held !== undefined) differences.push(...compareIssuer(issuer, held));
  }
  return differences;
}

function* compareIssuer(issuer: IssuerState, held: StoredIssuer): Generator<Difference> {
  const { issuerId } = issuer;
  yield* compareTexts('issuer-record', { issuerId }, issuerText(issuer), issuerText(held.record));
  for (const key of issuer.keys.values()) {
    const record = held.keys.get(key.key);
    if (record === undefined) continue;
    yield* compareTexts('key-record', { issuerId, key: key.key }, keyText(key), keyText(record));
  }
  for (const batch of issuer.batches.values()) {
    const record = held.batches.get(batch.root);
    if (record !== undefined) yield* compareBatch(issuer, batch, record);
  }
  for (const [name, { digest, publishedAt }] of issuer.documents) {
    const time = held.documents.get(name);
    if (time === undefined) continue;
    yield* compareTexts('document-time', { issuerId, digest }, utcMoment(publishedAt), timeText(time, 'not published'));
  }
}

function* compareBatch(issuer: IssuerState, batch: BatchState, held: StoredBatch): Generator<Difference> {
  const place = { issuerId: issuer.issuerId, root: batch.root };
  const { record } = held;
  yield* compareTexts('batch-record', place, anchorText(batch), anchorText(record));
  if (record !== null) {
    const counts = (voided: boolean): string => (voided ? 'void' : 'counts');
    yield* compareTexts('batch-void', place, counts(isVoid(issuer, batch)), counts(record.voided));
    const whole = (revoked: boolean): string => (revoked ? 'revoked as a whole' : 'not revoked as a whole');
    yield* compareTexts('batch-revoked', place, whole(batch.revoked), whole(record.revoked));
  }
  yield* compareBits('revocation-bit', place, batch.revocations, held.revocations, 'revoked');
  yield* compareBits('suspension-bit', place, batch.suspensions, held.suspensions, 'suspended');
}

/** A line for each run of leaves that differ in the same way. */
function* compareBits(
  code: DifferenceCode,
  place: AuditPlace,
  told: Bitmap,
  held: Bitmap,
  word: string,
): Generator<Difference> {
  const ways = [
    { from: told, without: held, expected: word, found: `not ${word}` },
    { from: held, without: told, expected: `not ${word}`, found: word },
  ];
  for (const { from, without, expected, found } of ways) {
    const words = [...held.keys()].map((position) => {
      const mask = (from.get(position) ?? 0n) & ~(without.get(position) ?? 0n);
      return { position: BigInt(position), mask };
    });
    for (const range of leafRanges(words)) yield difference(code, { ...place, leaves: [range] }, expected, found);
  }
}

function* compareTexts(code: DifferenceCode, place: AuditPlace, told: string, held: string): Generator<Difference> {
  if (told !== held) yield difference(code, place, told, held);
}

function difference(code: DifferenceCode, place: AuditPlace, expected: string, found: string): Difference {
  return { code, place, expected, found };
}

function issuerText(record: { did: string; admin: Address; pendingAdmin: Address | null } | null): string {
  if (record === null) return 'no issuer';
  const { did, admin, pendingAdmin } = record;
  return `${did}, admin ${admin}${pendingAdmin === null ? '' : `, offered to ${pendingAdmin}`}`;
}

function keyText(record: KeyRecord | null): string {
  if (record === null) return 'no key';
  const { capabilities, validFrom, validUntil, compromisedSince } = record;
  const period = `from ${utcMoment(validFrom)} to ${timeText(validUntil, 'no end')}`;
  const compromise = compromisedSince === null ? '' : `, compromised since ${utcMoment(compromisedSince)}`;
  return `may ${capabilities.join(', ')}, ${period}${compromise}`;
}

function anchorText(record: Pick<BatchRecord, 'key' | 'anchoredAt' | 'size'> | null): string {
  if (record === null) return 'not anchored';
  return `${record.size} certificates, by ${record.key}, at ${utcMoment(record.anchoredAt)}`;
}

function timeText(seconds: number | null, none: string): string {
  return seconds === null ? none : utcMoment(seconds);
}
