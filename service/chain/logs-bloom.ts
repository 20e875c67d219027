import { keccak256 } from '../core/digest.ts';
import { type Hex, hexToBytes } from '../core/hex.ts';

/** How many bytes the bloom filter of a block has. */
const BLOOM_BYTES = 256;

/**
 * Whether a block may hold a log entry with this address or topic, by its header's bloom filter (Yellow Paper, section
 * 4.3.1): where it says no, there is none; where it says yes, there may be one.
 *
 * @param bloom 256 bytes
 */
export function bloomMayHold(bloom: Uint8Array, item: Hex): boolean {
  const hash = keccak256(hexToBytes(item));
  return [0, 2, 4].every((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047;
    return ((bloom[BLOOM_BYTES - 1 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0;
  });
}
