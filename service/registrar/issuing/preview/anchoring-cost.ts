import { randomBytes } from 'node:crypto';
import type { ChainConnection } from '../../../anchoring/chain-connection.ts';
import { currentGasPrice } from '../../../chain/fees.ts';
import type { ContractCall } from '../../../chain/registry-calls.ts';
import { callGas, isRefusal } from '../../../chain/simulation.ts';
import { type Address, bytesToHex, parseHash32, parseMerkleRoot } from '../../../core/hex.ts';

/** What bringing batches onto the chain would cost now. Amounts in wei, as decimal text. */
export interface AnchoringCost {
  /** Of one batch; its size hardly matters. */
  readonly gasPerBatch: number;
  /** Of one pathway version, whose digest goes onto the chain before its first batch. */
  readonly gasPerPublication: number;
  /** How many versions that is. */
  readonly publications: number;
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
/** What publishing a digest is held to take at the most: on a local node it took 49,839. */
const MEASURED_PUBLICATION_GAS = 50_000;

/** What would be done on the chain. */
export interface PlannedActs {
  readonly batches: number;
  /** How many certificates the largest batch holds. */
  readonly largest: number;
  readonly publications: number;
}

/**
 * Asks a node what anchoring so many batches costs, and publishing the pathway versions that are not on the chain yet.
 *
 * @param from the account that would anchor; null where there is none yet
 * @throws CairnError `chain-unavailable`
 */
export async function anchoringCost(
  { node, calls }: ChainConnection,
  from: Address | null,
  issuerId: bigint | null,
  { batches, largest, publications }: PlannedActs,
): Promise<AnchoringCost> {
  const gasOf = async (call: (issuerId: bigint) => ContractCall) =>
    from === null || issuerId === null ? null : await callGas(node, from, call(issuerId)).catch(refusedAsNull);
  // No batch has this root, and no document this digest: what it costs to write one down that is new.
  const chance = () => bytesToHex(randomBytes(32));
  const estimated = await gasOf((id) => calls.anchor(id, parseMerkleRoot(chance()), largest));
  const publication =
    publications === 0 ? null : await gasOf((id) => calls.publish(id, 'pathway-version', parseHash32(chance())));
  const { baseFeePerGas, tip } = await currentGasPrice(node);
  const gasPerBatch = estimated ?? BigInt(MEASURED_GAS);
  const gasPerPublication = publication ?? BigInt(MEASURED_PUBLICATION_GAS);
  const gas = gasPerBatch * BigInt(batches) + gasPerPublication * BigInt(publications);
  return {
    gasPerBatch: Number(gasPerBatch),
    gasPerPublication: Number(gasPerPublication),
    publications,
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
