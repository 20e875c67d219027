import type { BatchId } from '../batch-id.ts';
import type { Address, Hash32, MerkleRoot } from '../hex.ts';
import type { DeploymentPlace } from '../pins.ts';
import { sameDeployment } from '../pins.ts';
import type { StatusReason } from '../status-reason.ts';
import type { StatusWord } from '../status-words.ts';
import { utcMoment } from '../utc-moment.ts';
import type { AuditReading } from './audit-reading.ts';
import { type AuditRecord, auditRecords } from './audit-record.ts';
import type { AuditScope } from './audit-scope.ts';
import type { AuditPlace, Difference, NotChecked } from './difference.ts';
import { foldEvents } from './fold-events.ts';
import { type LeafRange, leafRanges, leafRangesText } from './leaf-ranges.ts';
import { type BatchState, isVoid, type RegistryState } from './registry-state.ts';

/** A batch, as an issuer's server tells of it. */
export interface ServerBatch extends DeploymentPlace {
  readonly batchId: BatchId;
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly size: number;
}

/** A revocation, as an issuer's server tells of it. */
export interface ServerRevocation {
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  /** Null: the whole batch. */
  readonly leaves: readonly LeafRange[] | null;
  readonly reason: StatusReason;
  readonly by: Address;
  /** Unix seconds. */
  readonly time: number;
  readonly blockNumber: number;
  readonly transactionHash: Hash32;
  readonly logIndex: number;
}

/** A status list of an issuer's server. */
export interface ServerStatusList {
  readonly batchId: BatchId;
  /** The block that it says it was computed at. */
  readonly blockNumber: number;
  /** Bit 0 is the most significant of the first byte. */
  readonly bits: Uint8Array;
}

/** All that an issuer's server said. */
export interface ServerWord {
  /** Its address. */
  readonly source: string;
  readonly batches: readonly ServerBatch[];
  /** Null when it did not say. */
  readonly revocations: { readonly blockNumber: number; readonly records: readonly ServerRevocation[] } | null;
  readonly statusLists: readonly ServerStatusList[];
  /** What was asked and not answered. */
  readonly notChecked: readonly NotChecked[];
}

/** What came of comparing a server's word with the chain. */
export interface ServerComparison {
  readonly differences: readonly Difference[];
  readonly notChecked: readonly NotChecked[];
}

/** Compares a server's word with the chain, each part as of the block that the server says it was computed at. */
export function compareServer(reading: AuditReading, scope: AuditScope, word: ServerWord): ServerComparison {
  const { source } = word;
  const covers = ({ issuerId, root }: { issuerId: bigint; root: MerkleRoot }): boolean =>
    (scope.issuerIds === null || scope.issuerIds.has(issuerId)) && (scope.root === null || scope.root === root);
  const batches = word.batches.filter((batch) => covers(batch) && sameDeployment(batch, reading.deployment));
  const stateAt = statesByBlock(reading);
  const now = stateAt(reading.block.number);
  const differences = batches.flatMap((batch) => compareBatch(batch, now, source));
  const notChecked = [...word.notChecked];
  if (word.revocations !== null) differences.push(...compareRevocations(reading, word.revocations, covers, source));
  for (const list of word.statusLists) {
    const batch = batches.find(({ batchId }) => batchId === list.batchId);
    if (batch === undefined) continue;
    if (list.blockNumber > reading.block.number) {
      const why = `Its status list is of block ${list.blockNumber}, which is newer than the block that was read.`;
      notChecked.push({ code: 'server', place: { source, root: batch.root }, why, open: true });
    } else differences.push(...compareList(list, batch, stateAt(list.blockNumber), source));
  }
  return { differences, notChecked };
}

/** The state as of a block; each block is folded once. */
function statesByBlock({ events }: AuditReading): (blockNumber: number) => RegistryState {
  const states = new Map<number, RegistryState>();
  return (blockNumber) => {
    const last = events.findLastIndex((event) => event.blockNumber <= blockNumber);
    const state = states.get(last) ?? foldEvents(events.slice(0, last + 1)).state;
    states.set(last, state);
    return state;
  };
}

function compareBatch({ issuerId, root, size }: ServerBatch, state: RegistryState, source: string): Difference[] {
  const batch = state.issuers.get(issuerId)?.batches.get(root);
  const place = { source, issuerId, root };
  const told = `${size} certificates`;
  if (batch === undefined) return [{ code: 'server-batch', place, expected: 'not anchored', found: told }];
  if (batch.size === size) return [];
  return [{ code: 'server-batch', place, expected: `${batch.size} certificates`, found: told }];
}

