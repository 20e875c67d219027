import { createHash } from 'node:crypto';
import { createKeccak } from 'hash-wasm';
import type { Digest } from '../core/digest.ts';

/** SHA-256 by the platform's OpenSSL: the same function as `core/digest`, several times faster on large documents. */
export const nativeSha256: Digest = (data) => createHash('sha256').update(data).digest();

/**
 * Keccak-256 in WebAssembly, a fifth of the time of the JavaScript one. Here only: a page would need
 * `'wasm-unsafe-eval'` in its content security policy.
 */
export async function createWasmKeccak256(): Promise<Digest> {
  const hasher = await createKeccak(256);
  return (data) => hasher.init().update(data).digest('binary');
}
