import type { Address } from '../core/hex.ts';
import type { ChainNode } from './chain-node.ts';
import { parseBigQuantity, parseQuantity } from './rpc-values.ts';

/** What a node knows of an account that sends transactions. */
export interface AccountState {
  /** The nonce that the next mined transaction has to have. */
  readonly latestNonce: number;
  /** The first nonce that no transaction waiting at this node has; no promise, since nodes drop what waits. */
  readonly pendingNonce: number;
  /** In wei, at the head. */
  readonly balance: bigint;
}

/** Reads the state of an account, in one request. @throws CairnError `chain-unavailable` */
export async function readAccount(node: ChainNode, address: Address): Promise<AccountState> {
  const results = await node.results([
    { method: 'eth_getTransactionCount', params: [address, 'latest'] },
    { method: 'eth_getTransactionCount', params: [address, 'pending'] },
    { method: 'eth_getBalance', params: [address, 'latest'] },
  ]);
  const latestNonce = parseQuantity(results[0]);
  const pendingNonce = parseQuantity(results[1]);
  const balance = parseBigQuantity(results[2]);
  if (latestNonce === null || pendingNonce === null || balance === null) {
    throw node.unavailable('answered with an account state that is none');
  }
  return { latestNonce, pendingNonce, balance };
}
