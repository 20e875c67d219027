import { once } from 'node:events';
import { constants, deflateRawSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** What a PDF holds that is made to be read, or to do harm. */
export interface PdfContent {
  readonly attachments?: readonly { readonly name: string; readonly content: Uint8Array }[];
  readonly subject?: string;
  readonly link?: string;
  readonly text?: string;
  readonly password?: string;
}

/** A PDF with this in it. */
export async function pdfWith(content: PdfContent): Promise<Uint8Array> {
  const { attachments = [], subject, link, text, password } = content;
  const document = new PDFDocument({
    ...(subject === undefined ? {} : { info: { Subject: subject } }),
    ...(password === undefined ? {} : { userPassword: password, ownerPassword: password, pdfVersion: '1.7' }),
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  if (text !== undefined) document.text(text);
  if (link !== undefined) document.link(10, 10, 50, 50, link);
  for (const { name, content: bytes } of attachments) document.file(Buffer.from(bytes), { name });
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/**
 * A PDF by hand whose one attachment unpacks to so many MiB of zeros, from a thousandth of that: `zlib` would take a
 * while to make it in one piece.
 */
export function pdfBomb(mebibytes: number): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(16 * 1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  const pieces = Array.from({ length: mebibytes / 16 }, () => piece);
  // Header of zlib, stored pieces, an empty last block; the checksum is not looked at before the end.
  const stream = Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces, Buffer.from([3, 0, 0, 0, 0, 0])]);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(certificate.cairn.json) 4 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
    '<< /Type /Filespec /F (certificate.cairn.json) /EF << /F 5 0 R >> >>',
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const add = (part: Buffer | string) => parts.push(Buffer.from(part));
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    add(`${index + 1} 0 obj\n${object}\nendobj\n`);
  });
  offsets.push(length());
  add(`5 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`);
  add(stream);
  add('\nendstream\nendobj\n');
  const start = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(`xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
