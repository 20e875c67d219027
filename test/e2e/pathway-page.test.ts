import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { pathwayDigest } from '../../service/pathway/pathway.ts';
import { threeTierDefinition, threeTierPathway } from '../pathway/drawing/three-tier-pathway.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { hasSystemBrowser, launchSystemBrowser } from './system-browser.ts';
import { useVisits } from './use-visits.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const FOLDER = join(import.meta.dirname, '../../dist/web');

describe.skipIf(!hasSystemBrowser())('the page of a pathway', () => {
  let browser: Browser;
  let server: PageServer;
  const keep = useVisits<{ page: Page; complaints: string[]; close(): Promise<void> }>();

  beforeAll(async () => {
    server = await startPageServer(FOLDER);
    const standing = { onChain: { since: '2026-11-24T12:00:00.000Z' } };
    const hostile = { ...threeTierDefinition, id: 'hostile', title: '</text><script>document.title = "run"</script>' };
    for (const json of [dataStewardshipPathway.source, threeTierDefinition, hostile]) {
      const { id, edition } = Object(json);
      server.routes.set(`/v1/pathways/${id}/${edition}`, { status: 200, json });
      server.routes.set(`/v1/pathways/${id}/${edition}/standing`, { status: 200, json: standing });
    }
    browser = await launchSystemBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  async function visit(name: string, width = 1280, colorScheme: 'light' | 'dark' = 'light') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.origin}/pathway#${name}`);
    return keep({ page, complaints, close: () => page.close() }).page;
  }

  const THREE_TIERS = 'conservation-professional@2026.1';

  it('draws what is published, and says what a learner asks first', async () => {
    const page = await visit(THREE_TIERS);
    await page.waitForSelector('.pathway-map svg');
    expect(await page.title()).toBe('Professional pathway in heritage conservation · Cairn');
    const facts = await page.locator('.pathway-facts').textContent();
    expect(facts).toContain(pathwayDigest(threeTierPathway));
    expect(facts).toContain('800 hours');
    expect(facts).toContain('24 November 2026');
    expect(await page.locator('.pathway-map [role="button"]').count()).toBe(18);
  });

  it('opens a module by keyboard, and gives the focus back', async () => {
    const page = await visit(`data-stewardship-foundations@${dataStewardshipPathway.edition}`);
    const module = page.locator('[data-key="module:sharing-data"]');
    await module.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    expect(await dialog.textContent()).toContain('Names no licence, or one that the consent does not allow.');
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('module:sharing-data');
  });

  it('lets no text be wider than it was measured, in any script', async () => {
    const page = await visit(THREE_TIERS);
    await page.waitForSelector('.pathway-map svg');
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('.pathway-map [data-key]')].flatMap((card) => {
        const box = card.querySelector('rect')?.getBoundingClientRect();
        return [...card.querySelectorAll('text')]
          .map((text) => ({ text: text.textContent, at: text.getBoundingClientRect() }))
          .filter(
            ({ at }) => box === undefined || at.left < box.left || at.right > box.right || at.bottom > box.bottom + 1,
          )
          .map(({ text }) => text);
      }),
    );
    expect(outside).toEqual([]);
  });

  it('begins on a phone with its tiers in words folded, and on a desk with them open', async () => {
    const open = async (width: number) => {
      const page = await visit(THREE_TIERS, width);
      return await page.locator('details.outline-tier[open]').count();
    };
    expect(await open(360)).toBe(0);
    expect(await open(1280)).toBe(3);
  });

  it('shows a hostile title as text', async () => {
    const page = await visit('hostile@2026.1');
    await page.waitForSelector('.pathway-map svg');
    expect(await page.locator('h1').textContent()).toBe('</text><script>document.title = "run"</script>');
    expect(await page.title()).not.toBe('run');
  });

  it('says what is not published', async () => {
    const page = await visit('nothing@1');
    await page.waitForFunction(() => document.querySelector('#announcement')?.textContent?.includes('not published'));
  });

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('has nothing serious for axe and nothing too wide at %i pixels, %s', async (width, dress) => {
    const page = await visit(THREE_TIERS, width, dress);
    await page.waitForSelector('.pathway-map svg');
    await page.evaluate(await readFile(axePath, 'utf8'));
    const grave: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary).join('; ')))`);
    expect(grave).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const shots = process.env['CAIRN_SCREENSHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}-${width}-${dress}.png`, fullPage: width < 500 });
  });

  it('weighs less than 100 kB gzipped with all that it loads', async () => {
    const page = await visit(THREE_TIERS);
    await page.waitForSelector('.pathway-map svg');
    const paths = await page.evaluate(() =>
      performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
    );
    const files = ['/pathway/index.html', ...new Set(paths.filter((path) => !path.startsWith('/v1/')))];
    const sizes = await Promise.all(files.map(async (path) => gzipSync(await readFile(join(FOLDER, path))).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });
});
