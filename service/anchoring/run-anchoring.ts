import { setTimeout as sleep } from 'node:timers/promises';
import { CairnError } from '../core/errors.ts';
import { type Anchoring, type AnchoringState, advance, anchoringState, recheckFinal } from './advance.ts';

export interface RunOptions {
  /** Between two passes, in milliseconds. */
  readonly pollMs?: number | undefined;
  /** Give up waiting after so long; nothing is lost, the next run goes on. */
  readonly timeoutMs?: number | undefined;
  readonly actIds?: ReadonlySet<string> | undefined;
  readonly onState?: ((state: AnchoringState) => void) | undefined;
}

const DEFAULT_POLL_MS = 500;
const DEFAULT_TIMEOUT_MS = 20 * 60_000;

/**
 * Advances until every act is final or refused. May be killed and called again at any point.
 *
 * @throws CairnError `anchoring-unfinished` when time runs out; `chain-unavailable`, `wrong-chain`, `registry-unknown`
 */
export async function runUntilSettled(anchoring: Anchoring, options: RunOptions = {}): Promise<AnchoringState> {
  const { pollMs = DEFAULT_POLL_MS, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const deadline = Date.now() + timeoutMs;
  for (let before: AnchoringState | null = null; ; ) {
    await advance(anchoring, options.actIds);
    const state: AnchoringState = await anchoringState(anchoring, options.actIds);
    options.onState?.(state);
    if (state.waiting === 0) return state;
    if (Date.now() > deadline) {
      throw new CairnError('anchoring-unfinished', `${state.waiting} acts are not final on the chain yet`, {
        remedy: 'run the command again: it goes on where it stopped',
      });
    }
    // Where something has moved, the next step may be possible at once.
    if (before !== null && !hasMoved(before, state)) await sleep(pollMs);
    before = state;
  }
}

function hasMoved(before: AnchoringState, now: AnchoringState): boolean {
  return before.waiting !== now.waiting || before.submitted !== now.submitted || before.included !== now.included;
}

/**
 * Advances for as long as the service runs. A chain that cannot be reached is reported and tried again: nothing waits
 * for a person who has only to switch a node back on.
 *
 * @param options `afterPass`: what follows from what has become final; reported and tried again likewise
 */
export async function runForever(
  anchoring: Anchoring,
  signal: AbortSignal,
  report: (error: CairnError) => void,
  { pollMs = 1_000, afterPass }: { readonly pollMs?: number; readonly afterPass?: () => Promise<void> } = {},
): Promise<void> {
  // Once: what the chain has called final it keeps, unless it is a local one that lost its tail.
  let rechecked = false;
  while (!signal.aborted) {
    try {
      if (!rechecked) await recheckFinal(anchoring);
      rechecked = true;
      await advance(anchoring);
      await afterPass?.();
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
      report(error);
    }
    await pause(pollMs, signal);
  }
}

/** Waits, or returns at once when asked to stop. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
