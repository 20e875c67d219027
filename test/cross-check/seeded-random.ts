/** A fixed stream of pseudo-random numbers: the same trees and proofs at every run. */
export class SeededRandom {
  #state: number;

  /** @param seed a 32-bit whole number */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** The next 32 bits (splitmix32). */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state ^ (this.#state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number {
    return Math.floor((this.next() / 2 ** 32) * bound);
  }

  /** 32 bytes as `0x` and 64 lower-case hex digits. */
  hash(): string {
    let hex = '0x';
    for (let word = 0; word < 8; word += 1) hex += this.next().toString(16).padStart(8, '0');
    return hex;
  }
}
