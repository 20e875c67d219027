import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../core/errors.ts';
import type { Turns } from './turns.ts';

const PAUSE_MS = 10;

/** Waits for a lock that another process holds, and lets others have the connection meanwhile. */
export class LockPatience {
  readonly #turns: Turns;
  readonly #timeoutMs: number;

  constructor(turns: Turns, timeoutMs: number) {
    this.#turns = turns;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Does what fails with `store-busy` until it does not, by whoever has the turn, and has it again when this resolves.
   *
   * @param attempt has no effect when it fails
   * @throws what `attempt` throws; its `store-busy` when the time is over
   */
  async until<T>(attempt: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.#timeoutMs;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof CairnError) || error.code !== 'store-busy' || performance.now() >= deadline) throw error;
      }
      this.#turns.give();
      await sleep(PAUSE_MS);
      await this.#turns.take();
    }
  }
}
