import * as reader from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { certificatePdf } from '../../../service/formats/certificate-pdf.ts';
import { type AttachedCertificate, attachedCertificate } from '../../../service/formats/pdf/attached-certificate.ts';
import { isPdf } from '../../../service/formats/pdf/pdf-limits.ts';
import { readAttachedCertificate } from '../../../service/formats/pdf/read-attached-certificate.ts';
import { samplePdfInput } from '../certificate-samples.ts';
import { pdfBomb, pdfWith } from './pdf-with.ts';
import { changedPdf, rewrittenPdf } from './rewritten-pdf.ts';

const input = samplePdfInput();
const pdf = await certificatePdf(input);
const hash = `0x${'4e'.repeat(32)}`;
const named = (name: string, content: string | Uint8Array = '{}') => ({ name, content: Buffer.from(content) });

function problem(kind: string, credentialHash: string | null = null): unknown {
  return { kind: 'problem', problem: kind, credentialHash };
}

function bytesOf(found: AttachedCertificate): Buffer | null {
  return found.kind === 'certificate' ? Buffer.from(found.bytes) : null;
}

describe('the certificate in a PDF', () => {
  it('is what was attached, byte for byte', async () => {
    expect(bytesOf(await readAttachedCertificate(pdf))?.equals(input.file)).toBe(true);
  });

  it('is the same after another program has saved the PDF in its own way', async () => {
    const rewritten = rewrittenPdf(pdf);
    expect(Buffer.from(rewritten).includes('/ObjStm')).toBe(true);
    expect(bytesOf(await readAttachedCertificate(rewritten))?.equals(input.file)).toBe(true);
  });

  it('is found when something stands before or behind the PDF, as mail programs leave it', async () => {
    const wrapped = Buffer.concat([Buffer.from('\n\n'), pdf, Buffer.from('\r\n\0\0')]);
    expect(isPdf(wrapped)).toBe(true);
    expect(bytesOf(await readAttachedCertificate(wrapped))?.equals(input.file)).toBe(true);
  });

  it('is found among other attachments', async () => {
    const attachments = [named('transcript.pdf', 'x'), named('certificate.cairn.json', '{"a":1}'), named('a.json')];
    const found = await readAttachedCertificate(await pdfWith({ attachments }));
    expect(bytesOf(found)?.toString()).toBe('{"a":1}');
  });

  it('is found when only an owner’s password restricts what may be done with the PDF', async () => {
    const locked = await pdfWith({ attachments: [named('certificate.cairn.json')], password: '' });
    expect(bytesOf(await readAttachedCertificate(locked))?.toString()).toBe('{}');
  });

  it.each([
    ['has none, and names no hash either', {}, null],
    ['has only something else attached', { attachments: [named('certificate.json'), named('notes.txt')] }, null],
    ['has lost it, and still names the hash in its properties', { subject: hash }, hash],
    ['has lost it, and still has the link', { link: `https://registry.example/verify#${hash}` }, hash],
    ['has lost it, and still shows the hash in print', { text: `Certificate hash ${hash}` }, hash],
    ['has lost it, and shows a hash that is none', { text: `Certificate hash ${hash}00` }, null],
  ])('is missed in a PDF that %s', async (_, content, credentialHash) => {
    expect(await readAttachedCertificate(await pdfWith(content))).toEqual(problem('no-certificate', credentialHash));
  });

  it.each([
    [
      'several certificates',
      () => pdfWith({ attachments: [named('a.cairn.json'), named('b.cairn.json')] }),
      'several-certificates',
    ],
    [
      'hundreds of attachments',
      () => pdfWith({ attachments: Array.from({ length: 80 }, (__, n) => named(`${n}.txt`)) }),
      'several-certificates',
    ],
    [
      'an attachment larger than a certificate',
      () => pdfWith({ attachments: [named('a.cairn.json', ' '.repeat(256 * 1024 + 1))] }),
      'certificate-too-large',
    ],
    ['an attachment that unpacks to 64 MiB', () => pdfBomb(64), 'certificate-too-large'],
    ['an attachment that unpacks to 8 GiB', () => pdfBomb(8192), 'too-costly'],
    ['a password', () => pdfWith({ attachments: [named('a.cairn.json')], password: 'secret' }), 'encrypted'],
    ['more than 16 MiB', () => Buffer.concat([pdf, Buffer.alloc(16 * 1024 * 1024)]), 'too-large'],
    ['only its first half', () => pdf.subarray(0, pdf.length / 2), 'damaged'],
    ['only its head', () => pdf.subarray(0, 60), 'damaged'],
    ['nothing but the claim to be one', () => Buffer.from('%PDF-1.7\nhello'), 'damaged'],
    [
      'a list of attachments that leads to itself',
      () =>
        changedPdf(pdf, (text) => text.replace(/\/EmbeddedFiles <<[\s\S]*?>>/, '/EmbeddedFiles << /Kids [2 0 R] >>')),
      'no-certificate',
    ],
  ])('is refused in a PDF with %s', async (_, make, expected) => {
    const found = await readAttachedCertificate(await make());
    expect(found).toMatchObject({ kind: 'problem', problem: expected });
  });

  it('is given up when the PDF takes too long, and others are read on', async () => {
    const [slow, ...others] = await Promise.all([
      readAttachedCertificate(pdf, 1),
      ...Array.from({ length: 4 }, () => readAttachedCertificate(pdf)),
    ]);
    expect(slow).toEqual(problem('too-costly'));
    expect(others.map(({ kind }) => kind)).toEqual(['certificate', 'certificate', 'certificate', 'certificate']);
  });

  it('waits its turn, and is given up when there are too many before it', async () => {
    const found = await Promise.all(Array.from({ length: 40 }, () => readAttachedCertificate(Buffer.from('%PDF-1.7'))));
    const kinds = found.map((one) => (one.kind === 'problem' ? one.problem : one.kind));
    expect(kinds.filter((kind) => kind === 'too-costly')).toHaveLength(6);
    expect(kinds.filter((kind) => kind === 'damaged')).toHaveLength(34);
  }, 60_000);

  it('is there or is not, and nothing is thrown, wherever a PDF is cut off or one byte is changed', async () => {
    const read = (bytes: Uint8Array) => attachedCertificate(bytes, reader, null);
    for (let at = 1; at < 60; at += 1) {
      const place = Math.floor((pdf.length * at) / 60);
      const changed = Uint8Array.from(pdf);
      changed[place] = (changed[place] ?? 0) ^ 0x55;
      for (const found of [await read(pdf.subarray(0, place)), await read(changed)]) {
        expect(found.kind).toBeOneOf(['certificate', 'problem']);
      }
    }
  });
});
