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
  /** Blocks asked for at once, default 5,000; halved by itself where a node finds that too many. */
  readonly blocksPerRequest?: number | undefined;
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

async function readLogs(node: ChainNode, query: EventQuery, signatures: unknown): Promise<RawLog[]> {
  const issuer = query.issuerId === undefined ? null : pad(toQuantity(query.issuerId), { size: 32 });
  const topics = trimmed([signatures, issuer, query.root ?? null]);
  const logs: RawLog[] = [];
  let span = query.blocksPerRequest ?? 5_000;
  for (let from = query.fromBlock; from <= query.toBlock; ) {
    const to = Math.min(from + span - 1, query.toBlock);
    const filter = { address: query.registry, topics, fromBlock: toQuantity(from), toBlock: toQuantity(to) };
    const [answer] = await node.ask([{ method: 'eth_getLogs', params: [filter] }]);
    if (answer === undefined) throw node.unavailable('left a question unanswered');
    if (answer.kind === 'error' && to > from) {
      // Nodes limit blocks or results at their own discretion and by codes of their own: ask for less until one block is.
      span = Math.ceil((to - from + 1) / 2);
      continue;
    }
    const result = node.resultOf(answer);
    const chunk = Array.isArray(result) ? parseLogs(result) : null;
    if (chunk === null) throw node.unavailable('answered with log entries that are none');
    logs.push(...chunk);
    from = to + 1;
  }
  return logs;
}

/** Topics without the trailing ones that ask for nothing: some nodes refuse them. */
function trimmed(topics: readonly unknown[]): readonly unknown[] {
  return topics.slice(0, topics.findLastIndex((topic) => topic !== null) + 1);
}

function decoded(logs: readonly RawLog[]): RegistryEvent[] {
  return logs.map(decodeRegistryEvent).filter((event) => event !== null);
}
