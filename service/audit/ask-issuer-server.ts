import { boundedMap } from '../chain/bounded-map.ts';
import { describeFetchFailure } from '../chain/fetch-failure.ts';
import { readLimited } from '../chain/read-limited.ts';
import type { GivenManifest } from '../core/audit/compare-manifests.ts';
import type { ServerBatch, ServerRevocation, ServerStatusList, ServerWord } from '../core/audit/compare-server.ts';
import type { NotChecked } from '../core/audit/difference.ts';
import { readGivenManifest } from '../core/audit/given-manifest.ts';
import { isBatchId } from '../core/batch-id.ts';
import { addressAt, chainIdAt, hash32At, issuerIdAt, merkleRootAt } from '../core/chain-values.ts';
import { CairnError } from '../core/errors.ts';
import type { JsonValue } from '../core/json.ts';
import { maxBatchSize } from '../core/leaf.ts';
import { manifestLimits } from '../core/manifest.ts';
import {
  documentPlace,
  elements,
  guardedAt,
  integerAt,
  isPresent,
  member,
  optionalTextAt,
  type Place,
  textAt,
} from '../core/shape.ts';
import { isStatusReason } from '../core/status-reason.ts';
import { parseStrictJson } from '../core/strict-json.ts';
import type { OnAuditProgress } from './audit-progress.ts';
import { decodeStatusList } from './decode-status-list.ts';

/** What an issuer's server said, its manifests apart: those are recomputed like any other. */
export interface IssuerServerAnswer {
  readonly word: ServerWord;
  readonly manifests: readonly GivenManifest[];
}

export interface IssuerServerOptions {
  /** For each request; default 10 seconds. */
  readonly timeoutMs?: number | undefined;
  readonly onProgress?: OnAuditProgress | undefined;
  /** In place of the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

const DEFAULT_TIMEOUT = 10_000;
const AT_A_TIME = 4;
/** A page of the interface has some hundred entries; a server that never comes to an end is left. */
const MOST_PAGES = 2_000;
const LARGEST_PAGE = 4 * 1024 * 1024;
/** The smallest status list there is, in bytes (W3C Bitstring Status List v1.0, section 4.1). */
const SMALLEST_LIST = 16_384;

/**
 * Asks an issuer's server for its own word: batches, manifests, revocations and status lists (`/v1/manifests`,
 * `/v1/batches/{batchId}/manifest`, `/v1/revocations`, `/status/{batchId}`). Never throws for what it answers, or that it does not: what it
 * leaves open is a line of its own.
 *
 * Ask it before the chain is read: what it says is compared as of the blocks that it names.
 *
 * @param base where the service is, as `https://college.example`
 */
export async function askIssuerServer(base: string, options: IssuerServerOptions = {}): Promise<IssuerServerAnswer> {
  const source = base.replace(/\/+$/, '');
  const notChecked: NotChecked[] = [];
  const leaveOpen = (what: string, why: string): void => {
    notChecked.push({ code: 'server', place: { source }, why: `${what}: it ${why}.`, open: true });
  };
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT;
  const asked = { source, timeoutMs, send: options.fetch ?? ((url, init) => fetch(url, init)) } satisfies Asked;
  const batches = await allPages(asked, '/v1/manifests', parseBatch);
  const revocations = await allPages(asked, '/v1/revocations', parseRevocation);
  if (batches.failure !== null) leaveOpen('Its list of manifests', batches.failure);
  if (revocations.failure !== null) leaveOpen('Its list of revocations', revocations.failure);
  let done = 0;
  const total = batches.entries.length;
  const perBatch = await boundedMap(batches.entries, AT_A_TIME, async (batch) => {
    const answer = await askOfBatch(asked, batch, leaveOpen);
    done += 1;
    options.onProgress?.({ step: 'batches asked for', done, total });
    return answer;
  });
  const known = perBatch.flatMap(({ manifests }) => manifests);
  const word: ServerWord = {
    source,
    batches: batches.entries,
    revocations:
      revocations.failure === null && revocations.blockNumber !== null
        ? { blockNumber: revocations.blockNumber, records: revocations.entries }
        : null,
    statusLists: perBatch.flatMap(({ lists }) => lists),
    notChecked,
  };
  return { word, manifests: known };
}

interface Asked {
  readonly source: string;
  readonly timeoutMs: number;
  readonly send: typeof fetch;
}

type LeaveOpen = (what: string, why: string) => void;

/** Entries of a list, page by page; `failure` completes "it ...", and what was read before it is kept. */
interface Pages<T> {
  readonly entries: readonly T[];
  /** The lowest block that a page was computed at; null where none is named. */
  readonly blockNumber: number | null;
  readonly failure: string | null;
}

async function allPages<T>(asked: Asked, path: string, parse: (place: Place) => T): Promise<Pages<T>> {
  const entries: T[] = [];
  let blockNumber: number | null = null;
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const address: string = cursor === null ? path : `${path}?cursor=${encodeURIComponent(cursor)}`;
    const answer = await askJson(asked, address);
    if (answer.kind === 'failed') return { entries, blockNumber, failure: answer.why };
    try {
      const top = documentPlace(answer.json, 'malformed-json');
      const list = member(top, path.endsWith('manifests') ? 'manifests' : 'revocations');
      entries.push(...elements(list).map(parse));
      const block = member(top, 'block');
      if (isPresent(block)) blockNumber = Math.min(blockNumber ?? Number.MAX_SAFE_INTEGER, numberAt(block));
      const next = member(top, 'next');
      cursor = next.value === null ? null : optionalTextAt(next);
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      return { entries, blockNumber, failure: `answered what the interface does not say (${error.message})` };
    }
    if (cursor === null) return { entries, blockNumber, failure: null };
  }
  return { entries, blockNumber, failure: 'has pages without end' };
}

