import { gzipSync } from 'node:zlib';

/** The smallest list that is published, in bits, so that no list is small enough to tell of one holder (section 4.1). */
export const MINIMUM_BITSTRING_LENGTH = 131_072;

/** A status list before it is packed: bit 0 is the leftmost, the most significant of the first byte. */
export class StatusBitstring {
  /** Whole bytes, for the number of entries or the least number of bits, whichever is greater. */
  readonly bytes: Uint8Array;

  /** All bits are 0. @param entries how many certificates the list is for */
  constructor(entries: number) {
    this.bytes = new Uint8Array(Math.ceil(Math.max(entries, MINIMUM_BITSTRING_LENGTH) / 8));
  }

  /** Sets the bit of one entry. */
  set(index: number): void {
    const byte = index >>> 3;
    this.bytes[byte] = (this.bytes[byte] ?? 0) | (0x80 >>> (index & 7));
  }

  /** Whether the bit of one entry is set. */
  has(index: number): boolean {
    return ((this.bytes[index >>> 3] ?? 0) & (0x80 >>> (index & 7))) !== 0;
  }

  /**
   * Sets the bits that a word of the registry's bitmaps holds: there bit `i` of word `position`, counted from the least
   * significant, is entry `position * 256 + i`.
   */
  setWord(position: number, word: bigint): void {
    for (let bit = 0, rest = word; rest !== 0n; bit += 1, rest >>= 1n) {
      if ((rest & 1n) === 1n) this.set(position * 256 + bit);
    }
  }

  /**
   * The `encodedList` of a `BitstringStatusList`: gzip (RFC 1952), base64url without padding, with the multibase prefix `u`.
   *
   * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm
   */
  encode(): string {
    return `u${gzipSync(this.bytes).toString('base64url')}`;
  }
}
