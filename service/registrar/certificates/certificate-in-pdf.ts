import { CairnError } from '../../core/errors.ts';
import type { Verdict } from '../../core/verdict.ts';
import { type Verification, verifyDocument, verifyUnreadable } from '../../core/verify.ts';
import { isPdf } from '../../formats/pdf/pdf-limits.ts';
import { pdfError } from '../../formats/pdf/pdf-problem.ts';

export { isPdf, pdfLimits } from '../../formats/pdf/pdf-limits.ts';

/**
 * The certificate file that is attached to a PDF.
 *
 * @throws CairnError `malformed-pdf`, `pdf-without-certificate`
 */
export async function certificateInPdf(pdf: Uint8Array): Promise<Uint8Array> {
  // Reading PDFs is loaded by who is given one.
  const { readAttachedCertificate } = await import('../../formats/pdf/read-attached-certificate.ts');
  const found = await readAttachedCertificate(pdf);
  if (found.kind === 'certificate') return found.bytes;
  throw pdfError(found.problem, found.credentialHash);
}

/** The verdict on a file as somebody brings it: a certificate file, a credential, or a PDF with a certificate attached. */
export async function verifyFile(bytes: Uint8Array, verification: Verification): Promise<Verdict> {
  if (!isPdf(bytes)) return await verifyDocument(bytes, verification);
  let certificate: Uint8Array;
  try {
    certificate = await certificateInPdf(bytes);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    return await verifyUnreadable(error, verification);
  }
  return await verifyDocument(certificate, verification);
}
