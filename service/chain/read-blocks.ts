import type { BlockReference } from '../core/chain-reading.ts';
import { boundedMap } from './bounded-map.ts';
import type { ChainNode } from './chain-node.ts';
import { parseBlock, toQuantity } from './rpc-values.ts';

const BLOCKS_PER_REQUEST = 100;
const AT_A_TIME = 4;

/**
 * Number, hash and time of many blocks, by number; each is asked for once.
 *
 * @throws CairnError `chain-unavailable`, for a block that the node does not know too
 */
export async function readBlocks(
  node: ChainNode,
  numbers: Iterable<number>,
  onProgress?: (done: number, total: number) => void,
): Promise<ReadonlyMap<number, BlockReference>> {
  const wanted = [...new Set(numbers)];
  const requests = Array.from({ length: Math.ceil(wanted.length / BLOCKS_PER_REQUEST) }, (_, at) =>
    wanted.slice(at * BLOCKS_PER_REQUEST, (at + 1) * BLOCKS_PER_REQUEST),
  );
  const blocks = new Map<number, BlockReference>();
  await boundedMap(requests, AT_A_TIME, async (request) => {
    const calls = request.map((number) => ({ method: 'eth_getBlockByNumber', params: [toQuantity(number), false] }));
    const results = await node.results(calls);
    for (const [at, number] of request.entries()) {
      const block = parseBlock(results[at]);
      if (block?.number !== number) throw node.unavailable(`was asked for block ${number} and answered with none`);
      blocks.set(number, block);
    }
    onProgress?.(blocks.size, wanted.length);
  });
  return blocks;
}
