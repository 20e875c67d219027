import type { Verdict } from '../../core/verdict.ts';
import { type Verification, verifyDocument, verifyUnreadable } from '../../core/verify.ts';
import { isPdf } from '../../formats/pdf/pdf-limits.ts';
import { pdfError } from '../../formats/pdf/pdf-problem.ts';
import { certificateInPdf } from '../page/certificate-in-pdf.ts';

/**
 * The verdict on a file that somebody brought: a certificate file, a credential, or a PDF that a certificate is attached to.
 *
 * @param opensPdf told before a PDF is opened, which takes a while the first time
 */
export async function verifyFile(bytes: Uint8Array, by: Verification, opensPdf: () => void): Promise<Verdict> {
  if (!isPdf(bytes)) return await verifyDocument(bytes, by);
  opensPdf();
  const found = await certificateInPdf(bytes);
  return found.kind === 'certificate'
    ? await verifyDocument(found.bytes, by)
    : await verifyUnreadable(pdfError(found.problem, found.credentialHash), by);
}
