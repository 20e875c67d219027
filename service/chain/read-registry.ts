import type { BlockReference, ChainQuery, ChainReading, RegistryStatus } from '../core/chain-reading.ts';
import { keccak256 } from '../core/digest.ts';
import { bytesToHex, type Hash32, hexToBytes, parseHash32 } from '../core/hex.ts';
import { endpointName } from './endpoint-name.ts';
import { type JsonRpcAnswer, type JsonRpcCall, postJsonRpc } from './json-rpc.ts';
import { parseBlock, parseBytes, parseQuantity, toQuantity } from './rpc-values.ts';
import { decodeStatus, encodeStatusCall } from './status-call.ts';

export interface ReadRegistryOptions {
  /** Nodes to ask, in this order; default the pin's. */
  readonly endpoints?: readonly string[] | undefined;
  /** For each request to a node; default 10 seconds. */
  readonly timeoutMs?: number | undefined;
  /** When given, a node whose head is older than the pin allows, or as far ahead, is passed over while another will do. */
  readonly now?: Date | undefined;
  /** In place of the platform's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * Reads from a chain all that a verdict on one certificate needs: which chain and code answered, the status at the head,
 * and the status at the newest final block. Runs in browsers and in Node.
 *
 * Nothing of a node's answer is believed beyond what it must be: chain id and code hash are compared with the pin first,
 * and when they differ nothing more is asked (`atHead` null). Never throws for what a node does. When several nodes are
 * given, the first good answer wins; else the best of the bad ones: stale, then wrong chain or code, then unavailable.
 */
export async function readRegistry(query: ChainQuery, options: ReadRegistryOptions = {}): Promise<ChainReading> {
  const endpoints = options.endpoints ?? query.deployment.rpcUrls;
  let best: ChainReading | null = null;
  for (const endpoint of endpoints) {
    const reading = await readFrom(endpoint, query, options);
    if (rank(reading, query, options.now) === 3) {
      return reading;
    }
    best = best === null ? reading : better(best, reading, query, options.now);
  }
  return best ?? { kind: 'unavailable', endpoint: '', detail: `has no known address for ${query.deployment.name}` };
}

/** 3 good, 2 stale or from the future, 1 another chain or other code, 0 unavailable. */
function rank(reading: ChainReading, query: ChainQuery, now: Date | undefined): number {
  if (reading.kind === 'unavailable') return 0;
  if (reading.atHead === null) return 1;
  const age = now === undefined ? 0 : Math.floor(now.getTime() / 1000) - reading.head.timestamp;
  return Math.abs(age) > query.deployment.maxHeadAgeSeconds ? 2 : 3;
}

function better(a: ChainReading, b: ChainReading, query: ChainQuery, now: Date | undefined): ChainReading {
  if (a.kind === 'unavailable' && b.kind === 'unavailable') {
    return { ...a, detail: `${a.detail}; ${b.endpoint} ${b.detail}` };
  }
  const rise = rank(b, query, now) - rank(a, query, now);
  const fresher = a.kind === 'read' && b.kind === 'read' && b.head.timestamp > a.head.timestamp;
  return rise > 0 || (rise === 0 && fresher) ? b : a;
}

/** Ends the reading of one node. Private to this file: it becomes an `unavailable` reading where it is caught. */
class Unusable extends Error {}

async function readFrom(url: string, query: ChainQuery, options: ReadRegistryOptions): Promise<ChainReading> {
  const endpoint = endpointName(url);
  try {
    return await read(url, endpoint, query, options);
  } catch (error) {
    if (error instanceof Unusable) {
      return { kind: 'unavailable', endpoint, detail: error.message };
    }
    throw error;
  }
}

async function read(
  url: string,
  endpoint: string,
  query: ChainQuery,
  options: ReadRegistryOptions,
): Promise<ChainReading> {
  const { deployment } = query;
  const ask = async (calls: readonly JsonRpcCall[]): Promise<readonly JsonRpcAnswer[]> => {
    const outcome = await postJsonRpc(url, calls, options);
    if (outcome.kind === 'failed') throw new Unusable(outcome.detail);
    return outcome.answers;
  };
  const call = encodeStatusCall(query);
  // By hash (EIP-1898), so that the status is that of the very block named in the verdict.
  const statusAt = (block: BlockReference): JsonRpcCall => ({
    method: 'eth_call',
    params: [{ to: deployment.registry, data: call }, { blockHash: block.hash }],
  });

  const first = await ask([
    { method: 'eth_chainId', params: [] },
    { method: 'eth_getCode', params: [deployment.registry, 'latest'] },
    blockCall('latest'),
    ...(deployment.finality === 'finalized' ? [blockCall('finalized')] : []),
  ]);
  const chainId = parseQuantity(result(first[0])) ?? unusable('answered with a chain id that is none');
  const codeHash = hashCode(result(first[1]));
  const latest = parseBlock(result(first[2])) ?? unusable('answered with a block that is none');
  if (chainId !== deployment.chainId || codeHash !== deployment.codeHash) {
    return { kind: 'read', endpoint, chainId, codeHash, head: latest, atHead: null, final: null };
  }

  const finalBlock =
    deployment.finality === 'finalized'
      ? finalizedBlock(first[3])
      : await confirmedBlock(latest, deployment.finality.confirmations, ask);
  // Between two answers a chain moves on, and a load balancer's nodes differ in height: what is in force is read at the
  // newest block that was named, or a suspension could be missed that the final block holds.
  const head = finalBlock !== null && finalBlock.number > latest.number ? finalBlock : latest;
  if (finalBlock === null) {
    const [atHead] = await ask([statusAt(head)]);
    return { kind: 'read', endpoint, chainId, codeHash, head, atHead: status(atHead, chainId), final: null };
  }
  const [atHead, atFinal] = await ask([statusAt(head), statusAt(finalBlock)]);
  return {
    kind: 'read',
    endpoint,
    chainId,
    codeHash,
    head,
    atHead: status(atHead, chainId),
    // The registry may be younger than the final block: then nothing of it is final yet.
    final: result(atFinal) === '0x' ? null : { block: finalBlock, status: status(atFinal, chainId) },
  };
}

function blockCall(block: string): JsonRpcCall {
  return { method: 'eth_getBlockByNumber', params: [block, false] };
}

/** A chain too young to have a final block answers null, or one of these errors; any other is the node's trouble. */
const noSuchBlockErrors: readonly number[] = [-39001, -32000, -32001];

function finalizedBlock(answer: JsonRpcAnswer | undefined): BlockReference | null {
  if (answer?.kind === 'error' && noSuchBlockErrors.includes(answer.code)) return null;
  const value = result(answer);
  return value === null ? null : (parseBlock(value) ?? unusable('answered with a block that is none'));
}

/** The block with so many confirmations, of which the head itself has one. */
async function confirmedBlock(
  head: BlockReference,
  confirmations: number,
  ask: (calls: readonly JsonRpcCall[]) => Promise<readonly JsonRpcAnswer[]>,
): Promise<BlockReference | null> {
  if (confirmations === 1) return head;
  const number = head.number - confirmations + 1;
  if (number < 0) return null;
  const [answer] = await ask([blockCall(toQuantity(number))]);
  const block = parseBlock(result(answer)) ?? unusable('answered with a block that is none');
  return block.number === number ? block : unusable('answered with another block than it was asked for');
}

function result(answer: JsonRpcAnswer | undefined): unknown {
  if (answer === undefined) return unusable('left a question unanswered');
  return answer.kind === 'result' ? answer.value : unusable(`answered with error ${answer.code}: ${answer.message}`);
}

function hashCode(value: unknown): Hash32 | null {
  const code = parseBytes(value) ?? unusable('answered with code that is none');
  return code === '0x' ? null : parseHash32(bytesToHex(keccak256(hexToBytes(code))));
}

function status(answer: JsonRpcAnswer | undefined, chainId: number): RegistryStatus {
  const bytes = parseBytes(result(answer));
  const decoded = bytes === null ? null : decodeStatus(bytes);
  if (decoded === null || decoded.chainId !== BigInt(chainId)) {
    return unusable('answered for the registry with what the registry does not answer');
  }
  return decoded.status;
}

function unusable(detail: string): never {
  throw new Unusable(detail);
}
