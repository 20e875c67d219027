import type { Credential } from '../../core/credential.ts';
import type { CredentialHash } from '../../core/hex.ts';
import { drawAwardStatement } from './award-statement.ts';
import type { CertificateBranding } from './branding.ts';
import { wordsFor } from './choose-words.ts';
import { layFooter } from './page-footer.ts';
import { drawFrame } from './page-frame.ts';
import { type Document, PagePen } from './page-pen.ts';
import { Typesetter } from './typesetter.ts';

/** What is printed. */
export interface PrintedCertificate {
  readonly credential: Credential;
  readonly credentialHash: CredentialHash;
  /** Where the certificate is checked, with its hash. */
  readonly verifyUrl: string;
  readonly branding: CertificateBranding;
}

/** From the edges of the paper, in points. */
const SIDE = 72;
const TOP = 64;
/** Around the statement in the middle. */
const AIR = 26;

/**
 * Draws a certificate on the current page of a tagged document, and embeds its fonts.
 *
 * @throws CairnError `glyph-missing`
 */
export async function drawCertificatePage(document: Document, printed: PrintedCertificate): Promise<void> {
  const { words, language } = wordsFor(printed.credential);
  const pen = new PagePen(document);
  const type = new Typesetter(language);
  drawFrame(pen, printed.branding);
  const footer = await layFooter(pen, type, { ...printed, words, margin: SIDE });
  await drawAwardStatement(pen, type, {
    ...printed,
    words,
    measure: pen.width - 2 * SIDE - 40,
    top: TOP,
    bottom: footer.top - AIR,
  });
  footer.draw();
  pen.end();
}
