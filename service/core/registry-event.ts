import type { DocumentKind } from './document-kind.ts';
import type { Address, Hash32, MerkleRoot } from './hex.ts';
import type { KeyCapability } from './key-capabilities.ts';
import type { StatusReason } from './status-reason.ts';
import type { StatusWord } from './status-words.ts';

/** Where on the chain an event is. */
export interface EventPlace {
  readonly blockNumber: number;
  readonly blockHash: Hash32;
  readonly transactionHash: Hash32;
  readonly logIndex: number;
}

/** A change of the status of credentials, or of a whole batch (then without words). */
export type StatusEvent = EventPlace & {
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly by: Address;
} & (
    | {
        readonly kind: 'credentials-revoked' | 'credentials-suspended' | 'credentials-reinstated';
        readonly reason: StatusReason;
        readonly words: readonly StatusWord[];
      }
    | { readonly kind: 'batch-revoked'; readonly reason: StatusReason }
  );

/** Any event of the registry. Addresses are in lower case, times Unix seconds. */
export type RegistryEvent =
  | StatusEvent
  | (EventPlace & { readonly issuerId: bigint } & (
        | { readonly kind: 'issuer-registered'; readonly admin: Address; readonly did: string }
        | {
            readonly kind: 'admin-transfer-started' | 'admin-transferred';
            readonly admin: Address;
            readonly newAdmin: Address;
          }
        | {
            readonly kind: 'key-added';
            readonly key: Address;
            readonly by: Address;
            readonly capabilities: readonly KeyCapability[];
            readonly validFrom: number;
            readonly validUntil: number | null;
          }
        | { readonly kind: 'key-ended'; readonly key: Address; readonly by: Address }
        | { readonly kind: 'key-compromised'; readonly key: Address; readonly by: Address; readonly since: number }
        | { readonly kind: 'batch-anchored'; readonly root: MerkleRoot; readonly key: Address; readonly size: number }
        | {
            readonly kind: 'document-published';
            readonly documentKind: DocumentKind | null;
            readonly digest: Hash32;
            readonly by: Address;
          }
      ));

/** Whether an event changes the status of credentials. */
export function isStatusEvent(event: RegistryEvent): event is StatusEvent {
  return event.kind === 'batch-revoked' || 'words' in event;
}
