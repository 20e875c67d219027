import type { ChainQuery } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { Pins } from '../core/pins.ts';
import type { StatusEvent } from '../core/registry-event.ts';
import { findDeployment } from '../core/registry-view.ts';
import type { StatusChange } from '../core/status-change.ts';
import { statusIndices } from '../core/status-words.ts';
import type { Verdict } from '../core/verdict.ts';
import { ChainNode } from './chain-node.ts';
import type { JsonRpcOptions } from './json-rpc.ts';
import { readStatusEvents } from './read-events.ts';
import { parseBlock, toQuantity } from './rpc-values.ts';

export interface StatusChangeQuery extends Pick<ChainQuery, 'deployment' | 'issuerId' | 'root' | 'index'> {
  readonly status: 'revoked' | 'suspended';
  /** Where to begin: the block of the anchoring, or 0. */
  readonly fromBlock: number;
  readonly toBlock: number;
}

/** Nodes that hand out few blocks at a time are not asked without end for what is only told beside the answer. */
const MOST_REQUESTS = 60;
/** All endpoints and requests together: nobody waits longer for a reason. */
const WITHIN_MS = 5_000;

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
  const deadline = AbortSignal.timeout(WITHIN_MS);
  for (const url of deployment.rpcUrls) {
    try {
      const node = new ChainNode(url, { ...options, fetch: limitedFetch(options.fetch ?? fetch, deadline) });
      const events = await readStatusEvents(node, { registry: deployment.registry, issuerId, root, ...range });
      const event = events.findLast((found) => concerns(found, query));
      if (event === undefined) return null;
      const { blockNumber, transactionHash, reason, by } = event;
      const block = parseBlock(await node.result('eth_getBlockByNumber', [toQuantity(blockNumber), false]));
      return block === null ? null : { reason, by, at: block.timestamp, blockNumber, transactionHash };
    } catch (error) {
      // This endpoint cannot say; the next one may.
      if (!(error instanceof CairnError)) throw error;
    }
  }
  return null;
}

/**
 * What is behind a verdict of `revoked` or `suspended`, as `readStatusChange`: a fact beside the verdict, which neither waits
 * for it nor rests on it. Null for any other verdict.
 *
 * @param endpoints in place of the pinned ones
 */
export async function readChangeBehind(
  { reason, certificate, block }: Verdict,
  pins: Pins,
  { endpoints, ...options }: JsonRpcOptions & { readonly endpoints?: readonly string[] | undefined } = {},
): Promise<StatusChange | null> {
  if ((reason !== 'revoked' && reason !== 'suspended') || certificate === null || block === null) return null;
  const pinned = findDeployment(pins, certificate.anchor);
  if (pinned === null) return null;
  const deployment = endpoints === undefined ? pinned : { ...pinned, rpcUrls: endpoints };
  const { issuerId, root, index } = certificate.anchor;
  const range = { fromBlock: certificate.hints?.blockNumber ?? 0, toBlock: block.number };
  return await readStatusChange({ deployment, issuerId, root, index, status: reason, ...range }, options);
}

function concerns(event: StatusEvent, { status, index }: StatusChangeQuery): boolean {
  if (event.kind === 'batch-revoked') return status === 'revoked';
  return event.kind === `credentials-${status}` && statusIndices(event.words).includes(index);
}

/** A fetch that reaches nobody any more after so many requests, or after the deadline. */
function limitedFetch(ask: typeof fetch, deadline: AbortSignal): typeof fetch {
  let left = MOST_REQUESTS;
  return (input, init) => {
    if (left === 0) return Promise.reject(new TypeError('too many requests for one answer'));
    left -= 1;
    const signal = init?.signal instanceof AbortSignal ? AbortSignal.any([init.signal, deadline]) : deadline;
    return ask(input, { ...init, signal });
  };
}
