import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatusBitstring } from '../../service/formats/status-bitstring.ts';

/** The bits of an encoded list, first to last, as a reader of the W3C's text would take them. */
function bitsOf(encoded: string): string {
  const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
  return [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
}

describe('a status bitstring', () => {
  it('has at least 131,072 bits, in whole bytes', () => {
    expect(new StatusBitstring(1).bytes).toHaveLength(16_384);
    expect(new StatusBitstring(131_072).bytes).toHaveLength(16_384);
    expect(new StatusBitstring(131_073).bytes).toHaveLength(16_385);
  });

  it('is gzip in base64url without padding, marked u as multibase says', () => {
    expect(new StatusBitstring(1).encode()).toMatch(/^uH4sI[A-Za-z0-9_-]+$/);
  });

  it('counts entries from the most significant bit of the first byte', () => {
    const bits = new StatusBitstring(10);
    bits.set(0);
    bits.set(9);
    expect(bitsOf(bits.encode()).slice(0, 16)).toBe('1000000001000000');
  });

  it('takes words of the registry, which count from the least significant bit', () => {
    const bits = new StatusBitstring(600);
    bits.setWord(0, 1n);
    bits.setWord(1, (1n << 255n) | 2n);
    bits.setWord(2, 1n << 87n);
    const text = bitsOf(bits.encode());
    expect([...text].flatMap((bit, index) => (bit === '1' ? [index] : []))).toEqual([0, 257, 511, 599]);
  });

  it('sets exactly the entries of any words', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(4_095), { maxLength: 60 }), (indices) => {
        const words = new Map<number, bigint>();
        for (const index of indices) {
          const position = Math.floor(index / 256);
          words.set(position, (words.get(position) ?? 0n) | (1n << BigInt(index % 256)));
        }
        const bits = new StatusBitstring(4_096);
        for (const [position, word] of words) bits.setWord(position, word);
        const text = bitsOf(bits.encode());
        const found = [...text].flatMap((bit, index) => (bit === '1' ? [index] : []));
        expect(found).toEqual([...indices].sort((a, b) => a - b));
      }),
      { numRuns: 20 },
    );
  });
});
