import type { Address, Hash32 } from './hex.ts';
import type { StatusReason } from './status-reason.ts';

/** Why, when and by whose act a certificate came to have the status that it has. */
export interface StatusChange {
  readonly reason: StatusReason;
  /** The key that did it, or the admin: of a whole batch, always the admin. */
  readonly by: Address;
  /** The time of its block, Unix seconds. */
  readonly at: number;
  readonly blockNumber: number;
  readonly transactionHash: Hash32;
}
