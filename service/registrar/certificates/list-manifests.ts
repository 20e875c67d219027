import { type BatchId, parseBatchId } from '../../core/batch-id.ts';
import type { Address, MerkleRoot } from '../../core/hex.ts';
import { finalBatchesAfter } from '../../store/batches.ts';
import type { Installation } from '../installation.ts';
import { placeOf, withRoot } from './known-batch.ts';

/** Which manifest there is, and what the chain knows its batch by. Plain JSON, as the API answers it. */
export interface ListedManifest {
  readonly batchId: BatchId;
  readonly chainId: number;
  readonly registry: Address;
  /** Decimal. */
  readonly issuerId: string;
  readonly root: MerkleRoot;
  readonly size: number;
}

export interface ManifestPage {
  readonly manifests: readonly ListedManifest[];
  /** Where the next page begins; null: there is none. */
  readonly next: BatchId | null;
}

const PAGE = 100;

/** The manifests that are handed out: those of the batches that are final on the chain, by their ids. */
export async function listManifests(
  { store }: Installation,
  { root, after }: { readonly root?: MerkleRoot | undefined; readonly after?: BatchId | undefined },
): Promise<ManifestPage> {
  const rows = await finalBatchesAfter(store.db, { root, after, limit: PAGE + 1 });
  const manifests = rows.slice(0, PAGE).map((row): ListedManifest => {
    const { issuerId, ...place } = placeOf(withRoot(row));
    return { ...place, issuerId: String(issuerId) };
  });
  const last = rows.length > PAGE ? manifests.at(-1) : undefined;
  return { manifests, next: last === undefined ? null : parseBatchId(last.batchId) };
}
