import type { CertificateStanding } from '../certificates/certificate-standing.ts';
import type { ExportPlan } from './export-plan.ts';

/** What an export holds, once all of it is made. */
export interface ExportSummary {
  readonly batches: number;
  readonly certificates: number;
  readonly files: number;
  readonly pdfs: number;
  /** Without a PDF though it was asked for: for a letter that no font here has. */
  readonly unprinted: number;
  readonly evidence: number;
  /** Without evidence though it was asked for: they were issued before it was kept. */
  readonly withoutEvidence: number;
  /** Left out: see `ExportPlan`. */
  readonly erased: number;
  readonly pending: ExportPlan['pending'];
  /** How many stand where. */
  readonly states: Readonly<Record<CertificateStanding, number>>;
}
