import { encodeEventTopics, pad } from 'viem/utils';
import type { Address, MerkleRoot } from '../core/hex.ts';
import { isStatusEvent, type RegistryEvent, type StatusEvent } from '../core/registry-event.ts';
import { credentialRegistryAbi as abi } from './abi.ts';
import type { ChainNode } from './chain-node.ts';
import { decodeRegistryEvent } from './registry-events.ts';
import { toQuantity } from './rpc-values.ts';
import { parseLogs, type RawLog } from './transaction-receipt.ts';

export interface EventQuery {
  readonly registry: Address;
  /** Absent: all issuers. */
  readonly issuerId?: bigint | undefined;
  /** Only events about this root. */
  readonly root?: MerkleRoot | undefined;
  /** First block. */
  readonly fromBlock: number;
  /** Last block, included. */
  readonly toBlock: number;
  /** Blocks asked for at once at first, default 5,000: doubled where a node answers, halved where that is too many. */
  readonly blocksPerRequest?: number | undefined;
  /** Told as blocks are read, of how many. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** All events of a registry that a query asks for, in the order of the chain. @throws CairnError `chain-unavailable` */
export async function readRegistryEvents(node: ChainNode, query: EventQuery): Promise<RegistryEvent[]> {
  return decoded(await readLogs(node, query, query.root === undefined ? null : rootTopics));
}

/**
 * Every change of status that a query asks for, in the order of the chain: who, why, which credentials, in which
 * transaction; when is the time of its block. @throws CairnError `chain-unavailable`
 */
export async function readStatusEvents(node: ChainNode, query: EventQuery): Promise<StatusEvent[]> {
  return decoded(await readLogs(node, query, statusTopics)).filter(isStatusEvent);
}

const statusTopics = (
  ['CredentialsRevoked', 'CredentialsSuspended', 'CredentialsReinstated', 'BatchRevoked'] as const
).flatMap((eventName) => encodeEventTopics({ abi, eventName }).slice(0, 1));

/** The events whose second indexed value is a root. */
const rootTopics = [...statusTopics, ...encodeEventTopics({ abi, eventName: 'BatchAnchored' }).slice(0, 1)];

/** How many ranges are asked for at the same time. */
const AT_A_TIME = 4;
const FIRST_SPAN = 5_000;
const LARGEST_SPAN = 1_000_000;

async function readLogs(node: ChainNode, query: EventQuery, signatures: unknown): Promise<RawLog[]> {
  const { registry, fromBlock, toBlock, onProgress } = query;
  const issuer = query.issuerId === undefined ? null : pad(toQuantity(query.issuerId), { size: 32 });
  const topics = trimmed([signatures, issuer, query.root ?? null]);
  const logs: RawLog[] = [];
  let [span, largest] = [query.blocksPerRequest ?? FIRST_SPAN, LARGEST_SPAN];
  let [next, done] = [fromBlock, 0];

  const readRange = async (from: number, to: number): Promise<void> => {
    const filter = { address: registry, topics, fromBlock: toQuantity(from), toBlock: toQuantity(to) };
    const [answer] = await node.ask([{ method: 'eth_getLogs', params: [filter] }]);
    if (answer === undefined) throw node.unavailable('left a question unanswered');
    if (answer.kind === 'error' && to > from) {
      // Nodes limit blocks or results at their own discretion and by codes of their own: ask for less until one block is.
      largest = Math.max(Math.min(largest, Math.floor((to - from + 1) / 2)), 1);
      span = Math.min(span, largest);
      const middle = from + Math.ceil((to - from + 1) / 2) - 1;
      await readRange(from, middle);
      await readRange(middle + 1, to);
      return;
    }
    const result = node.resultOf(answer);
    const chunk = Array.isArray(result) ? parseLogs(result) : null;
    if (chunk === null) throw node.unavailable('answered with log entries that are none');
    logs.push(...chunk);
    // What a node answers readily, it is asked twice as much of: most blocks of a chain hold nothing of a registry.
    span = Math.min(span * 2, largest);
    done += to - from + 1;
    onProgress?.(done, toBlock - fromBlock + 1);
  };
  const worker = async (): Promise<void> => {
    while (next <= toBlock) {
      const from = next;
      next = Math.min(from + span - 1, toBlock) + 1;
      await readRange(from, next - 1);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return logs.sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

/** Topics without the trailing ones that ask for nothing: some nodes refuse them. */
function trimmed(topics: readonly unknown[]): readonly unknown[] {
  return topics.slice(0, topics.findLastIndex((topic) => topic !== null) + 1);
}

function decoded(logs: readonly RawLog[]): RegistryEvent[] {
  return logs.map(decodeRegistryEvent).filter((event) => event !== null);
}
