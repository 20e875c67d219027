import { randomBytes } from 'node:crypto';
import type { ChainConnection } from '../../../anchoring/chain-connection.ts';
import { currentGasPrice } from '../../../chain/fees.ts';
import { callGas, isRefusal } from '../../../chain/simulation.ts';
import { type Address, bytesToHex, parseMerkleRoot } from '../../../core/hex.ts';

/** What bringing batches onto the chain would cost now. Amounts in wei, as decimal text. */
export interface AnchoringCost {
  /** Of one batch; its size hardly matters. */
  readonly gasPerBatch: number;
  /** `estimated`: by the node, of the very call. `measured`: what it took in this project's own measurement. */
  readonly basis: 'estimated' | 'measured';
  readonly gas: number;
  readonly baseFeePerGas: string;
  readonly tipPerGas: string;
  /** At the base fee of the newest block. */
  readonly expected: string;
  /** What the transactions offer at the most, so that they go through while fees rise; the account has to hold it. */
  readonly greatest: string;
}

/** What an anchoring is held to take at the most: `npm run bench -- gas` measured 49,442, and a byte more of size adds 12. */
const MEASURED_GAS = 49_500;

/**
 * Asks a node what anchoring so many batches costs.
 *
 * @param from the account that would anchor; null where there is none yet
 * @param largest how many certificates the largest batch holds
 * @throws CairnError `chain-unavailable`
 */
export async function anchoringCost(
  { node, calls }: ChainConnection,
  from: Address | null,
  issuerId: bigint | null,
  { batches, largest }: { readonly batches: number; readonly largest: number },
): Promise<AnchoringCost> {
  const estimated =
    from === null || issuerId === null
      ? null
      : // No batch has this root: what it costs to write one down that is new.
        await callGas(node, from, calls.anchor(issuerId, parseMerkleRoot(bytesToHex(randomBytes(32))), largest)).catch(
          refusedAsNull,
        );
  const { baseFeePerGas, tip } = await currentGasPrice(node);
  const gasPerBatch = estimated ?? BigInt(MEASURED_GAS);
  const gas = gasPerBatch * BigInt(batches);
  return {
    gasPerBatch: Number(gasPerBatch),
    basis: estimated === null ? 'measured' : 'estimated',
    gas: Number(gas),
    baseFeePerGas: baseFeePerGas.toString(),
    tipPerGas: tip.toString(),
    expected: (gas * (baseFeePerGas + tip)).toString(),
    greatest: (gas * (2n * baseFeePerGas + tip)).toString(),
  };
}

/** Where the contract would refuse, as of a key that is not valid, the estimate has no answer; why is another finding. */
function refusedAsNull(error: unknown): null {
  if (isRefusal(error)) return null;
  throw error;
}
