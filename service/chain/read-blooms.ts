import { type Hex, hexToBytes } from '../core/hex.ts';
import { boundedMap } from './bounded-map.ts';
import type { ChainNode } from './chain-node.ts';
import { bloomMayHold } from './logs-bloom.ts';
import { parseBytes, toQuantity } from './rpc-values.ts';

const BLOCKS_PER_REQUEST = 100;
const AT_A_TIME = 4;

/** What log entries are looked for: of this address, with one of these first topics. */
export interface BloomQuery {
  readonly address: Hex;
  readonly signatures: readonly Hex[];
  readonly fromBlock: number;
  readonly toBlock: number;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The blocks of a range that may hold such log entries, by the bloom filters of their headers. @throws CairnError `chain-unavailable` */
export async function blocksThatMayHold(node: ChainNode, query: BloomQuery): Promise<number[]> {
  const { address, signatures, fromBlock, toBlock, onProgress } = query;
  const total = toBlock - fromBlock + 1;
  const starts = Array.from(
    { length: Math.ceil(total / BLOCKS_PER_REQUEST) },
    (_, at) => fromBlock + at * BLOCKS_PER_REQUEST,
  );
  let done = 0;
  const found = await boundedMap(starts, AT_A_TIME, async (start) => {
    const length = Math.min(BLOCKS_PER_REQUEST, toBlock - start + 1);
    const numbers = Array.from({ length }, (_, at) => start + at);
    const calls = numbers.map((number) => ({ method: 'eth_getBlockByNumber', params: [toQuantity(number), false] }));
    const results = await node.results(calls);
    done += length;
    onProgress?.(done, total);
    return numbers.filter((number, at) => {
      const bloom = bloomOf(results[at]);
      if (bloom === null) throw node.unavailable(`was asked for block ${number} and answered with none`);
      return bloomMayHold(bloom, address) && signatures.some((signature) => bloomMayHold(bloom, signature));
    });
  });
  return found.flat();
}

function bloomOf(block: unknown): Uint8Array | null {
  const bloom =
    typeof block === 'object' && block !== null && 'logsBloom' in block ? parseBytes(block.logsBloom) : null;
  return bloom === null ? null : hexToBytes(bloom);
}
