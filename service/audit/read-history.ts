import { deploymentBlock } from '../chain/deployment-block.ts';
import { readBlocks } from '../chain/read-blocks.ts';
import { readRegistryEvents } from '../chain/read-events.ts';
import type { DatedEvent } from '../core/audit/dated-event.ts';
import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { DeploymentPin } from '../core/pins.ts';
import type { RegistryEvent } from '../core/registry-event.ts';
import type { OnAuditProgress } from './audit-progress.ts';
import type { OpenNode } from './open-nodes.ts';

/** Everything that a registry told up to one block. */
export interface RegistryHistory {
  readonly block: BlockReference;
  readonly finalBlock: BlockReference | null;
  /** The first block that can hold anything of the registry. */
  readonly firstBlock: number;
  readonly events: readonly DatedEvent[];
}

/**
 * Reads every event of a registry up to the node's newest block, each with the time of its block.
 *
 * The chain may change its newest blocks meanwhile. So the block is named by its hash, every event has to be of the block
 * that the chain has at its height, and what does not fit is read once more from the start.
 *
 * @throws CairnError `chain-unavailable`, also where the chain changed again
 */
export async function readHistory(
  open: OpenNode,
  deployment: DeploymentPin,
  onProgress?: OnAuditProgress,
): Promise<RegistryHistory> {
  return (await readOnce(open, open.head, deployment, onProgress)) ?? (await readAgain(open, deployment, onProgress));
}

async function readAgain(
  open: OpenNode,
  deployment: DeploymentPin,
  onProgress: OnAuditProgress | undefined,
): Promise<RegistryHistory> {
  const history = await readOnce(open, await open.reader.head(), deployment, onProgress);
  if (history !== null) return history;
  throw open.node.unavailable('tells events of blocks that it does not have, or changes its blocks while it is read');
}

/** Null when the chain is no longer the one that reading began with. */
async function readOnce(
  { node, reader }: OpenNode,
  head: BlockReference,
  deployment: DeploymentPin,
  onProgress: OnAuditProgress | undefined,
): Promise<RegistryHistory | null> {
  const { registry, finality } = deployment;
  const finalBlock = await finalBlockOf(() => reader.finalBlock(finality));
  // A load balancer's nodes differ in height: what one calls final, the other has not heard of.
  const block = finalBlock !== null && finalBlock.number > head.number ? finalBlock : head;
  const firstBlock = await deploymentBlock(node, registry, block.number);
  const events = await readRegistryEvents(node, {
    registry,
    fromBlock: firstBlock,
    toBlock: block.number,
    onProgress: (done, total) => onProgress?.({ step: 'blocks read', done, total }),
  });
  const numbers = events.map(({ blockNumber }) => blockNumber);
  const blocks = await readBlocks(node, numbers, (done, total) => onProgress?.({ step: 'times read', done, total }));
  const still = await reader.blockAt(block.number);
  if (still?.hash !== block.hash) return null;
  const dated: DatedEvent[] = [];
  for (const event of events) {
    const place = blocks.get(event.blockNumber);
    if (place?.hash !== event.blockHash || event.blockNumber > block.number) return null;
    dated.push({ ...event, time: place.timestamp, final: isFinalAt(event, finalBlock) });
  }
  return { block, finalBlock, firstBlock, events: dated };
}

function isFinalAt({ blockNumber }: RegistryEvent, finalBlock: BlockReference | null): boolean {
  return finalBlock !== null && blockNumber <= finalBlock.number;
}

/** A node that cannot name a final block, as of a chain that is too young for one, has none: nothing counts as final. */
async function finalBlockOf(read: () => Promise<BlockReference | null>): Promise<BlockReference | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CairnError && error.code === 'chain-unavailable') return null;
    throw error;
  }
}
