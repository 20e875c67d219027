import type { BlockReference } from '../chain-reading.ts';
import type { Hash32 } from '../hex.ts';
import type { DeploymentPin } from '../pins.ts';
import type { DatedEvent } from './dated-event.ts';
import type { Difference, NotChecked } from './difference.ts';
import type { StoredRegistry } from './stored-registry.ts';

/** All that was read of a registry, up to one block. */
export interface AuditReading {
  readonly deployment: DeploymentPin;
  /** The node that everything here was read from. */
  readonly endpoint: string;
  /** Further nodes that told the same events of the same blocks. */
  readonly agreeing: readonly string[];
  /** The block that all this is as of. */
  readonly block: BlockReference;
  /** The newest block that the pin calls final; null when there is none yet. */
  readonly finalBlock: BlockReference | null;
  /** How old the block was when it was read, in seconds. */
  readonly ageSeconds: number;
  /** Every event of the registry up to that block, in the order of the chain. */
  readonly events: readonly DatedEvent[];
  /** What the contract holds at that block; null when it could not be read. */
  readonly stored: StoredRegistry | null;
  /** The root of the contract's storage as the node tells it, and as the events make it; null: the node does not tell. */
  readonly storageRoot: { readonly told: Hash32; readonly recomputed: Hash32 } | null;
  /** What the reading itself came upon. */
  readonly differences: readonly Difference[];
  readonly notChecked: readonly NotChecked[];
}

/** Whether everything that was read is final. */
export function isFinal({ block, finalBlock }: Pick<AuditReading, 'block' | 'finalBlock'>): boolean {
  return finalBlock !== null && finalBlock.number >= block.number;
}