function compareRevocations(
  reading: AuditReading,
  told: NonNullable<ServerWord['revocations']>,
  covers: (at: { issuerId: bigint; root: MerkleRoot }) => boolean,
  source: string,
): Difference[] {
  const upTo = Math.min(told.blockNumber, reading.block.number);
  const { state } = foldEvents(reading.events);
  const onChain = auditRecords(reading.events, state, state).flatMap((record) => {
    const revocation = revocationOf(record);
    return revocation !== null && covers(revocation) && record.blockNumber <= upTo ? [revocation] : [];
  });
  const byServer = told.records.filter((record) => covers(record) && record.blockNumber <= upTo);
  const [chainTexts, serverTexts] = [byPlace(onChain), byPlace(byServer)];
  const names = new Set([...chainTexts.keys(), ...serverTexts.keys()]);
  return [...names].flatMap((name): Difference[] => {
    const [chain, server] = [chainTexts.get(name), serverTexts.get(name)];
    const known = chain ?? server;
    if (known === undefined || chain?.text === server?.text) return [];
    const none = 'no such revocation';
    const place = { source, ...known.place };
    return [{ code: 'server-revocation', place, expected: chain?.text ?? none, found: server?.text ?? none }];
  });
}

/** A record as a revocation; null when it is none. */
export function revocationOf(record: AuditRecord): ServerRevocation | null {
  const { kind, issuerId, root, leaves, reason, by, time, blockNumber, transactionHash, logIndex } = record;
  const isRevocation = kind === 'credentials-revoked' || kind === 'batch-revoked';
  if (!isRevocation || root === null || reason === null) return null;
  return { issuerId, root, leaves, reason, by, time, blockNumber, transactionHash, logIndex };
}

function byPlace(revocations: readonly ServerRevocation[]): Map<string, { text: string; place: AuditPlace }> {
  return new Map(
    revocations.map((revocation) => {
      const { issuerId, root, blockNumber, logIndex, transactionHash, leaves, reason, by, time } = revocation;
      const which = leaves === null ? 'the whole batch' : `certificates ${leafRangesText(leaves)}`;
      const text = `${which} of ${root}, ${reason}, by ${by}, at ${utcMoment(time)}`;
      return [
        `${blockNumber}:${logIndex}`,
        { text, place: { issuerId, root, blockNumber, logIndex, transactionHash } },
      ];
    }),
  );
}

/** A bit of a list is set while its certificate is revoked or suspended, and all are where the batch does not count. */
function compareList(
  list: ServerStatusList,
  { issuerId, root, size }: ServerBatch,
  state: RegistryState,
  source: string,
): Difference[] {
  const issuer = state.issuers.get(issuerId);
  const batch = issuer?.batches.get(root);
  if (issuer === undefined || batch === undefined) return [];
  const all = batch.revoked || isVoid(issuer, batch);
  const wrongly: StatusWord[] = [];
  const missing: StatusWord[] = [];
  for (let position = 0; position * 256 < size; position += 1) {
    const leaves = (1n << BigInt(Math.min(size - position * 256, 256))) - 1n;
    const expected = all ? leaves : notInForce(batch, position);
    const found = listWord(list.bits, position) & leaves;
    wrongly.push({ position: BigInt(position), mask: found & ~expected });
    missing.push({ position: BigInt(position), mask: expected & ~found });
  }
  const line = (leaves: LeafRange, expected: string, found: string): Difference => {
    return { code: 'server-status', place: { source, issuerId, root, leaves: [leaves] }, expected, found };
  };
  return [
    ...leafRanges(wrongly).map((range) => line(range, 'in force', 'set in the status list')),
    ...leafRanges(missing).map((range) => line(range, 'revoked or suspended', 'not set in the status list')),
  ];
}

function notInForce({ revocations, suspensions }: BatchState, position: number): bigint {
  return (revocations.get(position) ?? 0n) | (suspensions.get(position) ?? 0n);
}

function listWord(bits: Uint8Array, position: number): bigint {
  let word = 0n;
  for (let bit = 0; bit < 256; bit += 1) {
    const index = position * 256 + bit;
    if (((bits[index >>> 3] ?? 0) & (0x80 >>> (index & 7))) !== 0) word |= 1n << BigInt(bit);
  }
  return word;
}
