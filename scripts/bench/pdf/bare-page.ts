import { once } from 'node:events';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { CertificateToPrint } from './certificates-to-print.ts';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/eb-garamond/400Regular/EBGaramond_400Regular.ttf',
);

/** The baseline: a bare page of PDFKit with name and award in the same font, embedded, and the same file attached. */
export async function barePage({ file, name, award }: CertificateToPrint): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'a4', layout: 'landscape', font: FONT });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  for (const text of ['This is to certify that', name, 'has been awarded', award]) {
    document.fontSize(24).text(text, { align: 'center' });
  }
  document.file(Buffer.from(file), { name: 'certificate.cairn.json', type: 'application/json' });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
