import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeStatus } from '../../service/registrar/corrections/change-status.ts';
import { supersedeCertificate } from '../../service/registrar/corrections/supersede-certificate.ts';
import type { HolderVisit } from './holder-page-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';
import { useHolderPage } from './use-holder-page.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(!hasSystemBrowser())("a holder's page for everybody", () => {
  const site = useHolderPage();
  const urls = new Map<string, string>();
  beforeAll(async () => {
    const { certify, service } = site.setting;
    const certified = async (state: string, name: string, isPending = false) => {
      const { url, hash } = await certify(name, { isPending });
      urls.set(state, url);
      return hash;
    };
    await certified('valid', 'Amara Nkemelu-Brown');
    await certified('pending', 'Li Wei', true);
    await changeStatus(service.installation, 'revoke', [await certified('revoked', 'Jonas')], 'issued-in-error');
    await changeStatus(service.installation, 'suspend', [await certified('suspended', 'Jonas')], 'certificate-hold');
    await supersedeCertificate(service.installation, await certified('corrected', 'Zoe'), 'Zoë');
    urls.set('unknown', `${service.origin}/certificate#${'A'.repeat(43)}`);
  }, 120_000);
  const urlOf = (state: string) => urls.get(state) ?? '';

  it('can be used by keyboard alone', async () => {
    const { page } = await site.visit(urlOf('valid'));
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the certificate');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.sheet-details[open]').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.standing-checks[open]').count()).toBe(1);
    const reached: string[] = [];
    for (let turn = 0; turn < 60 && reached.at(-1) !== 'add-to-linkedin'; turn += 1) {
      await page.keyboard.press('Tab');
      reached.push(await focused());
    }
    expect(reached.filter((id) => id !== '')).toEqual([
      'take-pdf',
      'take-file',
      'verify-url',
      'copy-link',
      'show-code',
      'add-to-linkedin',
    ]);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
    await page.focus('#show-code');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#code[open]');
    await page.keyboard.press('Enter');
    expect(await page.locator('#code[open]').count()).toBe(0);
    expect(await focused()).toBe('show-code');
  });

  describe('in its light and its dark dress', () => {
    const unfold = async ({ page }: HolderVisit) => {
      for (const summary of await page.locator('#held summary').all()) await summary.click();
    };
    const states: Readonly<Record<string, readonly [string, (visitor: HolderVisit) => Promise<unknown>]>> = {
      'of a certificate that is in force': ['valid', async () => {}],
      'with everything unfolded': ['valid', unfold],
      'with the code shown': ['valid', ({ page }) => page.click('#show-code')],
      'on its way': ['pending', async () => {}],
      revoked: ['revoked', ({ page }) => page.waitForSelector('.standing-change:not([hidden])')],
      suspended: ['suspended', async () => {}],
      corrected: ['corrected', async () => {}],
      'of no certificate': ['unknown', async () => {}],
    };
    it.each(Object.keys(states))('has nothing serious for axe, and nothing too wide for a phone, %s', async (name) => {
      const [state, prepare] = states[name] ?? ['', async () => {}];
      const visitor = await site.visit(urlOf(state));
      await prepare(visitor);
      await visitor.page.evaluate(await readFile(axePath, 'utf8'));
      for (const colorScheme of ['light', 'dark'] as const) {
        await visitor.page.emulateMedia({ colorScheme });
        const grave: unknown = await visitor.page.evaluate(`axe.run().then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).join('; ')))`);
        expect(grave, colorScheme).toEqual([]);
      }
      const overflow = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });

  it('moves nothing for whoever asked for less motion', async () => {
    const { page } = await site.visit(urlOf('valid'));
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it('weighs less than 80 kB gzipped with all that it loads', async () => {
    const { page, requests } = await site.visit(urlOf('valid'));
    const { origin } = site.setting.service;
    const paths = requests
      .map(({ url }) => new URL(url))
      .filter((url) => url.origin === origin && /^\/(?:assets\/|certificate)/.test(url.pathname))
      .map(({ pathname }) => (pathname === '/certificate' ? '/certificate/index.html' : pathname));
    const sizes = await Promise.all(
      [...new Set(paths)].map(async (path) => gzipSync(await readFile(join(site.setting.folder, path))).length),
    );
    for (const kind of ['.js', '.css', '.svg']) expect(paths.some((path) => path.endsWith(kind))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(80_000);
    await page.close();
  });
});
