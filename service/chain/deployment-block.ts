import type { Address } from '../core/hex.ts';
import type { ChainNode } from './chain-node.ts';
import { parseBytes, toQuantity } from './rpc-values.ts';

/**
 * The block in which a contract came to stand, found by halving: before it there is nothing of it to read. 0 where the
 * node does not keep states so old, so that all blocks are read.
 *
 * @param head a block at which it stands
 * @throws CairnError `chain-unavailable`
 */
export async function deploymentBlock(node: ChainNode, contract: Address, head: number): Promise<number> {
  let [without, at] = [-1, head];
  while (at - without > 1) {
    const middle = Math.floor((without + at) / 2);
    const [answer] = await node.ask([{ method: 'eth_getCode', params: [contract, toQuantity(middle)] }]);
    const code = answer?.kind === 'result' ? parseBytes(answer.value) : null;
    if (code === null) return 0;
    if (code === '0x') without = middle;
    else at = middle;
  }
  return at;
}
