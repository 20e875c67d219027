import type { Address, MerkleRoot } from '../hex.ts';
import type { BatchRecord, IssuerRecord, KeyRecord } from '../registry-records.ts';
import type { Bitmap } from './registry-state.ts';

/** What a contract holds at one block, of what was asked of it. Null: nothing is there. */
export interface StoredRegistry {
  readonly issuerCount: bigint;
  readonly issuers: ReadonlyMap<bigint, StoredIssuer>;
}

export interface StoredIssuer {
  readonly record: IssuerRecord | null;
  readonly keys: ReadonlyMap<Address, KeyRecord | null>;
  readonly batches: ReadonlyMap<MerkleRoot, StoredBatch>;
  /** When each was published, in Unix seconds; by `documentName`. */
  readonly documents: ReadonlyMap<string, number | null>;
}

export interface StoredBatch {
  readonly record: BatchRecord | null;
  /** The words that were read, those without a bit too. */
  readonly revocations: Bitmap;
  readonly suspensions: Bitmap;
}
