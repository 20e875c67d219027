import PDFDocument from 'pdfkit';
import type { CertificateFile } from '../core/certificate-file.ts';
import { credentialHash } from '../core/credential-hash.ts';
import type { CertificateBranding } from './certificate/branding.ts';
import { drawCertificatePage } from './certificate/certificate-page.ts';
import { wordsFor } from './certificate/choose-words.ts';
import { MetadataText } from './certificate/metadata-text.ts';

/** What a PDF is made of. */
export interface CertificatePdfInput {
  readonly certificate: CertificateFile;
  /** The certificate file's bytes as they are handed out; attached unchanged. */
  readonly file: Uint8Array;
  /** Where the service is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  readonly branding: CertificateBranding;
}

/** The name of the attachment inside: nothing personal, since viewers list it. */
export const ATTACHMENT_NAME = 'certificate.cairn.json';

/**
 * A certificate to print, with the certificate file attached: one page of PDF/A-3a (ISO 19005-3), tagged, with every
 * font that it needs inside. What it shows is read from the credential; what it proves is in the attachment. The same
 * input gives the same bytes.
 *
 * @throws CairnError `glyph-missing` for letters that no font here has
 */
export async function certificatePdf(input: CertificatePdfInput): Promise<Uint8Array> {
  const { certificate, file, publicUrl, branding } = input;
  const { credential } = certificate;
  const hash = credentialHash(credential.json);
  const issued = new Date(credential.validFrom.milliseconds);
  const { language } = wordsFor(credential);
  const holder = credential.holder.names.join(', ');
  // Of other texts than plain strings the library's types do not know.
  const info: object = {
    Title: new MetadataText(holder === '' ? credential.achievement.name : `${credential.achievement.name}: ${holder}`),
    Author: new MetadataText(credential.issuer.name),
    Subject: hash,
    Creator: 'Cairn',
    Producer: 'Cairn, with PDFKit and HarfBuzz',
    CreationDate: issued,
    ModDate: issued,
  };
  const document = new PDFDocument({
    size: branding.paper,
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    displayTitle: true,
    lang: language,
    // No default face: everything is set by our own.
    font: '',
    info,
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  await drawCertificatePage(document, {
    credential,
    credentialHash: hash,
    verifyUrl: `${publicUrl}/verify#${hash}`,
    branding,
  });
  // PDF/A-3 asks for the relationship, of which the library's types do not know.
  const attachment = {
    name: ATTACHMENT_NAME,
    type: 'application/json',
    description: 'The certificate itself, as it is verified',
    creationDate: issued,
    modifiedDate: issued,
    relationship: 'Source',
  };
  document.file(Buffer.from(file), attachment);
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
