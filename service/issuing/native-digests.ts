import { hash } from 'node:crypto';
import { createKeccak } from 'hash-wasm';
import type { Digest } from '../core/digest.ts';

/** SHA-256 by the platform's OpenSSL: the same function as `core/digest`, several times faster on large documents. */
export const nativeSha256: Digest = (data) => hash('sha256', data, 'buffer');

/**
 * Keccak-256 in WebAssembly, a fifth of the time of the JavaScript one. Here only: a page would need
 * `'wasm-unsafe-eval'` in its content security policy.
 */
export async function createWasmKeccak256(): Promise<Digest> {
  const hasher = await createKeccak(256);
  // hash-wasm asks for the memory behind its input, and V8 makes that memory only then for small new arrays, which costs
  // a third of a hash. So what trees are made of, hashes and pairs of them, goes in through memory that is there.
  const single = new Uint8Array(32);
  const pair = new Uint8Array(64);
  return (data) =>
    hasher
      .init()
      .update(inMemory(data, single, pair))
      .digest('binary');
}

function inMemory(data: Uint8Array, single: Uint8Array, pair: Uint8Array): Uint8Array {
  const place = data.length === 64 ? pair : data.length === 32 ? single : null;
  if (place === null) return data;
  place.set(data);
  return place;
}
