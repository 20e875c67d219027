import { describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { DEFAULT_BRANDING } from '../../service/formats/certificate/branding.ts';
import { ATTACHMENT_NAME, certificatePdf } from '../../service/formats/certificate-pdf.ts';
import { pdfBomb, pdfWith } from '../formats/pdf/pdf-with.ts';
import { rewrittenPdf } from '../formats/pdf/rewritten-pdf.ts';
import { hasSystemBrowser } from './system-browser.ts';
import { useVerifyPage } from './use-verify-page.ts';
import type { Visit } from './verify-page-setting.ts';

describe.skipIf(!hasSystemBrowser())('a PDF on the verify page', () => {
  const site = useVerifyPage();
  const pdfOf = async (text: string): Promise<Uint8Array> => {
    const file = new TextEncoder().encode(text);
    const publicUrl = site.setting.server.origin;
    return await certificatePdf({
      certificate: parseCertificateFile(file),
      file,
      publicUrl,
      branding: DEFAULT_BRANDING,
    });
  };
  const attached = (name: string, text: string) => ({ name, content: new TextEncoder().encode(text) });
  const answerTo = async (pdf: Uint8Array): Promise<Awaited<ReturnType<Visit['answer']>>> => {
    const visitor = await site.visit();
    await visitor.give(pdf);
    return await visitor.answer();
  };

  it('is valid when the certificate in it is, and the page says to go by what it shows itself', async () => {
    const visitor = await site.visit();
    await visitor.give(await pdfOf(site.file(0)));
    const { verdict, text } = await visitor.answer();
    expect(verdict).toBe('Valid');
    expect(await visitor.read('.paper-note')).toMatch(
      /^Go by this page, not by the paper .* is made out to Amélie Nguyễn-Österreich: Foundations of Data Analysis$/,
    );
    expect(text).toContain(`Issued by ${site.setting.server.domain}`);
  });

  it('may be dropped anywhere on the page', async () => {
    const visitor = await site.visit();
    const bytes = Buffer.from(await pdfOf(site.file(0))).toString('base64');
    await visitor.page.evaluate((base64) => {
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], 'Zertifikat.pdf', { type: 'application/pdf' }));
      for (const name of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(name, { dataTransfer: dropped, bubbles: true, cancelable: true }));
      }
    }, bytes);
    await visitor.page.waitForSelector('#answer.valid');
  });

  it('is valid after another program has saved it in its own way', async () => {
    expect((await answerTo(rewrittenPdf(await pdfOf(site.file(0))))).verdict).toBe('Valid');
  });

  it('is not valid when the certificate in it was revoked', async () => {
    const { verdict, reason, text } = await answerTo(await pdfOf(site.file(1)));
    expect([verdict, reason]).toEqual(['Not valid', 'revoked']);
    expect(text).toContain('Go by this page, not by the paper');
  });

  it('is not valid when the certificate in it was changed', async () => {
    const tampered = await pdfWith({ attachments: [attached(ATTACHMENT_NAME, site.tamperedFile())] });
    const { verdict, reason } = await answerTo(tampered);
    expect([verdict, reason]).toEqual(['Not valid', 'proof-invalid']);
  });

  it('shows whom the certificate in it is for, whatever its page says', async () => {
    const forged = await pdfWith({
      text: 'This is to certify that MALLORY SMITH has been awarded',
      attachments: [attached(ATTACHMENT_NAME, site.file(0))],
    });
    const { verdict, text } = await answerTo(forged);
    expect(verdict).toBe('Valid');
    expect(text).toContain('is made out to Amélie Nguyễn-Österreich');
    expect(text).not.toContain('MALLORY');
  });

  it('could not be checked when it has lost its certificate, and its hash leads to no verdict either', async () => {
    const visitor = await site.visit();
    await visitor.give(await pdfWith({ text: `Certificate hash ${site.revokedHash()}` }));
    const { verdict, reason, text } = await visitor.answer();
    expect([verdict, reason]).toEqual(['Could not check', 'document-required']);
    expect(text).toContain('This PDF has no certificate in it.');
    await visitor.page.click('[data-way-out="look-up-hash"]');
    await visitor.page.locator('.verdict-headline', { hasText: 'A hash alone says nothing' }).waitFor();
    expect((await visitor.answer()).text).toContain(site.revokedHash());
  });

  it('could not be checked when it is locked', async () => {
    const { verdict, text } = await answerTo(
      await pdfWith({ attachments: [attached(ATTACHMENT_NAME, site.file(0))], password: 'secret' }),
    );
    expect(verdict).toBe('Could not check');
    expect(text).toContain('This PDF is locked with a password.');
  });

  it.each([
    ['cut off', async () => (await pdfOf(site.file(0))).slice(0, 40_000), /is damaged, or was cut off on its way/],
    [
      'with several certificates',
      () => pdfWith({ attachments: [attached('a.cairn.json', site.file(0)), attached('b.cairn.json', site.file(0))] }),
      /has several certificates attached/,
    ],
    [
      'with an attachment that is no certificate',
      () => pdfWith({ attachments: [attached(ATTACHMENT_NAME, '<html></html>')] }),
      /cannot be read as a certificate/,
    ],
    ['with an attachment that unpacks to 64 MiB', () => pdfBomb(64), /too large for a certificate/],
    [
      'of more than 16 MiB',
      async () => Buffer.concat([await pdfOf(site.file(0)), Buffer.alloc(17e6)]),
      /larger than 16 MiB/,
    ],
  ])('is not valid %s, and the page says why', async (_, make, why) => {
    const { verdict, reason, text } = await answerTo(await make());
    expect([verdict, reason]).toEqual(['Not valid', 'malformed']);
    expect(text).toMatch(why);
  });

  it('is given up when it takes too long, and the next file is checked as ever', async () => {
    const visitor = await site.visit();
    await visitor.page.clock.install();
    const given = visitor.give(pdfBomb(8192));
    await visitor.page.getByText('Taking the certificate out of the PDF').waitFor();
    await visitor.page.clock.runFor(11_000);
    await given;
    expect((await visitor.answer()).text).toContain('This PDF takes too long to be read.');
    await visitor.page.clock.resume();
    await visitor.give(site.file(0));
    await visitor.page.waitForSelector('#answer.valid');
  });

  it('is read by a program that is loaded only when there is one', async () => {
    const visitor = await site.visit();
    const loaded = () =>
      visitor.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    await visitor.give(site.file(0));
    expect((await loaded()).filter((path) => /pdf-thread/.test(path))).toEqual([]);
    await visitor.give(await pdfOf(site.file(0)));
    expect((await loaded()).filter((path) => /pdf-thread/.test(path))).not.toEqual([]);
  });
});
