import { readFile } from 'node:fs/promises';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import { heldCertificatePdf } from '../../service/registrar/holders/open-holder-link.ts';
import { withdrawHolderLinks } from '../../service/registrar/holders/withdraw-holder-links.ts';
import { replayWithEvidence } from '../../service/registrar/replay/replay-with-evidence.ts';
import { verifyHere } from '../../service/registrar/verification/verify-document.ts';
import type { HolderVisit, LinkedCertificate } from './holder-page-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';
import { useHolderPage } from './use-holder-page.ts';

const standing = ({ read }: HolderVisit) => read('#standing-title');
const why = ({ page }: HolderVisit) => page.getAttribute('#no-certificate', 'data-why');
const tokenOf = ({ url }: LinkedCertificate) => url.split('#')[1] ?? '';

/** What a button of the page saves. */
async function saved({ page }: HolderVisit, button: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe.skipIf(!hasSystemBrowser())("a holder's page, on a phone", () => {
  const site = useHolderPage();
  let amara: LinkedCertificate;
  beforeAll(async () => {
    amara = await site.setting.certify('Amara Nkemelu-Brown', { expiresOn: '2099-12-31' });
  }, 60_000);
  const verifyUrl = () => `${site.setting.service.origin}/verify#${amara.hash}`;

  it('shows the certificate, and how it stands by what the page has read itself', async () => {
    const visitor = await site.visit(amara.url);
    const { page, read } = visitor;
    expect(await read('#award')).toContain('Open University module AAA');
    expect(await read('.sheet-holder')).toBe('Amara Nkemelu-Brown');
    expect(await read('.sheet-distinction')).toBe('With distinction');
    expect(await read('.sheet-domain')).toBe(new URL(site.setting.service.origin).host);
    expect(await read('.sheet-facts')).toMatch(/Awarded on \d{1,2} \w+ 20\d\d/);
    expect(await standing(visitor)).toBe('Valid');
    expect(await page.textContent('#announcement')).toMatch(/^Valid\. Checked on this device/);
    await page.click('.sheet-details > summary');
    expect(await read('.sheet-details')).toContain('Distinction');
    await page.click('.standing-checks > summary');
    expect(await read('.standing-checks')).toMatch(/(\d+) of \d+ checks passed/);
    expect(await read('#link-until')).toBe('It opens until 31 December 2099 (UTC).');
    expect(await page.locator('#correction').count()).toBe(0);
  });

  it('sends the token to its own server alone, and in no Referer', async () => {
    const { requests } = await site.visit(amara.url);
    const { origin } = site.setting.service;
    const token = tokenOf(amara);
    const told = requests.filter(({ url, body }) => `${url.replace(/#.*/, '')}${body ?? ''}`.includes(token));
    expect(told.map(({ url }) => url)).toEqual([
      `${origin}/v1/certificates/${token}`,
      `${origin}/v1/certificates/${token}/file`,
    ]);
    expect(requests.some(({ url }) => url === site.setting.service.chain.anvil.url.replace(/\/?$/, '/'))).toBe(true);
    expect(requests.filter(({ referer }) => referer?.includes(token))).toEqual([]);
  });

  it('hands out the certificate file that was checked, byte for byte', async () => {
    const visitor = await site.visit(amara.url);
    const { name, bytes } = await saved(visitor, '#take-file');
    expect(name).toBe('Certificate of Completion Open University module AAA.cairn.json');
    expect(await verifyHere(site.setting.service.installation, bytes)).toMatchObject({
      verdict: 'valid',
      credentialHash: amara.hash,
    });
  });

  it('hands out the PDF', async () => {
    const visitor = await site.visit(amara.url);
    const { name, bytes } = await saved(visitor, '#take-pdf');
    expect(name).toBe('Certificate of Completion Open University module AAA.pdf');
    const pdf = await heldCertificatePdf(site.setting.service.installation, tokenOf(amara));
    expect(bytes.equals(pdf.bytes)).toBe(true);
    expect(await visitor.read('.take-card:first-child .take-status')).toBe('Saved to your downloads.');
  });

  it('hands out the evidence, by which the decision comes out the same, and says what it is', async () => {
    const visitor = await site.visit(amara.url);
    const { name, bytes } = await saved(visitor, '#take-evidence');
    expect(name).toBe('Certificate of Completion Open University module AAA.evidence.json');
    const file = await saved(visitor, '#take-file');
    expect(replayWithEvidence(parseCertificateFile(file.bytes).credential, bytes).outcome).toBe('same');
    expect(await visitor.read('.take-card:has(#take-evidence) p')).toMatch(/marks.*It is yours to show/);
  });

  it('copies the link for employers, and shows it as a code that a phone can read', async () => {
    const { page, context, read } = await site.visit(amara.url);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    expect(await page.inputValue('#verify-url')).toBe(verifyUrl());
    await page.click('#copy-link');
    await page.waitForSelector('.take-status:not(:empty)');
    expect(await read('.take-status:not(:empty)')).toBe('Copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(verifyUrl());
    await page.click('#show-code');
    const { data, width, height } = PNG.sync.read(await page.locator('.code-figure').screenshot());
    expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(verifyUrl());
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('show-code');
  });

  it('selects the link for who has a browser that lets no page copy', async () => {
    const { page, read } = await site.visit(amara.url);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.click('#copy-link');
    expect(await read('.take-status:not(:empty)')).toContain('copy it by hand');
    expect(await page.evaluate(() => document.getSelection()?.toString() ?? '')).toBe(verifyUrl());
  });

  it('offers to share the link where the device can', async () => {
    const { page } = await site.visit(amara.url);
    expect(await page.locator('#share-link').count()).toBe(0);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', {
        value: async (shared: unknown) => {
          document.title = JSON.stringify(shared);
        },
      });
    });
    await page.reload();
    await page.click('#share-link');
    expect(JSON.parse(await page.title())).toEqual({ title: expect.stringContaining('module AAA'), url: verifyUrl() });
  });

  it('leads to LinkedIn with everything filled in', async () => {
    const { page } = await site.visit(amara.url);
    const link = page.locator('#add-to-linkedin');
    const url = new URL((await link.getAttribute('href')) ?? '');
    const now = new Date();
    expect(`${url.origin}${url.pathname}`).toBe('https://www.linkedin.com/profile/add');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Certificate of Completion: Open University module AAA',
      organizationName: 'Example College',
      issueYear: String(now.getUTCFullYear()),
      issueMonth: String(now.getUTCMonth() + 1),
      certUrl: verifyUrl(),
      certId: amara.hash,
    });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(url.href).not.toContain(tokenOf(amara));
  });

  it('shows names of every kind as names, and runs or widens nothing', async () => {
    for (const name of [
      '<script>document.title="broken"</script><img src=x onerror=alert(1)>',
      'Mallory \u202eetacifitrec\u202c Smith',
      'ليلى عبد الرحمن',
      'Wolfeschlegelsteinhausenbergerdorff'.repeat(6).slice(0, 200),
    ]) {
      const { url } = await site.setting.certify(name);
      const visitor = await site.visit(url);
      const { page } = visitor;
      expect(await standing(visitor)).toBe('Valid');
      expect(await page.textContent('.sheet-holder bdi')).toBe(name);
      expect(await page.title()).toBe('Your certificate · Cairn');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  });

  it('does without a name', async () => {
    const { url } = await site.setting.certify(null);
    expect(await (await site.visit(url)).read('.sheet-holder')).toBe('the holder of this certificate');
  });

  it('of a certificate that is on its way says so, and hands it out when it has arrived', async () => {
    const pending = await site.setting.certify('Li Wei', { isPending: true });
    const visitor = await site.visit(pending.url);
    expect(await standing(visitor)).toBe('On its way');
    expect(await visitor.read('.sheet-holder')).toBe('Li Wei');
    expect(await visitor.page.locator('.take').count()).toBe(0);
    await anchorBatches(site.setting.service.installation, [pending.batchId]);
    await visitor.page.click('#check-again');
    await visitor.page.waitForSelector('.take');
    expect(await standing(visitor)).toBe('Valid');
  });

  it('on its way looks again by itself, and keeps what it shows while the server is away', async () => {
    const pending = await site.setting.certify('Li Wei', { isPending: true });
    const visitor = await site.visit(pending.url);
    const { page, context, settled } = visitor;
    await page.clock.install();
    await page.reload();
    await settled();
    await context.setOffline(true);
    const failed = page.waitForEvent('requestfailed');
    await page.clock.fastForward(20_500);
    await failed;
    expect(await standing(visitor)).toBe('On its way');
    await context.setOffline(false);
    await anchorBatches(site.setting.service.installation, [pending.batchId]);
    await page.clock.fastForward(20_500);
    await page.waitForSelector('#standing.outcome-pass');
  });

  it('of a revoked certificate tells why and when from the chain, and shows nothing to pass on', async () => {
    const { url, hash } = await site.setting.certify('Jonas Weber');
    await changeStatus(site.setting.service.installation, 'revoke', [hash], 'academic-misconduct');
    const visitor = await site.visit(url);
    expect(await standing(visitor)).toBe('Revoked');
    await visitor.page.waitForSelector('.standing-change:not([hidden])');
    expect(await visitor.read('.standing-change')).toMatch(
      /^Revoked on \d{1,2} \w+ 20\d\d: academic misconduct\. So it stands on the chain, in block \d+\.$/,
    );
    expect(await visitor.page.locator('#add-to-linkedin, #copy-link').count()).toBe(0);
    expect(await visitor.page.locator('#take-file').count()).toBe(1);
  });

  it('of a suspended certificate says so, until it is reinstated', async () => {
    const { url, hash } = await site.setting.certify('Jonas Weber');
    const { installation } = site.setting.service;
    await changeStatus(installation, 'suspend', [hash], 'certificate-hold');
    const visitor = await site.visit(url);
    expect(await standing(visitor)).toBe('Suspended');
    await visitor.page.waitForSelector('.standing-change:not([hidden])');
    expect(await visitor.read('.standing-change')).toContain('on hold');
    await changeStatus(installation, 'reinstate', [hash], 'unspecified');
    await visitor.page.click('#check-again');
    await visitor.page.waitForSelector('.outcome-pass#standing');
  });

  it('leads on to the correction of its certificate, and says that it is one', async () => {
    const { url, hash } = await site.setting.certify('Zoe Muller');
    const { credentialHash } = await supersedeCertificate(site.setting.service.installation, hash, 'Zoë Müller');
    const visitor = await site.visit(url);
    expect(await visitor.read('.sheet-holder')).toBe('Zoë Müller');
    expect(await standing(visitor)).toBe('Valid');
    expect(await visitor.read('#correction')).toContain('pass this one on from now on');
    expect(await visitor.page.inputValue('#verify-url')).toContain(credentialHash);
  });

  it('whose link was withdrawn, is over, is of nobody or is not whole says which', async () => {
    const { installation, origin } = site.setting.service;
    const withdrawn = await site.setting.certify('A');
    await withdrawHolderLinks(installation, { linkId: withdrawn.linkId });
    expect(await why(await site.visit(withdrawn.url))).toBe('withdrawn');
    const over = await site.setting.certify('B', { expiresOn: '2099-01-01' });
    await installation.store.db
      .updateTable('holder_link')
      .set({ expires_on: '2020-01-31' })
      .where('link_id', '=', over.linkId)
      .execute();
    const visitor = await site.visit(over.url);
    expect(await why(visitor)).toBe('expired');
    expect(await visitor.read('#no-certificate')).toContain('It opened until 31 January 2020.');
    const erased = await site.setting.certify('C');
    await eraseLearner(installation, erased.learnerId);
    expect(await why(await site.visit(erased.url))).toBe('unknown');
    expect(await why(await site.visit(`${origin}/certificate`))).toBe('incomplete');
    expect(await why(await site.visit(`${origin}/certificate#${'A'.repeat(42)}`))).toBe('incomplete');
    expect(await why(await site.visit(`${origin}/certificate#${'A'.repeat(43)}`))).toBe('unknown');
  });

  it('opened offline says so, and opens by itself when the holder is back', async () => {
    const { url } = await site.setting.certify('Amara');
    const visitor = await site.visit(`${site.setting.service.origin}/certificate`);
    const { page, context } = visitor;
    await context.setOffline(true);
    await page.evaluate((address) => location.assign(address), url);
    await page.waitForSelector('[data-why="unreachable"]');
    await context.setOffline(false);
    await page.waitForSelector('#standing.outcome-pass');
  });

  it('when the chain cannot be read says that it could not check, and hands everything out all the same', async () => {
    const { url } = await site.setting.certify('Amara');
    const visitor = await site.visit(url);
    const { page, settled } = visitor;
    await page.route(`${site.setting.service.chain.anvil.url}/**`, (route) => route.abort());
    await page.reload();
    await settled();
    expect(await standing(visitor)).toBe('Could not check');
    expect((await saved(visitor, '#take-file')).bytes.length).toBeGreaterThan(1_000);
    await page.unroute(`${site.setting.service.chain.anvil.url}/**`);
    await page.click('#check-again');
    await page.waitForSelector('#standing.outcome-pass');
  });

  it('whose link is withdrawn while it is open hands no PDF out, and says why', async () => {
    const { url, linkId } = await site.setting.certify('Amara');
    const visitor = await site.visit(url);
    await withdrawHolderLinks(site.setting.service.installation, { linkId });
    await visitor.page.click('#take-pdf');
    await visitor.page.waitForFunction(
      () => document.querySelector('#take-pdf')?.getAttribute('aria-busy') === 'false',
    );
    expect(await visitor.read('.take-status:not(:empty)')).toContain('withdrawn this link');
  });
});
