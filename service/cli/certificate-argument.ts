import { existsSync } from 'node:fs';
import { certificateFileOf } from '../core/certificate-file.ts';
import { type Credential, parseCredential } from '../core/credential.ts';
import { credentialHash } from '../core/credential-hash.ts';
import { type CredentialHash, parseCredentialHash } from '../core/hex.ts';
import { isJsonObject } from '../core/json.ts';
import { documentLimits, parseStrictJson } from '../core/strict-json.ts';
import { certificateInPdf, isPdf, pdfLimits } from '../registrar/certificates/certificate-in-pdf.ts';
import { readFileUpTo } from './read-file.ts';

/** What a person named: a certificate by its hash, or a document. */
export type CertificateArgument =
  | { readonly kind: 'hash'; readonly credentialHash: CredentialHash }
  | { readonly kind: 'document'; readonly path: string; readonly bytes: Uint8Array };

/**
 * Reads a `FILE|HASH` argument. What begins as a hash and is no file has to be a hash: hashes are pasted, with capitals
 * and spaces at times, and one that lacks a digit must not be reported as a missing file.
 *
 * @throws CairnError `malformed-hex`, `file-unreadable`
 */
export async function readCertificateArgument(text: string): Promise<CertificateArgument> {
  const trimmed = text.trim();
  if (/^0x[0-9a-z]*$/i.test(trimmed) && !existsSync(text)) {
    return { kind: 'hash', credentialHash: parseCredentialHash(trimmed.toLowerCase()) };
  }
  const bytes = await readFileUpTo(text, documentLimits.maxBytes);
  const isCut = bytes.length > documentLimits.maxBytes && isPdf(bytes);
  return { kind: 'document', path: text, bytes: isCut ? await readFileUpTo(text, pdfLimits.maxBytes) : bytes };
}

/**
 * The hash of the certificate that was named.
 *
 * @throws CairnError as `readCertificateArgument` and `certificateInPdf`; `malformed-json`, `malformed-certificate-file`,
 *   `malformed-credential`
 */
export async function hashOfArgument(text: string): Promise<CredentialHash> {
  const argument = await readCertificateArgument(text);
  if (argument.kind === 'hash') return argument.credentialHash;
  return credentialHash((await credentialIn(argument.bytes)).json);
}

/**
 * The credential in a document: a certificate file, a PDF with one attached, or the credential by itself.
 *
 * @throws CairnError as {@link hashOfArgument}, but for what reading the file throws
 */
export async function credentialIn(document: Uint8Array): Promise<Credential> {
  const bytes = isPdf(document) ? await certificateInPdf(document) : document;
  const json = parseStrictJson(bytes);
  return isJsonObject(json) && Object.hasOwn(json, '@context')
    ? parseCredential(json)
    : certificateFileOf(json).credential;
}
