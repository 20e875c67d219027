import type { RegistryEvent } from '../registry-event.ts';

/** An event with the time of its block, in Unix seconds, and whether that block is final. */
export type DatedEvent = RegistryEvent & { readonly time: number; readonly final: boolean };

/** Events in the order of the chain: by block, then by place in the block. */
export function inChainOrder(a: RegistryEvent, b: RegistryEvent): number {
  return a.blockNumber - b.blockNumber || a.logIndex - b.logIndex;
}

/** The events up to and including a second. They are in the order of the chain, in which time never goes back. */
export function eventsUntil(events: readonly DatedEvent[], seconds: number): readonly DatedEvent[] {
  return events.slice(0, events.findLastIndex(({ time }) => time <= seconds) + 1);
}