async function askOfBatch(
  asked: Asked,
  { batchId, size }: ServerBatch,
  leaveOpen: LeaveOpen,
): Promise<{ readonly manifests: readonly GivenManifest[]; readonly lists: readonly ServerStatusList[] }> {
  const address = `/v1/batches/${batchId}/manifest`;
  const manifest = await ask(asked, address, manifestLimits.maxBytes);
  const manifests: GivenManifest[] = [];
  if (manifest.kind === 'failed') leaveOpen(`The manifest of batch ${batchId}`, manifest.why);
  else {
    const read = readGivenManifest(manifest.bytes, `${asked.source}${address}`);
    if (read.kind === 'manifest') manifests.push(read.given);
    else leaveOpen(`The manifest of batch ${batchId}`, 'answered with what is none');
  }
  const list = await askJson(asked, `/status/${batchId}`);
  if (list.kind === 'failed') {
    leaveOpen(`The status list of batch ${batchId}`, list.why);
    return { manifests, lists: [] };
  }
  const parsed = await parseStatusList(list.json, size);
  if (parsed === null) {
    leaveOpen(`The status list of batch ${batchId}`, 'answered with what is none');
    return { manifests, lists: [] };
  }
  return { manifests, lists: [{ batchId, ...parsed }] };
}

async function parseStatusList(json: JsonValue, size: number): Promise<Omit<ServerStatusList, 'batchId'> | null> {
  try {
    const top = documentPlace(json, 'malformed-json');
    const encoded = textAt(member(member(top, 'credentialSubject'), 'encodedList'));
    const blockNumber = numberAt(member(top, 'readAtBlock'));
    const bits = await decodeStatusList(encoded, Math.max(SMALLEST_LIST, Math.ceil(size / 8)));
    return bits === null ? null : { blockNumber, bits };
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}

function parseBatch(place: Place): ServerBatch {
  return {
    batchId: guardedAt(member(place, 'batchId'), isBatchId, 'a lower-case UUID v4'),
    chainId: chainIdAt(member(place, 'chainId')),
    registry: addressAt(member(place, 'registry')),
    issuerId: issuerIdAt(member(place, 'issuerId')),
    root: merkleRootAt(member(place, 'root')),
    size: integerAt(member(place, 'size'), 1, maxBatchSize),
  };
}

function parseRevocation(place: Place): ServerRevocation {
  const indices = member(place, 'indices');
  const range = (at: Place) => {
    const first = integerAt(member(at, 'first'), 0, maxBatchSize - 1);
    return { first, last: integerAt(member(at, 'last'), first, maxBatchSize - 1) };
  };
  return {
    issuerId: issuerIdAt(member(place, 'issuerId')),
    root: merkleRootAt(member(place, 'root')),
    leaves: indices.value === null ? null : elements(indices).map(range),
    reason: guardedAt(member(place, 'reason'), isStatusReason, 'a reason of the registry'),
    by: addressAt(member(place, 'by')),
    time: integerAt(member(place, 'time'), 0),
    blockNumber: integerAt(member(place, 'blockNumber'), 0),
    transactionHash: hash32At(member(place, 'transactionHash')),
    logIndex: integerAt(member(place, 'logIndex'), 0),
  };
}

function numberAt(block: Place): number {
  return integerAt(member(block, 'number'), 0);
}

type Answered<T> = ({ readonly kind: 'answered' } & T) | { readonly kind: 'failed'; readonly why: string };

async function askJson(asked: Asked, path: string): Promise<Answered<{ readonly json: JsonValue }>> {
  const answer = await ask(asked, path, LARGEST_PAGE);
  if (answer.kind === 'failed') return answer;
  try {
    return { kind: 'answered', json: parseStrictJson(answer.bytes, { maxBytes: LARGEST_PAGE, maxDepth: 16 }) };
  } catch (error) {
    if (error instanceof CairnError) return { kind: 'failed', why: 'answered with what is not JSON' };
    throw error;
  }
}

/** A server that lets few through a minute is asked again when it says; an audit of many batches has that time. */
const MOST_TRIES = 8;
const LONGEST_PAUSE_SECONDS = 60;
/** Where the server does not say when, or the browser does not tell. */
const PAUSE_SECONDS = 10;

function pauseOf(response: Response): number {
  const header = response.headers.get('retry-after');
  const seconds = header !== null && /^\d{1,4}$/.test(header) ? Number(header) : PAUSE_SECONDS;
  return Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1000;
}

async function ask(
  asked: Asked,
  path: string,
  maxBytes: number,
  tries = 1,
): Promise<Answered<{ readonly bytes: Uint8Array }>> {
  const { source, timeoutMs, send } = asked;
  try {
    const response = await send(`${source}${path}`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    if (response.status === 429 && tries < MOST_TRIES) {
      await response.body?.cancel();
      await new Promise((resolve) => setTimeout(resolve, pauseOf(response)));
      return await ask(asked, path, maxBytes, tries + 1);
    }
    if (!response.ok) {
      await response.body?.cancel();
      return { kind: 'failed', why: `answered HTTP ${response.status}` };
    }
    const bytes = await readLimited(response, maxBytes);
    return bytes === null
      ? { kind: 'failed', why: `answered with more than ${maxBytes} bytes` }
      : { kind: 'answered', bytes };
  } catch (error) {
    return { kind: 'failed', why: describeFetchFailure(error, timeoutMs) };
  }
}
