import { type BatchCertificateRow, batchCertificateRows } from '../../store/batch-certificates.ts';
import type { Installation } from '../installation.ts';
import { type CertificateStanding, standingsOf } from './certificate-standing.ts';
import { placeOf, sealedBatch } from './known-batch.ts';

/** A certificate as the registrar sees it. Personal: for who asked, and never into a log. */
export interface ListedCertificate {
  readonly credentialHash: string;
  readonly index: number;
  /** 1, or more for a correction. */
  readonly revision: number;
  /** Null once the holder was erased. */
  readonly learnerId: string | null;
  readonly name: string | null;
  /** `pending`: its batch is not final. `unknown`: no node could be asked. */
  readonly standing: CertificateStanding;
  /** The hash of the correction that has taken its place, or is about to. */
  readonly supersededBy: string | null;
}

export interface CertificatePage {
  readonly certificates: readonly ListedCertificate[];
  /** Where the next page begins; null on the last. */
  readonly next: number | null;
}

export interface ListOptions {
  /** The place in the batch from which on; default 0. */
  readonly from?: number | undefined;
  /** Default 100. */
  readonly limit?: number | undefined;
  /** Only holders whose id or name holds this text, or the certificate of this hash. */
  readonly matching?: string | undefined;
}

/** The certificates of a batch, and where each stands. @throws CairnError `batch-not-found`, `batch-empty` */
export async function listCertificates(
  installation: Installation,
  batchId: string,
  { from = 0, limit = 100, matching }: ListOptions = {},
): Promise<CertificatePage> {
  const { db } = installation.store;
  const batch = await sealedBatch(db, batchId);
  // One more than is shown tells whether there are more.
  const rows = await batchCertificateRows(db, batchId, { from, limit: limit + 1, matching });
  const standingOf =
    batch.state === 'final' ? await standingsOf(installation, placeOf(batch)) : () => 'pending' as const;
  return {
    certificates: rows.slice(0, limit).map((row) => listed(row, standingOf(row.leaf_index))),
    next: rows[limit]?.leaf_index ?? null,
  };
}

function listed(row: BatchCertificateRow, standing: CertificateStanding): ListedCertificate {
  return {
    credentialHash: row.credential_hash,
    index: row.leaf_index,
    revision: row.revision,
    learnerId: row.learner_id,
    name: row.name,
    standing,
    supersededBy: row.superseded_by,
  };
}
