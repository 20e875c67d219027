import type { BatchId } from '../../core/batch-id.ts';
import { parseCredentialHash } from '../../core/hex.ts';
import type { Manifest } from '../../core/manifest.ts';
import { batchCredentialHashes } from '../../store/credentials.ts';
import type { Installation } from '../installation.ts';
import { finalBatch, placeOf } from './known-batch.ts';

/** The manifest of a batch, once it is final. @throws CairnError `batch-not-found`, `batch-not-final` */
export async function manifestOf(installation: Installation, batchId: BatchId): Promise<Manifest> {
  const batch = await finalBatch(installation.store.db, batchId);
  const hashes = await batchCredentialHashes(installation.store.db, batchId);
  return { ...placeOf(batch), credentialHashes: hashes.map(parseCredentialHash) };
}
