import { CairnError } from '../core/errors.ts';
import type { Address, Hex } from '../core/hex.ts';
import type { ChainNode } from './chain-node.ts';
import type { JsonRpcAnswer } from './json-rpc.ts';
import type { ContractCall } from './registry-calls.ts';
import { explainRevert } from './registry-revert.ts';
import { parseBigQuantity, parseBytes, toQuantity } from './rpc-values.ts';

/** JSON-RPC's code for a call that the EVM reverted, where a node has one of its own (geth and those who follow it). */
const executionReverted = 3;

/**
 * The gas that a call would use at the head, with a fifth on top: what others write in between can make it dearer.
 *
 * @throws CairnError with the contract's reason (see `explainRevert`), or `chain-unavailable`.
 */
export async function estimateGas(
  node: ChainNode,
  from: Address,
  call: ContractCall | { readonly data: Hex },
): Promise<bigint> {
  return ((await callGas(node, from, call)) * 6n) / 5n;
}

/** The gas that a call would use at the head, as the node estimates it. @throws as `estimateGas` */
export async function callGas(
  node: ChainNode,
  from: Address,
  call: ContractCall | { readonly data: Hex },
): Promise<bigint> {
  // Said, not left to the node: where the default is the pending block, a transaction that waits stands in the way of the
  // one that is to replace it.
  const gas = parseBigQuantity(await simulated(node, 'eth_estimateGas', [{ from, ...call }, 'latest']));
  if (gas === null) throw node.unavailable('answered with gas that is none');
  return gas;
}

/**
 * Tries a call as of a block (its number; default the head) and changes nothing. Also says why an included transaction
 * failed: try it again as of the block before.
 *
 * @throws CairnError with the contract's reason (see `explainRevert`), or `chain-unavailable`.
 */
export async function simulate(node: ChainNode, from: Address, call: ContractCall, blockNumber?: number): Promise<Hex> {
  const block = blockNumber === undefined ? 'latest' : toQuantity(blockNumber);
  const returned = parseBytes(await simulated(node, 'eth_call', [{ from, ...call }, block]));
  if (returned === null) throw node.unavailable('answered with a result that is none');
  return returned;
}

async function simulated(node: ChainNode, method: string, params: readonly unknown[]): Promise<unknown> {
  const [answer] = await node.ask([{ method, params }]);
  if (answer === undefined) throw node.unavailable('left a question unanswered');
  if (answer.kind === 'result') return answer.value;
  const data = revertData(answer);
  if (data !== null || answer.code === executionReverted) throw explainRevert(data);
  return node.resultOf(answer);
}

/** The data with which a call reverted. Nodes agree on a hex string in `error.data`; Hardhat wraps it once more. */
function revertData({ data }: JsonRpcAnswer & { readonly kind: 'error' }): Hex | null {
  if (typeof data === 'object' && data !== null && 'data' in data) return parseBytes(data.data);
  return parseBytes(data);
}

/** Whether an error is the contract's own refusal, as against a node that was not heard. */
export function isRefusal(error: unknown): error is CairnError {
  return error instanceof CairnError && error.code !== 'chain-unavailable';
}
