import type { DocumentKind } from '../document-kind.ts';
import type { Address, Hash32, MerkleRoot } from '../hex.ts';
import type { IssuerRecord, KeyRecord } from '../registry-records.ts';

/** Up to 256 leaves a word, by the word's position. A word that no event named is absent; one that was cleared is 0. */
export type Bitmap = ReadonlyMap<number, bigint>;

/** All that a registry holds, as its events tell it. Times are Unix seconds. */
export interface RegistryState {
  readonly issuers: ReadonlyMap<bigint, IssuerState>;
}

/** One issuer with all that is its own. */
export interface IssuerState extends IssuerRecord {
  /** Whether the administration was ever offered to somebody. */
  readonly wasOffered: boolean;
  readonly keys: ReadonlyMap<Address, KeyRecord>;
  readonly batches: ReadonlyMap<MerkleRoot, BatchState>;
  /** By {@link documentName}. */
  readonly documents: ReadonlyMap<string, PublishedDocument>;
}

/** A batch. Whether it counts follows from its key: {@link isVoid}. */
export interface BatchState {
  readonly root: MerkleRoot;
  /** Who anchored it, when and how many: of the newest anchoring, where a void one was replaced. */
  readonly key: Address;
  readonly anchoredAt: number;
  readonly size: number;
  /** The whole batch is revoked. */
  readonly revoked: boolean;
  readonly revocations: Bitmap;
  readonly suspensions: Bitmap;
}

export interface PublishedDocument {
  /** Null for a kind that this version does not know. */
  readonly documentKind: DocumentKind | null;
  readonly digest: Hash32;
  readonly publishedAt: number;
}

/** The name of a document among those of its issuer. */
export function documentName(documentKind: DocumentKind | null, digest: Hash32): string {
  return `${documentKind ?? 'unknown'}:${digest}`;
}

/** Whether what a key of the issuer anchored at a time does not count: it was declared compromised as of then or before. */
export function isVoid({ keys }: IssuerState, anchored: Pick<BatchState, 'key' | 'anchoredAt'>): boolean {
  const since = keys.get(anchored.key)?.compromisedSince ?? null;
  return since !== null && anchored.anchoredAt >= since;
}

/** Every issuer's batches, issuer by issuer. */
export function* allBatches(state: RegistryState): Generator<{ issuer: IssuerState; batch: BatchState }> {
  for (const issuer of state.issuers.values()) {
    for (const batch of issuer.batches.values()) yield { issuer, batch };
  }
}
