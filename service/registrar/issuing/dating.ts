import { assertClockAgrees } from '../../chain/clock-check.ts';
import { firstNode } from '../../chain/pinned-node.ts';
import { CairnError } from '../../core/errors.ts';
import { newestSealing } from '../../store/batches.ts';
import type { Installation } from '../installation.ts';

/** Certificates can be issued where no node answers; nobody waits long to learn that. */
const TIMEOUT_MS = 3_000;
/** A clock that was set right by a little goes back by a little. */
const TOLERANCE_MS = 60_000;

/**
 * Sees to it that what is dated now gets a date that can be right: this machine's clock agrees with the newest block of
 * the chain, where a node answers, and is not behind the last batch that was sealed here.
 *
 * @throws CairnError `clock-off`
 */
export async function assertDatable({ store, deployment, now }: Installation): Promise<void> {
  const last = await newestSealing(store.db);
  if (last !== null && now().getTime() < Date.parse(last) - TOLERANCE_MS) {
    const clock = now().toISOString();
    throw new CairnError('clock-off', `This machine's clock says ${clock}, but a batch was sealed here at ${last}.`, {
      remedy: 'Set the clock of this machine right, best by NTP, and try again.',
      details: { now: clock, sealedAt: last },
    });
  }
  try {
    await firstNode(deployment, TIMEOUT_MS, async ({ reader }) =>
      assertClockAgrees(await reader.head(), deployment, now()),
    );
  } catch (error) {
    if (!(error instanceof CairnError) || error.code === 'clock-off') throw error;
  }
}
