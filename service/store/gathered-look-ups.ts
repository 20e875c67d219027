/** Reads the rows of several keys at once; those that have none are not in the answer. */
export type ReadTogether<Key, Row> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>;

/**
 * Answers look-ups by key, and those that come within one turn of the event loop by one read. SQLite takes and gives back
 * its lock for every statement, which costs a busy service more than the reading does. A look-up that comes alone waits
 * for nothing but the end of its turn; every answer is read after it was asked for.
 */
export class GatheredLookUps<Key, Row> {
  readonly #read: ReadTogether<Key, Row>;
  #waiting: Key[] = [];
  #answers: Promise<ReadonlyMap<Key, Row>> | undefined;

  constructor(read: ReadTogether<Key, Row>) {
    this.#read = read;
  }

  /** The row of a key, or undefined. Fails as the read does. */
  async get(key: Key): Promise<Row | undefined> {
    this.#waiting.push(key);
    this.#answers ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.#readWaiting());
    return (await this.#answers).get(key);
  }

  #readWaiting(): Promise<ReadonlyMap<Key, Row>> {
    const keys = this.#waiting;
    this.#waiting = [];
    this.#answers = undefined;
    return this.#read(keys);
  }
}
