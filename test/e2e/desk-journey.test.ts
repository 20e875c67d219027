import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { generatedLearners } from '../../scripts/demo/generated-cohort.ts';
import { useDesk } from './desk-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';

describe.skipIf(!hasSystemBrowser())('a cohort at the desk', () => {
  const desk = useDesk();
  let page: Page;
  let files = 0;

  /** A list with a line for each result, as a learning platform exports it: for a spreadsheet of this country. */
  const csv = (...further: readonly string[]): Buffer => {
    // One of these forty has no results, and so no line.
    const lines = generatedLearners()
      .slice(0, 40)
      .flatMap(({ learnerId, name, email, results }) =>
        results.map(({ assessment, score }) => [learnerId, name ?? '', email ?? '', assessment, score ?? ''].join(';')),
      );
    return Buffer.from(['Student ID;Name;E-mail;Assessment;Score', ...lines, ...further].join('\r\n'), 'utf8');
  };
  const choose = async (buffer: Buffer) => {
    await page.setInputFiles('#results-file', { name: 'results.csv', mimeType: 'text/csv', buffer });
    await page.waitForSelector('.report');
  };

  const text = async (selector: string) => (await page.locator(selector).first().textContent()) ?? '';
  const confirm = async () => {
    await page.waitForSelector('#dialog[open]');
    await page.click('#dialog .primary-button');
  };
  /** Fetches the file of the certificate whose line is open, and its verdict as the service gives it. */
  const download = async () => {
    const downloading = page.waitForEvent('download');
    await page.click('details[open] >> text=Download the file');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^[0-9a-f]{12}\.cairn\.json$/);
    files += 1;
    const { json } = await desk.service.send(
      'POST',
      '/v1/verify',
      undefined,
      JSON.parse(await readFile(await download.path(), 'utf8')),
    );
    return json;
  };
  const find = async (what: string) => {
    await page.fill('#certificate-matching', what);
    await page.press('#certificate-matching', 'Enter');
    await page.waitForFunction(() => document.querySelectorAll('.certificate').length === 1);
    await page.click('.certificate summary');
    await page.waitForSelector('.certificate-acts');
  };

  it('goes from results to a file that verifies, by mouse and keyboard', { timeout: 60_000 }, async () => {
    const token = await desk.service.key('registrar');
    page = await desk.open({ token, kept: true });
    page.setDefaultTimeout(15_000);
    expect(await page.title()).toBe('Cohorts · Cairn');
    await page.waitForSelector('text=There is no cohort yet');
    await page.focus('.new-cohort summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('stewards-2026');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Data stewards, autumn 2026');
    await page.selectOption('#cohort-pathway', {
      label: 'Foundations of Data Stewardship (data-stewardship-foundations@2)',
    });
    await page.press('#cohort-title', 'Enter');
    await page.waitForSelector('#step-1');
    expect(await text('h1')).toBe('Data stewards, autumn 2026');
    expect(await text('.cairn-words')).toBe('No learners yet');

    await choose(csv('demo-001;Nobody;;final-exam;a hundred', 'demo-002;;;no-such-exam;50'));
    expect(await text('.report .preview-sum')).toMatch(/^2 of \d+ lines are not as they should be\.$/);
    const wrong = await page.locator('.problems tbody tr').allTextContents();
    expect(wrong).toHaveLength(2);
    expect(wrong.join()).toContain('a hundred');
    expect(await text('#step-1 .step-buttons button')).toMatch(/^Leave out 2 lines and bring in \d+ changes$/);
    await page.click('text=Another file');
    await choose(csv());
    expect(await text('.report .preview-sum')).toMatch(/^\d+ lines, each as it should be\.$/);
    expect(await text('.report')).toContain('Would bring in 39 new learners');
    await page.click('text=/^Bring in \\d+ changes/');
    await page.waitForSelector('#step-1.done');
    expect(await text('.said')).toMatch(/^Brought in: 39 learners/);
    await choose(csv());
    expect(await text('.report')).toContain('Nothing would change: all of it is here already.');
    expect(await text('.cairn-words')).toBe('To be evaluated');

    await page.focus('#step-2 button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#step-2.done');
    expect(await text('#announcement')).toMatch(/^39 learners evaluated/);

    await page.focus('#step-3 button');
    await page.keyboard.press('Space');
    await page.waitForSelector('.preview');
    const sum = await text('.preview .preview-sum');
    expect(sum).toMatch(/^\d+ certificates in 3 batches, each anchored with one transaction\.$/);
    expect(await text('.findings.look')).toContain('lack results that could still earn');
    await page.fill('#coin-price', '3100,50');
    expect(await text('.cost-money')).toMatch(/^About [\d.]+ EUR, [\d.]+ at the most\.$/);

    await page.click('text=/^Issue \\d+ certificates/');
    await page.waitForSelector('#dialog[open]');
    await page.keyboard.press('Escape');
    expect((await desk.service.send('GET', '/v1/batches', token)).json.batches).toEqual([]);
    await page.click('text=/^Issue \\d+ certificates/');
    await confirm();
    await page.waitForSelector('#step-3.done');
    expect(await text('.cairn-words')).toBe('To be anchored');

    await page.click('text=/^Anchor 3 batches/');
    await confirm();
    await page.waitForSelector('#step-4.done', { timeout: 30_000 });
    expect(await page.locator('.batch.final').count()).toBe(3);
    expect(await text('.cairn-words')).toBe('Anchored');

    const certificates = await page
      .locator('#certificate-batch option', { hasText: 'Certificate in Data' })
      .getAttribute('value');
    await page.selectOption('#certificate-batch', certificates);
    await find('demo-001');
    expect(await download()).toMatchObject({ verdict: 'valid' });
  });

  it('hands out all at once: an archive, and a message to each holder who has an address', {
    timeout: 60_000,
  }, async () => {
    const downloading = page.waitForEvent('download');
    await page.click('text=Download all');
    const archive = await readFile(await (await downloading).path());
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    await page.click('text=Write to the holders …');
    await page.waitForSelector('#dialog[open]');
    const [, recipients] = /Send (\d+) messages/.exec(await text('#dialog h2')) ?? [];
    await page.click('#dialog .primary-button');
    await page.waitForSelector(`text=${recipients} of ${recipients} sent.`, { timeout: 40_000 });
    expect(desk.mail.caught).toHaveLength(Number(recipients));
    await page.click('text=Write to the holders …');
    await page.waitForSelector('text=Nothing is to be sent.');
  });

  it("gives a holder's link, which the service knows, and withdraws it", async () => {
    await page.click('text=Make a holder’s link');
    const url = await page.inputValue('.holder-link input');
    const [, token = ''] = url.split('#');
    const opened = () => desk.service.send('GET', `/v1/certificates/${token}`);
    expect(await opened()).toMatchObject({ status: 200 });
    await page.click('text=Withdraw its links');
    await page.waitForSelector('text=/^\\d+ links? withdrawn\\./');
    expect((await opened()).status).toBe(410);
  });

  it('suspends and reinstates a certificate, each until it is final', { timeout: 30_000 }, async () => {
    await page.click('.act.suspend button');
    await page.waitForSelector('.standing.suspended', { timeout: 15_000 });
    expect(await download()).toMatchObject({ verdict: 'invalid', reason: 'suspended' });
    await page.click('.act.reinstate button');
    await page.waitForSelector('.standing.in-force', { timeout: 15_000 });
    expect(await download()).toMatchObject({ verdict: 'valid' });
  });

  it('corrects a name: the new certificate is valid, and the old one superseded', { timeout: 30_000 }, async () => {
    await page.fill('.act input[id^=name-]', 'Zoë Müller-Łukasz');
    await page.click('text=Correct the name …');
    await confirm();
    await page.waitForSelector('text=The correction is issued');
    await page.waitForSelector('.batch.final >> nth=3', { timeout: 20_000 });
    const hash = (await text('details[open] .certificate-body .exact')).trim();
    await desk.service.until(`/v1/credentials/${hash}/status`, '', ({ json }) => json.revoked === true);
    expect(await download()).toMatchObject({ verdict: 'invalid', reason: 'revoked' });
  });

  it('revokes only what was typed to be revoked', { timeout: 30_000 }, async () => {
    await find('demo-003');
    await page.selectOption('.act.revoke select', 'academic-misconduct');
    await page.click('.act.revoke button');
    await page.waitForSelector('#dialog[open]');
    expect(await page.isDisabled('#dialog .primary-button')).toBe(true);
    await page.keyboard.type('revok');
    await page.keyboard.press('Enter');
    expect(await page.isVisible('#dialog')).toBe(true);
    await page.keyboard.type('e');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.standing.revoked', { timeout: 15_000 });
    expect(await download()).toMatchObject({ verdict: 'invalid', reason: 'revoked' });
    expect(files).toBe(5);
  });

  it('leaves in the audit log who did it, and nobody’s name', async () => {
    const admin = await desk.service.key('admin');
    const { text: log } = await desk.service.send('GET', '/v1/audit-log?limit=1000', admin);
    for (const action of [
      'results.import',
      'cohorts.evaluate',
      'certificates.preview',
      'certificates.issue',
      'batches.anchor',
      'certificates.revoke',
    ])
      expect(log).toContain(action);
    expect(log).not.toMatch(/Zoë|Nkemelu/);
  });
});
