import { encodeEventTopics } from 'viem/utils';
import type { ChainQuery } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { Hash32 } from '../core/hex.ts';
import { credentialRegistryAbi } from './abi.ts';
import { ChainNode } from './chain-node.ts';
import type { JsonRpcOptions } from './json-rpc.ts';
import { readReceipt } from './transaction-receipt.ts';

/** Where on the chain a batch was anchored. */
export interface AnchoringBlock {
  readonly blockNumber: number;
  readonly transactionHash: Hash32;
}

/**
 * The block in which a batch was anchored, when the transaction that is said to have done so really did: its receipt
 * must hold the pinned registry's own `BatchAnchored` of this issuer and this root. So a certificate file's hint, which
 * nothing authenticates, becomes a fact or is dropped. Null as well when no endpoint answers: nothing rests on it.
 */
export async function readAnchoringBlock(
  query: Pick<ChainQuery, 'deployment' | 'issuerId' | 'root'>,
  transactionHash: Hash32,
  options: JsonRpcOptions = {},
): Promise<AnchoringBlock | null> {
  const { deployment, issuerId, root } = query;
  const wanted = encodeEventTopics({
    abi: credentialRegistryAbi,
    eventName: 'BatchAnchored',
    args: { issuerId, root },
  });
  for (const url of deployment.rpcUrls) {
    try {
      const receipt = await readReceipt(new ChainNode(url, options), transactionHash);
      const isThere = receipt?.logs.some(
        (log) =>
          log.address === deployment.registry &&
          [0, 1, 2].every((position) => log.topics[position] === wanted[position]),
      );
      return receipt !== null && isThere === true ? { blockNumber: receipt.blockNumber, transactionHash } : null;
    } catch (error) {
      // This endpoint cannot say; the next one may.
      if (!(error instanceof CairnError)) throw error;
    }
  }
  return null;
}
