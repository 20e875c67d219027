import { boundedMap } from '../chain/bounded-map.ts';
import type { RegistryReader } from '../chain/registry-reader.ts';
import {
  batchView,
  issuerView,
  keyView,
  publishedAtView,
  type RegistryView,
  wordView,
} from '../chain/registry-views.ts';
import { allBatches, type BatchState, documentName, type RegistryState } from '../core/audit/registry-state.ts';
import type { StoredBatch, StoredIssuer, StoredRegistry } from '../core/audit/stored-registry.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import type { Address, MerkleRoot } from '../core/hex.ts';
import type { BatchRecord, KeyRecord } from '../core/registry-records.ts';
import type { OnAuditProgress } from './audit-progress.ts';

/**
 * The largest batch of which every word is read, in leaves. Anyone may anchor a size of four billion, which would take
 * days to read: of larger ones, the words that an event names.
 */
export const LARGEST_READ_BATCH = 1_048_576;

const QUESTIONS_PER_REQUEST = 100;
const AT_A_TIME = 4;

/**
 * Reads what the contract holds of everything that a state names, at one block.
 *
 * @throws CairnError `chain-unavailable`, `registry-unknown`
 */
export async function readStored(
  reader: RegistryReader,
  state: RegistryState,
  block: BlockReference,
  onProgress?: OnAuditProgress,
): Promise<StoredRegistry> {
  const issuers = new Map<bigint, Writable>();
  const questions: Question[] = [];
  const ask = <T>({ data, decode }: RegistryView<T>, take: (answer: T) => void): void => {
    questions.push({ data, decode: (returned) => take(decode(returned)) });
  };
  for (const { issuerId, keys, documents } of state.issuers.values()) {
    const issuer: Writable = { record: null, keys: new Map(), batches: new Map(), documents: new Map() };
    issuers.set(issuerId, issuer);
    ask(issuerView(issuerId), (record) => {
      issuer.record = record;
    });
    for (const key of keys.keys()) ask(keyView(issuerId, key), (record) => issuer.keys.set(key, record));
    for (const { documentKind, digest } of documents.values()) {
      if (documentKind === null) continue;
      const name = documentName(documentKind, digest);
      ask(publishedAtView(issuerId, documentKind, digest), (time) => issuer.documents.set(name, time));
    }
  }
  for (const { issuer, batch } of allBatches(state)) {
    const { issuerId } = issuer;
    const { root } = batch;
    const stored = { record: null, revocations: new Map(), suspensions: new Map() };
    const held: { record: BatchRecord | null } & StoredBatch = stored;
    issuers.get(issuerId)?.batches.set(root, held);
    ask(batchView(issuerId, root), (record) => {
      held.record = record;
    });
    for (const position of wordsOf(batch)) {
      ask(wordView('revocationWord', issuerId, root, position), (word) => stored.revocations.set(position, word));
      ask(wordView('suspensionWord', issuerId, root, position), (word) => stored.suspensions.set(position, word));
    }
  }
  const issuerCount = await reader.issuerCount(block);
  let done = 0;
  const requests = Array.from({ length: Math.ceil(questions.length / QUESTIONS_PER_REQUEST) }, (_, at) =>
    questions.slice(at * QUESTIONS_PER_REQUEST, (at + 1) * QUESTIONS_PER_REQUEST),
  );
  await boundedMap(requests, AT_A_TIME, async (request) => {
    await reader.views(request, block);
    done += request.length;
    onProgress?.({ step: 'records compared', done, total: questions.length });
  });
  return { issuerCount, issuers };
}

/** A question whose answer is put where it belongs as it is read. */
type Question = RegistryView<unknown>;

interface Writable extends StoredIssuer {
  record: StoredIssuer['record'];
  readonly keys: Map<Address, KeyRecord | null>;
  readonly batches: Map<MerkleRoot, StoredBatch>;
  readonly documents: Map<string, number | null>;
}

/** The positions of the words that are read of a batch. */
function wordsOf({ size, revocations, suspensions }: BatchState): Iterable<number> {
  if (size > LARGEST_READ_BATCH) return new Set([...revocations.keys(), ...suspensions.keys()]);
  return Array.from({ length: Math.ceil(size / 256) }, (_, position) => position);
}
