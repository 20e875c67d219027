import { type Address, type Hash32, type Hex, isAddress, isHash32 } from '../core/hex.ts';
import type { ChainNode } from './chain-node.ts';
import { parseBigQuantity, parseBytes, parseQuantity, toQuantity } from './rpc-values.ts';

/** A log entry as a node returns it, with what a decoder needs. */
export interface RawLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly blockNumber: number;
  readonly blockHash: Hash32;
  readonly transactionHash: Hash32;
  readonly logIndex: number;
}

/** What became of a transaction that a block includes. Blocks can be undone until they are final. */
export interface TransactionReceipt {
  readonly transactionHash: Hash32;
  readonly blockNumber: number;
  readonly blockHash: Hash32;
  readonly succeeded: boolean;
  readonly gasUsed: bigint;
  /** In wei. */
  readonly effectiveGasPrice: bigint;
  /** The contract that the transaction created, if it did. */
  readonly contractAddress: Address | null;
  readonly logs: readonly RawLog[];
}

/** The receipt of a transaction; null while no block includes it. @throws CairnError `chain-unavailable` */
export async function readReceipt(node: ChainNode, hash: Hash32): Promise<TransactionReceipt | null> {
  const result = await node.result('eth_getTransactionReceipt', [hash]);
  if (result === null) return null;
  const receipt = parseReceipt(result);
  if (receipt === null) throw node.unavailable('answered with a receipt that is none');
  return receipt;
}

/**
 * The receipts of all transactions of a block; null where the node does not know the call.
 *
 * @throws CairnError `chain-unavailable`
 */
export async function readBlockReceipts(node: ChainNode, blockNumber: number): Promise<TransactionReceipt[] | null> {
  const [answer] = await node.ask([{ method: 'eth_getBlockReceipts', params: [toQuantity(blockNumber)] }]);
  if (answer?.kind !== 'result') return null;
  const receipts = Array.isArray(answer.value) ? answer.value.map(parseReceipt) : [null];
  if (receipts.every((receipt) => receipt !== null)) return receipts;
  throw node.unavailable('answered with receipts that are none');
}

/** Whether the node knows a transaction, waiting or included. @throws CairnError `chain-unavailable` */
export async function knowsTransaction(node: ChainNode, hash: Hash32): Promise<boolean> {
  return (await node.result('eth_getTransactionByHash', [hash])) !== null;
}

function parseReceipt(value: unknown): TransactionReceipt | null {
  if (!isRecord(value)) return null;
  const transactionHash = parseBytes(value.transactionHash);
  const blockNumber = parseQuantity(value.blockNumber);
  const blockHash = parseBytes(value.blockHash);
  const status = parseQuantity(value.status);
  const gasUsed = parseBigQuantity(value.gasUsed);
  const effectiveGasPrice = parseBigQuantity(value.effectiveGasPrice);
  const contractAddress = parseBytes(value.contractAddress);
  const logs = Array.isArray(value.logs) ? parseLogs(value.logs) : null;
  if (!isHash32(transactionHash) || !isHash32(blockHash)) return null;
  if (blockNumber === null || status === null || gasUsed === null || effectiveGasPrice === null || logs === null) {
    return null;
  }
  return {
    transactionHash,
    blockNumber,
    blockHash,
    succeeded: status === 1,
    gasUsed,
    effectiveGasPrice,
    contractAddress: isAddress(contractAddress) ? contractAddress : null,
    logs,
  };
}

/** Log entries as `eth_getLogs` and receipts hold them; null when one of them is none. */
export function parseLogs(values: readonly unknown[]): RawLog[] | null {
  const logs = values.map(parseLog);
  return logs.every((log) => log !== null) ? logs : null;
}

function parseLog(value: unknown): RawLog | null {
  if (!isRecord(value) || !Array.isArray(value.topics)) return null;
  const address = parseBytes(value.address);
  const topics = value.topics.map(parseBytes);
  const data = parseBytes(value.data);
  const blockNumber = parseQuantity(value.blockNumber);
  const blockHash = parseBytes(value.blockHash);
  const transactionHash = parseBytes(value.transactionHash);
  const logIndex = parseQuantity(value.logIndex);
  if (!isAddress(address) || !isHash32(blockHash) || !isHash32(transactionHash)) return null;
  if (data === null || blockNumber === null || logIndex === null || !topics.every((topic) => topic !== null))
    return null;
  return { address, topics, data, blockNumber, blockHash, transactionHash, logIndex };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
