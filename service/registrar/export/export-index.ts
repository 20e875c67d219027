import { BYTE_ORDER_MARK, csvText } from '../../formats/csv-text.ts';
import type { CertificateStanding } from '../certificates/certificate-standing.ts';
import type { ExportedCertificate } from './exported-certificates.ts';

/** What became of one certificate in an export. */
export interface IndexedCertificate {
  readonly certificate: ExportedCertificate;
  /** Paths in the export; null for what was not asked for, or could not be made. */
  readonly file: string | null;
  readonly pdf: string | null;
  readonly evidence: string | null;
  /** Why there is no PDF or no evidence though it was asked for; empty otherwise. */
  readonly note: string;
}

const COLUMNS = [
  'learner_id',
  'name',
  'email',
  'cohort',
  'award',
  'awarded_on',
  'state',
  'superseded_by',
  'certificate_hash',
  'certificate_file',
  'pdf',
  'evidence_file',
  'verify_link',
  'batch',
  'note',
] as const;

const STATES: Readonly<Record<CertificateStanding, string>> = {
  'in-force': 'in force',
  revoked: 'REVOKED',
  suspended: 'SUSPENDED',
  void: 'VOID',
  unknown: 'could not be read',
  pending: 'not final yet',
};

/** The head of the index, for a spreadsheet. */
export function indexHead(): string {
  return `${BYTE_ORDER_MARK}${csvText([COLUMNS])}`;
}

/** The lines of the index for these certificates. */
export function indexLines(indexed: readonly IndexedCertificate[], publicUrl: string): string {
  return csvText(
    indexed.map(({ certificate, file, pdf, evidence, note }) => {
      const { credential, credentialHash, learnerId, email, batch, standing, supersededBy } = certificate;
      return [
        learnerId,
        credential.holder.names.join(', '),
        email,
        batch.cohort_id,
        credential.achievement.name,
        credential.validFrom.text.slice(0, 10),
        STATES[standing],
        supersededBy,
        credentialHash,
        file,
        pdf,
        evidence,
        `${publicUrl}/verify#${credentialHash}`,
        batch.batch_id,
        note,
      ];
    }),
  );
}
