import type { BlockReference } from '../core/chain-reading.ts';
import { type Hex, isHash32 } from '../core/hex.ts';

/** A JSON-RPC quantity (`0x` and hexadecimal digits) as a number; null when it is none, or larger than 2^53 - 1. */
export function parseQuantity(value: unknown): number | null {
  const big = parseBigQuantity(value);
  return big !== null && big <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(big) : null;
}

/** A JSON-RPC quantity as a bigint; null when it is none. */
export function parseBigQuantity(value: unknown): bigint | null {
  return typeof value === 'string' && /^0x[0-9a-f]{1,64}$/i.test(value) ? BigInt(value) : null;
}

/** Number, hash and time of a block as `eth_getBlockBy...` returns it; null when the value is no block. */
export function parseBlock(value: unknown): BlockReference | null {
  if (typeof value !== 'object' || value === null || !('number' in value && 'hash' in value && 'timestamp' in value)) {
    return null;
  }
  const number = parseQuantity(value.number);
  const timestamp = parseQuantity(value.timestamp);
  const hash = parseBytes(value.hash);
  return number !== null && timestamp !== null && isHash32(hash) ? { number, hash, timestamp } : null;
}

/** JSON-RPC data (`0x` and pairs of hexadecimal digits) in lower case; null when the value is none. */
export function parseBytes(value: unknown): Hex | null {
  return typeof value === 'string' && /^0x(?:[0-9a-f]{2})*$/i.test(value) ? `0x${value.slice(2).toLowerCase()}` : null;
}

/** A block number as JSON-RPC wants it. */
export function toQuantity(value: number | bigint): Hex {
  return `0x${value.toString(16)}`;
}
