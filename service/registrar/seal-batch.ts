import { parseBatchId } from '../core/batch-id.ts';
import { parseAddress } from '../core/hex.ts';
import { type SealedBatch, sealCredentials } from '../issuing/seal-credentials.ts';
import { type BatchRow, closeBatch } from '../store/batches.ts';
import { batchDocuments, writeSealedCredentials } from '../store/credentials.ts';
import type { Connection } from '../store/store.ts';
import { storedObject } from '../store/stored-json.ts';
import { didDocument } from './did-document.ts';
import type { Installation } from './installation.ts';

/**
 * Seals an open batch within the caller's transaction.
 *
 * Durability point 1: when that transaction has committed, root, order, hashes and proofs stand; nothing is sent to
 * the chain before. From here the credentials are immutable.
 *
 * @throws CairnError `batch-empty`, `duplicate-credential`, `proof-self-check-failed`: then nothing was kept
 */
export async function sealBatch(
  tx: Connection,
  installation: Installation,
  batch: Pick<BatchRow, 'batch_id' | 'chain_id' | 'registry' | 'issuer_id'>,
): Promise<SealedBatch> {
  const drafts = (await batchDocuments(tx, batch.batch_id)).map((row) => ({
    credentialId: row.credential_id,
    document: storedObject(row.document),
  }));
  const sealed = sealCredentials(
    drafts,
    {
      chainId: batch.chain_id,
      registry: parseAddress(batch.registry),
      issuerId: BigInt(batch.issuer_id),
      batchId: parseBatchId(batch.batch_id),
      publicUrl: installation.publicUrl,
    },
    installation.digests,
  );
  await writeSealedCredentials(tx, sealed.credentials);
  await closeBatch(tx, batch.batch_id, {
    root: sealed.root,
    size: sealed.size,
    issuerDocument: JSON.stringify(didDocument(installation)),
    sealedAt: installation.now().toISOString(),
  });
  return sealed;
}
