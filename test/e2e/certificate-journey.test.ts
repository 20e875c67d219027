import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { certificateOf } from '../../service/registrar/certificates/certificate-of.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import type { HolderVisit } from './holder-page-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';
import { useHolderPage } from './use-holder-page.ts';

/** A file as somebody has it who got it from the holder. */
interface PassedOn {
  readonly name: string;
  readonly bytes: Buffer;
}

describe.skipIf(!hasSystemBrowser())('from the holder’s page to an employer and an auditor', () => {
  const site = useHolderPage();

  async function takenAway({ page }: HolderVisit, button: string): Promise<PassedOn> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** What the verify page says to an employer, in a browser of their own. */
  async function answerTo({ name, bytes }: PassedOn): Promise<{ reason: string | null; text: string }> {
    const employer = await site.visit(`${site.setting.service.origin}/certificate`);
    const { page } = employer;
    await page.goto(`${site.setting.service.origin}/verify`);
    await page.setInputFiles('#file-input', { name, mimeType: '', buffer: bytes });
    await page.waitForSelector('#answer');
    return { reason: await page.getAttribute('#answer', 'data-reason'), text: await employer.read('#answer') };
  }

  it('everything that a holder takes away is valid there: the PDF, the file, and the link with one of them', async () => {
    const { url, hash } = await site.setting.certify('Amara Nkemelu-Brown');
    const holder = await site.visit(url);
    for (const button of ['#take-file', '#take-pdf']) {
      const { reason, text } = await answerTo(await takenAway(holder, button));
      expect(reason, button).toBeNull();
      expect(text).toContain('Amara Nkemelu-Brown');
    }
    const link = await holder.page.inputValue('#verify-url');
    const employer = await site.visit(`${site.setting.service.origin}/certificate`);
    await employer.page.goto(link);
    await employer.page.waitForSelector('#answer[data-reason="document-required"]');
    const told = await employer.read('#answer');
    expect(told).toContain('It has been neither revoked nor suspended.');
    expect(told).toContain(hash);
    expect(told).not.toContain('Amara');
  });

  it('a correction is what the holder sees and passes on, and who has the old file is led to it', async () => {
    const { installation } = site.setting.service;
    const { url, hash } = await site.setting.certify('Zoe Muller');
    const old = { name: 'old.cairn.json', bytes: Buffer.from((await certificateOf(installation, hash)).text) };
    const { credentialHash } = await supersedeCertificate(installation, hash, 'Zoë Müller');
    const before = await answerTo(old);
    expect(before.reason).toBe('revoked');
    expect(before.text).toContain(credentialHash);
    const after = await answerTo(await takenAway(await site.visit(url), '#take-pdf'));
    expect(after.reason).toBeNull();
    expect(after.text).toContain('Zoë Müller');
  });

  it('the auditor sees the correction too: the revocation with its reason, the new batch before it, and no name', async () => {
    const auditor = await site.visit(`${site.setting.service.origin}/certificate`);
    const { page } = auditor;
    await page.goto(`${site.setting.service.origin}/audit#reason=superseded`);
    await page.waitForSelector('#answer');
    expect(await auditor.read('#answer-title')).toBe('It adds up');
    expect(await auditor.read('#records')).toContain('superseded');
    await page.goto('about:blank');
    await page.goto(`${site.setting.service.origin}/audit`);
    await page.waitForSelector('#answer');
    const kinds = await page
      .locator('#records [class*="batch-anchored"], #records [class*="credentials-revoked"]')
      .evaluateAll((rows) => rows.map(({ className }) => className));
    expect(kinds.at(-2)).toContain('batch-anchored');
    expect(kinds.at(-1)).toContain('credentials-revoked');
    expect(await auditor.read('body')).not.toMatch(/Zo[eë] M[uü]ller/);
  });
});
