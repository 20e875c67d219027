import { setTimeout as sleep } from 'node:timers/promises';

/** How fast messages go out, and how often one is tried. */
export interface DeliveryPace {
  readonly messagesPerMinute: number;
  /** Pauses before the second attempt, the third and so on, in milliseconds: so many attempts more than pauses. */
  readonly pausesMs: readonly number[];
}

/** Servers that greylist ask for some minutes at times: those are for the next run. */
export const DEFAULT_PAUSES_MS: readonly number[] = [2_000, 10_000, 30_000];

/** One that waits, how often it was tried, and from when on it may be tried again. */
export interface Waiting<Item> {
  readonly item: Item;
  readonly attempts: number;
  readonly notBefore: number;
}

/** What several connections take their messages from: at a steady pace, and those that were put off again in time. */
export class DeliveryQueue<Item> {
  readonly #waiting: Waiting<Item>[];
  readonly #pace: DeliveryPace;
  #nextSlot = 0;

  constructor(items: readonly Item[], pace: DeliveryPace) {
    this.#waiting = items.map((item) => ({ item, attempts: 0, notBefore: 0 }));
    this.#pace = pace;
  }

  /** The next one, when it is time for it; undefined when none waits. */
  async next(signal: AbortSignal): Promise<Waiting<Item> | undefined> {
    while (!signal.aborted) {
      const now = Date.now();
      const at = this.#waiting.findIndex(({ notBefore }) => notBefore <= now);
      if (at >= 0) {
        const [next] = this.#waiting.splice(at, 1);
        await pause(this.#slot(now), signal);
        return signal.aborted ? undefined : next;
      }
      const [first] = this.#waiting.toSorted((a, b) => a.notBefore - b.notBefore);
      if (first === undefined) return undefined;
      await pause(first.notBefore - now, signal);
    }
    return undefined;
  }

  /** Puts one off that was tried so often; false when it has had its attempts. */
  putOff(item: Item, attempts: number): boolean {
    const pauseMs = this.#pace.pausesMs[attempts - 1];
    if (pauseMs === undefined) return false;
    this.#waiting.push({ item, attempts, notBefore: Date.now() + pauseMs });
    return true;
  }

  /** How long to wait until it is the next one's turn. */
  #slot(now: number): number {
    const slot = Math.max(now, this.#nextSlot);
    this.#nextSlot = slot + 60_000 / this.#pace.messagesPerMinute;
    return slot - now;
  }
}

/** Waits, or returns at once when asked to stop. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0) return;
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
