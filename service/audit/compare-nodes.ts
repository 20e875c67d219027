import { readRegistryEvents } from '../chain/read-events.ts';
import type { Difference, NotChecked } from '../core/audit/difference.ts';
import { CairnError } from '../core/errors.ts';
import type { Address } from '../core/hex.ts';
import type { RegistryEvent } from '../core/registry-event.ts';
import type { OpenNode } from './open-nodes.ts';
import type { RegistryHistory } from './read-history.ts';

/** What came of asking a further node for the same events. */
export type NodeComparison =
  | { readonly kind: 'compared'; readonly differences: readonly Difference[] }
  | { readonly kind: 'not-compared'; readonly notChecked: NotChecked };

/** Reads the events of the same blocks from a further node, and compares them with those that the first has told. */
export async function compareNode(
  { node, reader }: OpenNode,
  registry: Address,
  { block, firstBlock, events }: RegistryHistory,
): Promise<NodeComparison> {
  const source = node.endpoint;
  const notCompared = (why: string): NodeComparison => {
    return { kind: 'not-compared', notChecked: { code: 'endpoint-unread', place: { source }, why, open: false } };
  };
  try {
    const same = await reader.blockAt(block.number);
    if (same?.hash !== block.hash)
      return notCompared(`It does not know block ${block.number} as the first node has it.`);
    const told = await readRegistryEvents(node, { registry, fromBlock: firstBlock, toBlock: block.number });
    return { kind: 'compared', differences: disagreements(events, told, source) };
  } catch (error) {
    if (error instanceof CairnError) return notCompared(error.message);
    throw error;
  }
}

function disagreements(
  first: readonly RegistryEvent[],
  second: readonly RegistryEvent[],
  source: string,
): Difference[] {
  const [here, there] = [byPlace(first), byPlace(second)];
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((name): Difference[] => {
    const [one, other] = [here.get(name), there.get(name)];
    const known = one ?? other;
    if (known === undefined || (one !== undefined && other !== undefined && contentOf(one) === contentOf(other))) {
      return [];
    }
    const { issuerId, blockNumber, logIndex, transactionHash } = known;
    const place = { source, issuerId, blockNumber, logIndex, transactionHash };
    const none = 'no such event';
    const [expected, found] = [one, other].map((event) => (event === undefined ? none : contentOf(event)));
    return [{ code: 'endpoints-disagree', place, expected: expected ?? none, found: found ?? none }];
  });
}

function byPlace(events: readonly RegistryEvent[]): ReadonlyMap<string, RegistryEvent> {
  return new Map(events.map((event) => [`${event.blockNumber}:${event.logIndex}`, event]));
}

/** All that an event says, in one text; the order of its members is that in which the decoder writes them. */
function contentOf(event: RegistryEvent): string {
  const { blockNumber, logIndex, blockHash, ...said } = event;
  const members = Object.entries(said).filter(([name]) => name !== 'time' && name !== 'final');
  return JSON.stringify(Object.fromEntries(members), (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
