import { bitsIn } from './leaf-ranges.ts';
import { type BatchState, type IssuerState, isVoid, type RegistryState } from './registry-state.ts';

/** How many there are of what. Every certificate is counted in exactly one of the last four. */
export interface RegistryCounts {
  readonly issuers: number;
  readonly keys: number;
  readonly compromisedKeys: number;
  readonly documents: number;
  readonly batches: number;
  /** All that were anchored. */
  readonly certificates: number;
  readonly inForce: number;
  /** By themselves or with their whole batch; of anchors that count. */
  readonly revoked: number;
  /** Suspended, and not revoked. */
  readonly suspended: number;
  /** Of batches whose key was compromised when it anchored. */
  readonly void: number;
}

/** The certificates of one batch by what becomes of them. */
export type BatchStanding = Pick<RegistryCounts, 'inForce' | 'revoked' | 'suspended' | 'void'>;

/** Counts a state, or one issuer's part of it. */
export function countRegistry(state: RegistryState): RegistryCounts {
  const issuers = [...state.issuers.values()];
  const keys = issuers.flatMap((issuer) => [...issuer.keys.values()]);
  const batches = issuers.flatMap((issuer) => [...issuer.batches.values()].map((batch) => ({ issuer, batch })));
  const standings = batches.map(({ issuer, batch }) => batchStanding(issuer, batch));
  const sum = (of: (standing: BatchStanding) => number): number =>
    standings.reduce((total, each) => total + of(each), 0);
  return {
    issuers: issuers.length,
    keys: keys.length,
    compromisedKeys: keys.filter(({ compromisedSince }) => compromisedSince !== null).length,
    documents: issuers.reduce((total, { documents }) => total + documents.size, 0),
    batches: batches.length,
    certificates: batches.reduce((total, { batch }) => total + batch.size, 0),
    inForce: sum((each) => each.inForce),
    revoked: sum((each) => each.revoked),
    suspended: sum((each) => each.suspended),
    void: sum((each) => each.void),
  };
}

/** The certificates of a batch: void outranks revoked, and that suspended. */
export function batchStanding(issuer: IssuerState, batch: BatchState): BatchStanding {
  const none = { inForce: 0, revoked: 0, suspended: 0, void: 0 };
  if (isVoid(issuer, batch)) return { ...none, void: batch.size };
  if (batch.revoked) return { ...none, revoked: batch.size };
  let revoked = 0;
  for (const word of batch.revocations.values()) revoked += bitsIn(word);
  let suspended = 0;
  for (const [position, word] of batch.suspensions) {
    suspended += bitsIn(word & ~(batch.revocations.get(position) ?? 0n));
  }
  return { ...none, revoked, suspended, inForce: batch.size - revoked - suspended };
}
