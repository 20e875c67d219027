import { parseCertificateFile } from '../../core/certificate-file.ts';
import type { CredentialHash } from '../../core/hex.ts';
import type { CertificateBranding } from '../../formats/certificate/branding.ts';
import type { Installation } from '../installation.ts';
import { loadBranding } from './branding.ts';
import { certificateOf } from './certificate-of.ts';

/** A certificate as PDF. */
export interface CertificatePdf {
  /** Named by the credential's UUID: nothing personal. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * The PDF of one certificate, with its certificate file attached.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`, `learner-erased`; `glyph-missing` for a letter that no font
 *   here has, `logo-unusable`
 */
export async function certificatePdfOf(installation: Installation, hash: CredentialHash): Promise<CertificatePdf> {
  const { text, credentialId } = await certificateOf(installation, hash);
  return {
    fileName: `${credentialId}.pdf`,
    bytes: await pdfOfCertificateFile(text, installation.publicUrl, await loadBranding(installation.branding)),
  };
}

/** The PDF of a certificate file's text; for many, with the branding loaded once. @throws as `certificatePdfOf` */
export async function pdfOfCertificateFile(
  text: string,
  publicUrl: string,
  branding: CertificateBranding,
): Promise<Uint8Array> {
  // Fonts and typesetting are loaded by who prints, not by every service and command.
  const { certificatePdf } = await import('../../formats/certificate-pdf.ts');
  const file = new TextEncoder().encode(text);
  return await certificatePdf({ certificate: parseCertificateFile(file), file, publicUrl, branding });
}
