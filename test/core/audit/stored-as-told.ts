import { type BatchState, isVoid, type RegistryState } from '../../../service/core/audit/registry-state.ts';
import type { StoredBatch, StoredRegistry } from '../../../service/core/audit/stored-registry.ts';

/** What an honest contract holds after the events that make a state, with every word of every batch. */
export function storedAsTold(state: RegistryState): StoredRegistry {
  const issuers = [...state.issuers.values()].map((issuer) => {
    const batches = [...issuer.batches.values()].map((batch): [BatchState['root'], StoredBatch] => {
      const { key, anchoredAt, size, revoked } = batch;
      const words = (told: ReadonlyMap<number, bigint>): ReadonlyMap<number, bigint> =>
        new Map(Array.from({ length: Math.ceil(size / 256) }, (_, position) => [position, told.get(position) ?? 0n]));
      const record = { key, anchoredAt, size, revoked, voided: isVoid(issuer, batch) };
      return [batch.root, { record, revocations: words(batch.revocations), suspensions: words(batch.suspensions) }];
    });
    const { issuerId, did, admin, pendingAdmin } = issuer;
    const documents = new Map([...issuer.documents].map(([name, { publishedAt }]) => [name, publishedAt]));
    const record = { issuerId, did, admin, pendingAdmin };
    return [issuerId, { record, keys: issuer.keys, batches: new Map(batches), documents }] as const;
  });
  return { issuerCount: BigInt(issuers.length), issuers: new Map(issuers) };
}
