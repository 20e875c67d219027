import { CairnError } from '../../core/errors.ts';
import type { CredentialHash } from '../../core/hex.ts';

/** Why no certificate was taken out of a PDF. */
export type PdfProblem =
  | 'too-large'
  | 'damaged'
  | 'several-certificates'
  | 'certificate-too-large'
  | 'encrypted'
  | 'too-costly'
  | 'no-certificate';

/** What is wrong, as it follows "This PDF", and what to do about it. */
const WORDS: Readonly<Record<PdfProblem, { readonly what: string; readonly remedy: string }>> = {
  'too-large': {
    what: 'is larger than 16 MiB, which no certificate is',
    remedy: 'Ask the holder for the PDF as the issuer gave it out',
  },
  damaged: {
    what: 'is damaged, or was cut off on its way',
    remedy: 'Ask the holder to send it again, best inside an archive, or to send the certificate file',
  },
  'several-certificates': {
    what: 'has several certificates attached, so that nobody could say which of them its page shows',
    remedy: 'An issuer attaches one: ask the holder for each certificate by itself',
  },
  'certificate-too-large': {
    what: 'has something attached that is too large for a certificate',
    remedy: 'Ask the holder for the PDF as the issuer gave it out',
  },
  encrypted: {
    what: 'is locked with a password, so nothing in it can be read',
    remedy: 'Ask the holder for the PDF as the issuer gave it out, without a password, or for the certificate file',
  },
  'too-costly': {
    what: 'takes more time or memory to be read than any certificate does',
    remedy: 'Ask the holder for the certificate file (its name ends in .cairn.json)',
  },
  'no-certificate': {
    what:
      'has no certificate attached, so there is nothing in it to check: what is printed on a page anybody can print. ' +
      'A certificate loses its attachment when it is printed to a new PDF, scanned, or saved by some programs',
    remedy: 'Ask the holder for the PDF as the issuer gave it out, or for the certificate file (.cairn.json)',
  },
};

/** What proves that the file is no certificate; the others leave it open. */
const PROOFS: readonly PdfProblem[] = ['too-large', 'damaged', 'several-certificates', 'certificate-too-large'];

/**
 * The error for a PDF out of which no certificate was taken.
 *
 * @param hash what the PDF names as the hash of its certificate, though it does not have it
 */
export function pdfError(problem: PdfProblem, hash: CredentialHash | null = null): CairnError {
  const { what, remedy } = WORDS[problem];
  const code = PROOFS.includes(problem) ? 'malformed-pdf' : 'pdf-without-certificate';
  return new CairnError(code, `This PDF ${what}`, {
    remedy,
    details: { problem, ...(hash === null ? {} : { credentialHash: hash }) },
  });
}
