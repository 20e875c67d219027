import type { MerkleRoot } from '../hex.ts';
import type { StatusReason } from '../status-reason.ts';
import type { AuditRecord, RecordKind } from './audit-record.ts';
import type { RegistryState } from './registry-state.ts';

/** Whose and which part of a registry is audited. */
export interface AuditScope {
  /** Null: all issuers. */
  readonly issuerIds: ReadonlySet<bigint> | null;
  /** Null: all batches. */
  readonly root: MerkleRoot | null;
}

/** Everything. */
export const WHOLE_REGISTRY: AuditScope = { issuerIds: null, root: null };

/** Which records are shown. Times are Unix seconds, both included; null does not narrow. */
export interface RecordFilter extends AuditScope {
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: StatusReason | null;
  readonly kind: RecordKind | null;
}

/** Shows everything. */
export const EVERY_RECORD: RecordFilter = { ...WHOLE_REGISTRY, from: null, to: null, reason: null, kind: null };

/** The records that a filter lets through, in their order. */
export function filterRecords(records: readonly AuditRecord[], filter: RecordFilter): AuditRecord[] {
  const { issuerIds, root, from, to, reason, kind } = filter;
  return records.filter(
    (record) =>
      (issuerIds === null || issuerIds.has(record.issuerId)) &&
      (root === null || record.root === root) &&
      (from === null || record.time >= from) &&
      (to === null || record.time <= to) &&
      (reason === null || record.reason === reason) &&
      (kind === null || record.kind === kind),
  );
}

/** The part of a state that a scope names: of other issuers nothing, and of these only the batch that is named. */
export function scopedState(state: RegistryState, { issuerIds, root }: AuditScope): RegistryState {
  const issuers = [...state.issuers.values()]
    .filter(({ issuerId }) => issuerIds === null || issuerIds.has(issuerId))
    .map((issuer) => {
      if (root === null) return issuer;
      const batch = issuer.batches.get(root);
      return { ...issuer, batches: new Map(batch === undefined ? [] : [[root, batch]]) };
    });
  return { issuers: new Map(issuers.map((issuer) => [issuer.issuerId, issuer])) };
}

/** The issuers with this DID. Anyone may register under any, so there may be several. */
export function issuersWithDid(state: RegistryState, did: string): ReadonlySet<bigint> {
  const found = [...state.issuers.values()].filter((issuer) => issuer.did === did);
  return new Set(found.map(({ issuerId }) => issuerId));
}
