import { batchCertificateRows } from '../../store/batch-certificates.ts';
import { type Certificate, certificatesOf } from '../certificates/certificate-of.ts';
import { type CertificateStanding, standingsOf } from '../certificates/certificate-standing.ts';
import { batchDocuments, evidenceFiles } from '../certificates/evidence-of.ts';
import { placeOf, type SealedBatchRow } from '../certificates/known-batch.ts';
import type { Installation } from '../installation.ts';
import type { ExportForms } from './export-forms.ts';

/** A certificate with what its registrar knows besides. */
export interface ExportedCertificate extends Certificate {
  readonly batch: SealedBatchRow;
  /** As on record now. */
  readonly email: string | null;
  readonly standing: CertificateStanding;
  /** The hash of the correction that has taken its place, or is about to. */
  readonly supersededBy: string | null;
  /** The text of its evidence; null where it was not asked for, or none was kept. */
  readonly evidence: string | null;
}

const PAGE = 250;

/** The certificates of a batch by their place in it, in bounded memory, with where each stands on the chain. */
export async function* exportedCertificates(
  installation: Installation,
  batch: SealedBatchRow,
  { evidence: withEvidence }: Pick<ExportForms, 'evidence'>,
): AsyncGenerator<ExportedCertificate> {
  const standingOf = await standingsOf(installation, placeOf(batch));
  const { db } = installation.store;
  const documents = withEvidence ? await batchDocuments(db, batch) : null;
  let page: Certificate[] = [];
  for await (const certificate of certificatesOf(installation, batch.batch_id)) {
    page.push(certificate);
    if (page.length < PAGE) continue;
    yield* withHolders(page);
    page = [];
  }
  yield* withHolders(page);

  async function* withHolders(certificates: readonly Certificate[]): AsyncGenerator<ExportedCertificate> {
    const [first] = certificates;
    const last = certificates.at(-1);
    if (first === undefined || last === undefined) return;
    const range = { from: first.index, limit: last.index - first.index + 1 };
    const rows = await batchCertificateRows(db, batch.batch_id, range);
    const known = new Map(rows.map((row) => [row.leaf_index, row]));
    const kept = documents === null ? [] : await evidenceFiles(db, certificates.map(idOf), documents);
    const evidence = new Map(kept.map(({ credentialId, text }) => [credentialId, text]));
    for (const certificate of certificates) {
      const row = known.get(certificate.index);
      yield {
        ...certificate,
        batch,
        email: row?.email ?? null,
        standing: standingOf(certificate.index),
        supersededBy: row?.superseded_by ?? null,
        evidence: evidence.get(certificate.credentialId) ?? null,
      };
    }
  }
}

const idOf = ({ credentialId }: Certificate): string => credentialId;
