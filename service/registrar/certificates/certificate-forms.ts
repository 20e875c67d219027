/**
 * What there is to take away of a certificate: the certificate file, the PDF to print, and the evidence of its decision,
 * which holds grades.
 */
export type CertificateForm = 'file' | 'pdf' | 'evidence';

/** Nothing before the certificate is final; evidence, where it was kept when the certificate was issued. */
export function formsToTake(isFinal: boolean, hasEvidence: boolean): readonly CertificateForm[] {
  if (!isFinal) return [];
  return hasEvidence ? ['file', 'pdf', 'evidence'] : ['file', 'pdf'];
}
