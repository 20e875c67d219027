import type { ChainNode } from './chain-node.ts';
import { parseBigQuantity } from './rpc-values.ts';

/** What a transaction offers for a unit of gas, in wei (EIP-1559). */
export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

const gwei = 1_000_000_000n;

/** JSON-RPC's code for a method that a node does not know. */
const methodNotFound = -32601;

/** What a unit of gas costs now, in wei: the base fee of the newest block, and the tip that the node suggests. */
export interface GasPrice {
  readonly baseFeePerGas: bigint;
  readonly tip: bigint;
}

/**
 * The fees that get a transaction into one of the next blocks: the node's suggested tip, and a cap of twice the base fee
 * and the tip, which holds through at least five full blocks in a row (the base fee rises by at most an eighth each).
 *
 * @throws CairnError `chain-unavailable`
 */
export async function currentFees(node: ChainNode): Promise<Fees> {
  const { baseFeePerGas, tip } = await currentGasPrice(node);
  return { maxFeePerGas: 2n * baseFeePerGas + tip, maxPriorityFeePerGas: tip };
}

/** Reads what gas costs now. @throws CairnError `chain-unavailable` */
export async function currentGasPrice(node: ChainNode): Promise<GasPrice> {
  const [block, suggestion] = await node.ask([
    { method: 'eth_getBlockByNumber', params: ['latest', false] },
    { method: 'eth_maxPriorityFeePerGas', params: [] },
  ]);
  if (block === undefined || suggestion === undefined) throw node.unavailable('left a question unanswered');
  const baseFee = baseFeeOf(node.resultOf(block));
  if (baseFee === null) throw node.unavailable('serves a chain without EIP-1559 fees');
  const tip =
    suggestion.kind === 'error' && suggestion.code === methodNotFound
      ? gwei
      : parseBigQuantity(node.resultOf(suggestion));
  if (tip === null) throw node.unavailable('answered with a fee that is none');
  return { baseFeePerGas: baseFee, tip };
}

/**
 * Fees for a transaction that takes the place of a pending one with the same nonce: nodes ask for a tenth more of both;
 * an eighth more leaves room for their rounding. Never less than what is current.
 */
export function replacementFees(pending: Fees, current: Fees): Fees {
  return {
    maxFeePerGas: larger(raised(pending.maxFeePerGas), current.maxFeePerGas),
    maxPriorityFeePerGas: larger(raised(pending.maxPriorityFeePerGas), current.maxPriorityFeePerGas),
  };
}

function raised(fee: bigint): bigint {
  return (fee * 9n) / 8n + 1n;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function baseFeeOf(block: unknown): bigint | null {
  return typeof block === 'object' && block !== null && 'baseFeePerGas' in block
    ? parseBigQuantity(block.baseFeePerGas)
    : null;
}
