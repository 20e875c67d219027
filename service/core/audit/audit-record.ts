import type { DocumentKind } from '../document-kind.ts';
import type { Address, Hash32, MerkleRoot } from '../hex.ts';
import type { KeyCapability } from '../key-capabilities.ts';
import type { RegistryEvent } from '../registry-event.ts';
import type { StatusReason } from '../status-reason.ts';
import type { DatedEvent } from './dated-event.ts';
import { type LeafRange, leafRanges, leavesIn } from './leaf-ranges.ts';
import type { RegistryState } from './registry-state.ts';

/** What a record can be of, in the order in which an issuer comes to them. */
export const recordKinds = [
  'issuer-registered',
  'admin-transfer-started',
  'admin-transferred',
  'key-added',
  'key-ended',
  'key-compromised',
  'document-published',
  'batch-anchored',
  'credentials-suspended',
  'credentials-reinstated',
  'credentials-revoked',
  'batch-revoked',
] as const satisfies readonly RegistryEvent['kind'][];

export type RecordKind = RegistryEvent['kind'];

/** Whether a value names a kind of record. */
export function isRecordKind(value: unknown): value is RecordKind {
  return recordKinds.some((kind) => kind === value);
}

/**
 * One act on the chain as an auditor reads it: who, when, why, which, in which transaction. What an act of its kind does
 * not have is null. Times are Unix seconds.
 */
export interface AuditRecord {
  readonly kind: RecordKind;
  readonly issuerId: bigint;
  /** As registered, and no proof of who that is; null for an issuer whose registration is missing. */
  readonly did: string | null;
  /** The account that acted, as the event tells it: the key, the admin, or who became it. */
  readonly by: Address;
  readonly time: number;
  readonly blockNumber: number;
  readonly final: boolean;
  readonly transactionHash: Hash32;
  readonly logIndex: number;
  readonly reason: StatusReason | null;
  readonly root: MerkleRoot | null;
  /** Which certificates of the batch; null where it is not about single ones. */
  readonly leaves: readonly LeafRange[] | null;
  /** How many certificates it is about. */
  readonly certificates: number | null;
  /** The key that was added, ended or compromised. */
  readonly key: Address | null;
  readonly capabilities: readonly KeyCapability[] | null;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
  /** Since when the key is said to be compromised. */
  readonly since: number | null;
  /** Who is offered the administration, or took it over. */
  readonly newAdmin: Address | null;
  readonly documentKind: DocumentKind | null;
  readonly digest: Hash32 | null;
  /** Of an anchoring: whether it counted as far as was known at the time that is asked about, and does now. */
  readonly anchoring: AnchoringStanding | null;
}

export interface AnchoringStanding {
  /** Its key was known then to have been compromised when it anchored. */
  readonly voidThen: boolean;
  /** As is known now. */
  readonly voidNow: boolean;
}

/**
 * The records of events, in the order of the chain.
 *
 * @param then the state at the time that is asked about
 * @param now the state at the newest block that was read
 */
export function auditRecords(events: readonly DatedEvent[], then: RegistryState, now: RegistryState): AuditRecord[] {
  return events.map((event) => recordOf(event, then, now));
}

const NOTHING = {
  reason: null,
  root: null,
  leaves: null,
  certificates: null,
  key: null,
  capabilities: null,
  validFrom: null,
  validUntil: null,
  since: null,
  newAdmin: null,
  documentKind: null,
  digest: null,
  anchoring: null,
} as const;

function recordOf(event: DatedEvent, then: RegistryState, now: RegistryState): AuditRecord {
  const { kind, issuerId, time, blockNumber, final, transactionHash, logIndex } = event;
  const did = now.issuers.get(issuerId)?.did ?? null;
  const common = { ...NOTHING, kind, issuerId, did, time, blockNumber, final, transactionHash, logIndex };
  switch (event.kind) {
    case 'issuer-registered':
      return { ...common, by: event.admin };
    case 'admin-transfer-started':
      return { ...common, by: event.admin, newAdmin: event.newAdmin };
    case 'admin-transferred':
      return { ...common, by: event.newAdmin, newAdmin: event.newAdmin };
    case 'key-added': {
      const { by, key, capabilities, validFrom, validUntil } = event;
      return { ...common, by, key, capabilities, validFrom, validUntil };
    }
    case 'key-ended':
      return { ...common, by: event.by, key: event.key };
    case 'key-compromised':
      return { ...common, by: event.by, key: event.key, since: event.since };
    case 'document-published':
      return { ...common, by: event.by, documentKind: event.documentKind, digest: event.digest };
    case 'batch-anchored': {
      const { key, root, size } = event;
      const isVoidIn = (state: RegistryState): boolean => {
        const since = state.issuers.get(issuerId)?.keys.get(key)?.compromisedSince ?? null;
        return since !== null && time >= since;
      };
      const anchoring = { voidThen: isVoidIn(then), voidNow: isVoidIn(now) };
      return { ...common, by: key, root, certificates: size, anchoring };
    }
    case 'batch-revoked': {
      const { by, root, reason } = event;
      return { ...common, by, root, reason, certificates: then.issuers.get(issuerId)?.batches.get(root)?.size ?? null };
    }
    default: {
      const { by, root, reason } = event;
      const leaves = leafRanges(event.words);
      return { ...common, by, root, reason, leaves, certificates: leavesIn(leaves) };
    }
  }
}
