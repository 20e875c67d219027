/** Finds the line that says again what an earlier line has said. */
import { csvError } from './csv-error.ts';

/**
 * Remembers for every pair of texts in a file the line that it stood on. A pair is kept as a map in a map: joining the
 * two into one key costs more time than all the rest of reading a line.
 */
export class UniqueLines {
  readonly #file: string;
  readonly #what: string;
  readonly #lines = new Map<string, Map<string, number>>();

  /** `what` names in words the pair that may stand in the file only once. */
  constructor(file: string, what: string) {
    this.#file = file;
    this.#what = what;
  }

  /**
   * Takes note of a pair; `group` is the part of which there are few.
   * @throws CairnError `malformed-results` that names both lines when the pair stood on an earlier one.
   */
  add(group: string, member: string, line: number): void {
    let lines = this.#lines.get(group);
    if (lines === undefined) {
      lines = new Map();
      this.#lines.set(group, lines);
    }
    const earlier = lines.get(member);
    if (earlier !== undefined) {
      const expected = `${this.#what} only once (line ${earlier} has it already)`;
      throw csvError({ file: this.#file, line, column: null, found: `${group} and ${member}`, expected });
    }
    lines.set(member, line);
  }

  /** Whether the pair has been seen. */
  has(group: string, member: string): boolean {
    return this.#lines.get(group)?.has(member) ?? false;
  }
}
