/** Finds the line that says again what an earlier line has said. */
import { csvError } from './csv-error.ts';

/** Remembers for every key of a file the line that it stood on. */
export class UniqueLines {
  readonly #file: string;
  readonly #what: string;
  readonly #lines = new Map<string, number>();

  /** `what` names in words what may stand in the file only once. */
  constructor(file: string, what: string) {
    this.#file = file;
    this.#what = what;
  }

  /**
   * Takes note of a key.
   * @throws CairnError `malformed-results` that names both lines when the key stood on an earlier one.
   */
  add(key: string, line: number): void {
    const earlier = this.#lines.get(key);
    if (earlier !== undefined) {
      const expected = `${this.#what} only once (it stands on line ${earlier} already)`;
      throw csvError({ file: this.#file, line, column: null, found: key, expected });
    }
    this.#lines.set(key, line);
  }

  has(key: string): boolean {
    return this.#lines.has(key);
  }
}
