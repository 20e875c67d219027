import type { ChainNode } from '../chain/chain-node.ts';
import { blocksThatMayHold } from '../chain/read-blooms.ts';
import { decodeRegistryEvent, eventSignatures } from '../chain/registry-events.ts';
import { readBlockReceipts } from '../chain/transaction-receipt.ts';
import type { Difference, NotChecked } from '../core/audit/difference.ts';
import { CairnError } from '../core/errors.ts';
import type { Address } from '../core/hex.ts';
import type { OnAuditProgress } from './audit-progress.ts';
import type { RegistryHistory } from './read-history.ts';

/** What a search for events that a node did not tell came to. */
export interface LeftOut {
  readonly differences: readonly Difference[];
  readonly notChecked: readonly NotChecked[];
}

/** Nothing was left out. */
export const NOTHING_LEFT_OUT: LeftOut = { differences: [], notChecked: [] };

/** The longest chain of which every header is looked at; beyond it, that would be a burden to any node. */
const MOST_BLOCKS = 50_000;

/**
 * Looks for events that a node has and did not tell. The root of the storage shows every missing event that still has an
 * effect; this finds those whose effect is gone, as a suspension that was lifted or a void anchoring that was replaced: by
 * the bloom filters in the headers, and the receipts of the blocks that may hold more than was told.
 */
export async function findLeftOut(
  node: ChainNode,
  registry: Address,
  history: RegistryHistory,
  onProgress?: OnAuditProgress,
): Promise<LeftOut> {
  const { firstBlock, block } = history;
  if (block.number - firstBlock >= MOST_BLOCKS) {
    const why = `The chain is too long to look at the header of each of its ${block.number - firstBlock + 1} blocks.`;
    return notSearched(why);
  }
  try {
    const suspects = await blocksThatMayHold(node, {
      address: registry,
      signatures: eventSignatures,
      fromBlock: firstBlock,
      toBlock: block.number,
      onProgress: (done, total) => onProgress?.({ step: 'headers read', done, total }),
    });
    // Some chains keep no bloom filters: then they say nothing.
    const known = new Set(suspects);
    if (history.events.some(({ blockNumber }) => !known.has(blockNumber))) {
      return notSearched('The bloom filters of its blocks do not show even the events that it told.');
    }
    return await compareReceipts(node, registry, history, suspects, onProgress);
  } catch (error) {
    if (error instanceof CairnError) return notSearched(error.message);
    throw error;
  }
}

async function compareReceipts(
  node: ChainNode,
  registry: Address,
  { events }: RegistryHistory,
  suspects: readonly number[],
  onProgress: OnAuditProgress | undefined,
): Promise<LeftOut> {
  const told = new Set(events.map(({ blockNumber, logIndex }) => `${blockNumber}:${logIndex}`));
  const differences: Difference[] = [];
  for (const [at, blockNumber] of suspects.entries()) {
    const receipts = await readBlockReceipts(node, blockNumber);
    if (receipts === null) return { differences, ...withoutDifferences('It does not tell the receipts of a block.') };
    const logs = receipts.flatMap((receipt) => receipt.logs).filter(({ address }) => address === registry);
    for (const log of logs) {
      const event = decodeRegistryEvent(log);
      if (event === null || told.has(`${blockNumber}:${log.logIndex}`)) continue;
      const { issuerId, transactionHash, logIndex } = event;
      const place = { issuerId, blockNumber, logIndex, transactionHash };
      differences.push({ code: 'event-left-out', place, expected: event.kind, found: 'no such event was told' });
    }
    onProgress?.({ step: 'receipts read', done: at + 1, total: suspects.length });
  }
  return { differences, notChecked: [] };
}

function notSearched(why: string): LeftOut {
  return { differences: [], ...withoutDifferences(why) };
}

function withoutDifferences(why: string): Pick<LeftOut, 'notChecked'> {
  const what =
    'Only one node was heard, so what left no trace in the contract, as a suspension that was lifted, rests on its word.';
  return { notChecked: [{ code: 'completeness', place: {}, why: `${what} ${why}`, open: false }] };
}
