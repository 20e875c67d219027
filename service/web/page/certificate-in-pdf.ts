import type { AttachedCertificate } from '../../formats/pdf/attached-certificate.ts';
import { pdfLimits } from '../../formats/pdf/pdf-limits.ts';
import { boundedWait, TOO_SLOW } from './bounded-wait.ts';

/**
 * Takes the certificate file out of a PDF, in a thread of its own that is ended when it takes too long. The program that
 * reads PDFs is large, and loaded only now. Rejects when that program fails, and not for what is wrong with a PDF.
 */
export async function certificateInPdf(pdf: Uint8Array): Promise<AttachedCertificate> {
  const { openPdfThread } = await import('./pdf-thread.ts');
  const thread = openPdfThread();
  try {
    const found = await boundedWait(thread.read(pdf), pdfLimits.maxMilliseconds / 1000);
    return found === TOO_SLOW ? { kind: 'problem', problem: 'too-costly', credentialHash: null } : found;
  } finally {
    thread.end();
  }
}
