import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasSystemBrowser } from './system-browser.ts';
import { useVerifyPage } from './use-verify-page.ts';
import type { Visit } from './verify-page-setting.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(!hasSystemBrowser())('the verify page for everybody', () => {
  const site = useVerifyPage();

  it('can be used by keyboard alone', async () => {
    const { page } = await site.visit();
    const chosen = { name: 'a.cairn.json', mimeType: 'application/json', buffer: Buffer.from(site.file(0)) };
    // The system's own dialog is beyond the page; this listens before any key, so that the dialog never opens.
    page.on('filechooser', (chooser) => void chooser.setFiles(chosen));
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the check');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('choose-file');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer.valid');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('paste');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('holder-claim');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('.checks details[open]').count()).toBe(1);
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
  });

  /** Waits until the page also tells why and when. */
  async function givenWithChange(visitor: Visit, index: number): Promise<void> {
    await visitor.give(site.file(index));
    await visitor.page.waitForSelector('.verdict-change:not([hidden])');
  }

  describe.each(['light', 'dark'] as const)('in its %s dress', (colorScheme) => {
    const states: Readonly<Record<string, (visitor: Visit) => Promise<void>>> = {
      'at the start': async () => {},
      valid: (visitor) => visitor.give(site.file(0)),
      revoked: (visitor) => givenWithChange(visitor, 1),
      suspended: (visitor) => givenWithChange(visitor, 2),
      tampered: (visitor) => visitor.give(site.tamperedFile()),
      malformed: (visitor) => visitor.give('{'),
      'with an issuer that nobody confirms': (visitor) => visitor.give(site.impostorFile()),
      'with a bare hash': async ({ page }) => {
        await page.fill('#paste', site.revokedHash());
        await page.press('#paste', 'Enter');
        await page.waitForSelector('#answer');
      },
      'with every check unfolded': async (visitor) => {
        await visitor.give(site.file(0));
        for (const summary of await visitor.page.locator('.checks summary').all()) await summary.click();
      },
      'with the settings open': async ({ page }) => {
        await page.click('#open-settings');
        await page.click('#settings summary');
      },
    };
    it.each(Object.keys(states))('has nothing serious for axe, and nothing too wide for a phone, %s', async (state) => {
      const visitor = await site.visit({ colorScheme });
      await states[state]?.(visitor);
      await visitor.page.evaluate(await readFile(axePath, 'utf8'));
      const grave: unknown = await visitor.page.evaluate(`axe.run().then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).join('; ')))`);
      expect(grave).toEqual([]);
      const overflow = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });

  it('weighs less than 80 kB gzipped with all that it loads', async () => {
    const visitor = await site.visit();
    const paths = await visitor.page.evaluate(() => [
      location.pathname,
      ...performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    ]);
    const files = [...new Set(paths)].filter((path) => path !== '/pins.json');
    const sizes = await Promise.all(
      files.map(async (path) => {
        const onDisk = path === '/verify' ? '/verify/index.html' : path;
        return gzipSync(await readFile(join(site.setting.folder, onDisk))).length;
      }),
    );
    for (const kind of ['.js', '.css', '.svg']) expect(files.some((path) => path.endsWith(kind))).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(80_000);
  });
});
