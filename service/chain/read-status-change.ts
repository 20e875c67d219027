import type { ChainQuery } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { Hash32 } from '../core/hex.ts';
import type { StatusEvent } from '../core/registry-event.ts';
import type { StatusReason } from '../core/status-reason.ts';
import { statusIndices } from '../core/status-words.ts';
import { ChainNode } from './chain-node.ts';
import type { JsonRpcOptions } from './json-rpc.ts';
import { readStatusEvents } from './read-events.ts';
import { parseBlock, toQuantity } from './rpc-values.ts';

/** Why and when a certificate came to have the status that it has. */
export interface StatusChange {
  readonly reason: StatusReason;
  /** The time of its block, Unix seconds. */
  readonly at: number;
  readonly blockNumber: number;
  readonly transactionHash: Hash32;
}

export interface StatusChangeQuery extends Pick<ChainQuery, 'deployment' | 'issuerId' | 'root' | 'index'> {
  readonly status: 'revoked' | 'suspended';
  /** Where to begin: the block of the anchoring, or 0. */
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** Nodes that hand out few blocks at a time are not asked without end for what is only told beside the answer. */
const MOST_REQUESTS = 60;

/**
 * The newest event that revoked or suspended a certificate, or revoked its whole batch. Null where none is found, and where
 * no endpoint answers: that it has the status is told by the registry's own storage, and nothing rests on this.
 */
export async function readStatusChange(
  query: StatusChangeQuery,
  options: JsonRpcOptions = {},
): Promise<StatusChange | null> {
  const { deployment, issuerId, root, fromBlock, toBlock } = query;
  // Asked for as a whole: nodes that find it too many blocks say so, and are asked for fewer.
  const range = { fromBlock, toBlock, blocksPerRequest: toBlock - fromBlock + 1 };
  for (const url of deployment.rpcUrls) {
    try {
      const node = new ChainNode(url, { ...options, fetch: limitedFetch(options.fetch ?? fetch) });
      const events = await readStatusEvents(node, { registry: deployment.registry, issuerId, root, ...range });
      const event = events.findLast((found) => concerns(found, query));
      if (event === undefined) return null;
      const { blockNumber, transactionHash, reason } = event;
      const block = parseBlock(await node.result('eth_getBlockByNumber', [toQuantity(blockNumber), false]));
      return block === null ? null : { reason, at: block.timestamp, blockNumber, transactionHash };
    } catch (error) {
      // This endpoint cannot say; the next one may.
      if (!(error instanceof CairnError)) throw error;
    }
  }
  return null;
}

function concerns(event: StatusEvent, { status, index }: StatusChangeQuery): boolean {
  if (event.kind === 'batch-revoked') return status === 'revoked';
  return event.kind === `credentials-${status}` && statusIndices(event.words).includes(index);
}

/** A fetch that reaches nobody any more after so many requests. */
function limitedFetch(ask: typeof fetch): typeof fetch {
  let left = MOST_REQUESTS;
  return (input, init) => {
    if (left === 0) return Promise.reject(new TypeError('too many requests for one answer'));
    left -= 1;
    return ask(input, init);
  };
}
