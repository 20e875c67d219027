import type * as PdfJs from 'pdfjs-dist';
import { type CredentialHash, isCredentialHash } from '../../core/hex.ts';
import { documentLimits } from '../../core/strict-json.ts';
import { pdfLimits } from './pdf-limits.ts';
import type { PdfProblem } from './pdf-problem.ts';

/** What was found in a PDF. */
export type AttachedCertificate =
  /** The certificate file, byte for byte as it is attached; whether it is one, its strict reader says. */
  | { readonly kind: 'certificate'; readonly bytes: Uint8Array }
  /** With the hash that the PDF names, where it still does: a hint to look it up by, and no more. */
  | { readonly kind: 'problem'; readonly problem: PdfProblem; readonly credentialHash: CredentialHash | null };

/** Mozilla's PDF.js, in the build for a page or for Node. */
export type PdfReader = Pick<typeof PdfJs, 'getDocument' | 'PDFWorker'>;

type Document = Awaited<ReturnType<PdfReader['getDocument']>['promise']>;

/** How a certificate file that is attached is named: by us, and by who renamed it for its holder. */
const CERTIFICATE_NAME = /\.cairn\.json$/i;

/**
 * Takes the certificate file out of a PDF. What stands on its pages is not looked at: nothing authenticates it. Neither
 * scripts nor forms nor fonts of it are touched.
 *
 * Whoever calls this bounds its time and memory, by a thread that can be ended: a stranger's PDF may unpack without an end.
 *
 * @param worker where PDF.js is to do its work; null for this thread
 */
export async function attachedCertificate(
  bytes: Uint8Array,
  reader: PdfReader,
  worker: PdfJs.PDFWorker | null,
): Promise<AttachedCertificate> {
  if (bytes.length > pdfLimits.maxBytes) return problem('too-large');
  const task = reader.getDocument({
    // The reader takes possession of what it is given.
    data: bytes.slice(),
    ...(worker === null ? {} : { worker }),
    verbosity: 0,
    enableXfa: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    disableFontFace: true,
    fontExtraProperties: false,
    isImageDecoderSupported: false,
    isOffscreenCanvasSupported: false,
  });
  try {
    return await certificateIn(await task.promise);
  } catch (error) {
    return problem(isPasswordAsked(error) ? 'encrypted' : 'damaged');
  } finally {
    // A document that could not be opened has been let go of already.
    await task.destroy().catch(() => null);
  }
}

async function certificateIn(document: Document): Promise<AttachedCertificate> {
  const attachments = [...((await document.getAttachments()) ?? [])];
  if (attachments.length > pdfLimits.maxAttachments) return problem('several-certificates');
  const certificates = attachments.filter(([, { filename }]) => CERTIFICATE_NAME.test(filename));
  const [only] = certificates;
  if (only === undefined) return problem('no-certificate', await namedHash(document));
  if (certificates.length > 1) return problem('several-certificates');
  const content = await document.getAttachmentContent(only[0]);
  if (!(content instanceof Uint8Array)) return problem('damaged', await namedHash(document));
  if (content.length > documentLimits.maxBytes) return problem('certificate-too-large');
  return { kind: 'certificate', bytes: content };
}

/** The hash that a PDF of ours names in its properties, in its link and in print: what survives differs by program. */
async function namedHash(document: Document): Promise<CredentialHash | null> {
  const places = [propertiesOf, linksOf, textOf];
  for (const place of places) {
    // A page that cannot be read names nothing.
    const hash = hashIn(await place(document).catch(() => ''));
    if (hash !== null) return hash;
  }
  return null;
}

async function propertiesOf(document: Document): Promise<string> {
  const { info } = await document.getMetadata();
  return JSON.stringify(info);
}

async function linksOf(document: Document): Promise<string> {
  const page = await document.getPage(1);
  return JSON.stringify((await page.getAnnotations()).map(({ url }: { readonly url?: string }) => url ?? ''));
}

async function textOf(document: Document): Promise<string> {
  const page = await document.getPage(1);
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join('');
}

function hashIn(text: string): CredentialHash | null {
  const hash = /0x[0-9a-f]{64}(?![0-9a-f])/.exec(text)?.[0];
  return hash !== undefined && isCredentialHash(hash) ? hash : null;
}

function isPasswordAsked(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

function problem(kind: PdfProblem, credentialHash: CredentialHash | null = null): AttachedCertificate {
  return { kind: 'problem', problem: kind, credentialHash };
}
