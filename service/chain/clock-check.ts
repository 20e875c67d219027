import type { BlockReference } from '../core/chain-reading.ts';
import { CairnError } from '../core/errors.ts';
import type { DeploymentPin } from '../core/pins.ts';

/** How long ago a block was made by this machine's clock, in whole seconds; negative for one from the future. */
export function headAgeSeconds(head: BlockReference, now: Date): number {
  return Math.floor(now.getTime() / 1000) - head.timestamp;
}

/**
 * Sees to it that this machine's clock and the newest block of the chain agree, before anything is dated: a certificate
 * that was issued in the wrong year is wrong for ever.
 *
 * @throws CairnError `clock-off`
 */
export function assertClockAgrees(
  head: BlockReference,
  { name, maxHeadAgeSeconds }: Pick<DeploymentPin, 'name' | 'maxHeadAgeSeconds'>,
  now: Date,
): void {
  const ageSeconds = headAgeSeconds(head, now);
  if (Math.abs(ageSeconds) <= maxHeadAgeSeconds) return;
  const clock = `This machine's clock says ${timeText(now.getTime())}`;
  const block = `the newest block of ${name} is of ${timeText(head.timestamp * 1000)}`;
  throw new CairnError('clock-off', `${clock}, and ${block}: nothing is dated or sent while they disagree.`, {
    remedy:
      ageSeconds < 0
        ? 'Set the clock of this machine right, best by NTP, and try again.'
        : 'Set the clock of this machine right, best by NTP; if it is right, the node has fallen behind: wait until it has caught up, or use another.',
    details: { ageSeconds, greatest: maxHeadAgeSeconds, block: head.number },
  });
}

function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
