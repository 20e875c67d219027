import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { formatManifest } from '../../service/core/manifest.ts';
import { pinsToJson } from '../../service/core/pins-json.ts';
import { type PlayedHistory, playHistory } from '../audit/registry-history.ts';
import { type FaultyProxy, startFaultyProxy } from '../nodes/faulty-proxy.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { hasSystemBrowser, launchSystemBrowser } from './system-browser.ts';
import { useVisits } from './use-visits.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PHONE = { width: 360, height: 800 };
const DESK = { width: 1280, height: 900 };

interface AuditVisit {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** The text of the first such element, with each run of white space as one space. */
  read(selector: string): Promise<string>;
  close(): Promise<void>;
}

describe.skipIf(!hasSystemBrowser())('the audit page', () => {
  let folder: string;
  let history: PlayedHistory;
  let proxy: FaultyProxy;
  let server: PageServer;
  let browser: Browser;
  const care = useVisits<AuditVisit>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-audit-page-'));
    const configFile = join(import.meta.dirname, '../../service/web/vite.config.ts');
    await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
    history = await playHistory();
    proxy = await startFaultyProxy(history.chain.anvil.url);
    server = await startPageServer(folder);
    pinNode(history.chain.anvil.url);
    browser = await launchSystemBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await proxy.stop();
    await history.chain.anvil.stop();
    await rm(folder, { recursive: true });
  });
  afterEach(() => {
    proxy.fail({ kind: 'none' });
    pinNode(history.chain.anvil.url);
  });

  const visit = async (
    options: {
      readonly viewport?: typeof PHONE;
      readonly colorScheme?: 'light' | 'dark';
      readonly fragment?: string;
      readonly at?: string;
    } = {},
  ): Promise<AuditVisit> => {
    const { viewport = PHONE, colorScheme = 'light', fragment = '', at = server.origin } = options;
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${at}/audit${fragment}`);
    await page.waitForSelector('#answer');
    const read = async (selector: string): Promise<string> => {
      // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees, with the gaps between blocks, is meant.
      const text = await page.locator(selector).first().innerText();
      return text.replaceAll(/\s+/g, ' ').trim();
    };
    return care({ page, complaints, read, close: () => context.close() });
  };
  /** The pins of the site, with this node. */
  const pinNode = (url: string): void => {
    // The history plays an hour ahead of the clock.
    const pin = { ...history.chain.pin, rpcUrls: [url], maxHeadAgeSeconds: 7_200 };
    server.routes.set('/pins.json', { status: 200, json: pinsToJson({ deployments: [pin], issuers: [] }) });
  };
  const manifestFile = ({ manifest }: PlayedHistory['spring']) => ({
    name: `${manifest.batchId}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(formatManifest(manifest)),
  });

  it('reads the chain by itself, and shows every act, what they come to, and that it adds up', async () => {
    const { page, read } = await visit({ viewport: DESK });
    expect(await read('#answer-title')).toBe('It adds up');
    expect(await read('.reading-facts')).toContain('block 27');
    expect(await page.locator('.record-table tbody tr').count()).toBe(26);
    expect(await read('.tile.in-force')).toBe('302 in force');
    expect(await read('.tile.void')).toBe('5 void');
    expect(await read('tr.credentials-revoked')).toMatch(
      /4 certificates: 3, 255-256, 299 0x[0-9a-f]{8}…[0-9a-f]{8} academic misconduct/,
    );
    await page.locator('tr.credentials-revoked summary').first().click();
    expect(await read('tr.credentials-revoked .chain-place')).toContain(history.spring.root);
  });

  it("works with the issuer's server stopped, and reads the chain again", async () => {
    const own = await startPageServer(folder);
    own.routes.set('/pins.json', server.routes.get('/pins.json') ?? { status: 404, json: {} });
    const { page, read } = await visit({ at: own.origin });
    await own.close();
    await page.click('#read');
    await page.waitForSelector('#answer[data-answer="no-difference"]');
    expect(await page.locator('.record-table tbody tr').count()).toBe(26);
    // Its word is asked for, and it is silent: that is told, and hides nothing.
    await page.click('.server-form button');
    await page.waitForSelector('#answer[data-answer="could-not-tell"]');
    expect(await read('[data-code="server"]')).toContain('could not be reached');
    expect(await page.locator('.record-table tbody tr').count()).toBe(26);
  });

  it('recomputes roots from the manifests that it is given', async () => {
    const { page, read } = await visit();
    const { spring, voided, anchoredAgain, withdrawn } = history;
    await page.setInputFiles('#manifest-files', [spring, voided, anchoredAgain].map(manifestFile));
    await page.waitForSelector('#answer[data-answer="differences"]');
    expect(await read('[data-code="root-without-manifest"]')).toContain(withdrawn.root);
    await page.setInputFiles('#manifest-files', [manifestFile(withdrawn)]);
    await page.waitForSelector('#answer[data-answer="no-difference"]');
    expect(await read('.reading-facts')).toContain('4 of 5 recomputed from manifests');
  });

  it('puts differences first when the node leaves out an event', async () => {
    proxy.fail({
      kind: 'lies',
      tell: ({ method }, result) => (method === 'eth_getLogs' && Array.isArray(result) ? result.slice(0, -1) : result),
    });
    pinNode(proxy.url);
    const { page, read } = await visit();
    expect(await read('#answer-title')).toBe('It does not add up');
    expect(await read('[data-code="event-left-out"]')).toContain('no such event was told');
    expect(await page.locator('[data-code="storage-root"]').count()).toBe(1);
    proxy.fail({ kind: 'down' });
    await page.click('#read');
    await page.waitForSelector('#answer[data-answer="could-not-tell"]');
    expect(await read('#answer')).toContain('The chain could not be read');
    expect(await page.title()).toBe('Could not tell · Cairn');
    proxy.fail({ kind: 'none' });
    await page.click('#answer .primary-button');
    await page.waitForSelector('#answer[data-answer="no-difference"]');
  });

  it('narrows what it shows, and keeps that in its address', async () => {
    const { page, read } = await visit();
    await page.selectOption('#filter-issuer', '2');
    await page.selectOption('#filter-kind', 'credentials-revoked');
    expect(await page.locator('.record-table tbody tr').count()).toBe(1);
    const fragment = new URL(page.url()).hash;
    expect(fragment).toBe('#issuer=2&kind=credentials-revoked');
    const other = await visit({ fragment });
    expect(await other.read('#records-shown')).toBe('1 to 1 of 1 record');
    await other.page.fill('#filter-batch', '0x12');
    await other.page.press('#filter-batch', 'Tab');
    expect(await other.read('#filter-batch-problem')).toBe('A root is 0x and 64 digits from 0 to f.');
    await page.click('.audit-filter button');
    expect(await read('#records-shown')).toBe('1 to 26 of 26 records');
  });

  it('shows what was known on a day', async () => {
    const day = new Date((history.beforeCompromise - 86_400) * 1000).toISOString().slice(0, 10);
    const { read } = await visit({ fragment: `#as-of=${day}` });
    expect(await read('.tile.void')).toBe('0 void 5 as known now');
    expect(await read('#records-shown')).toBe('No record is of what you chose.');
  });

  it('hands out the records as CSV', async () => {
    const { page } = await visit({ fragment: '#kind=batch-anchored' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download-csv')]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(download.suggestedFilename()).toBe('audit.csv');
    expect(lines).toHaveLength(1 + 6);
  });

  it('draws certificates and revocations over time, and says the same as a table', async () => {
    const { page, read } = await visit();
    await page.waitForSelector('.chart-canvas svg .bar.anchored');
    expect(await page.locator('.chart-canvas .hatch').count()).toBeGreaterThan(0);
    await page.click('.chart-table summary');
    expect(await read('.chart-table tbody')).toMatch(/317/);
  });

  it('can be used by keyboard alone', async () => {
    const { page } = await visit();
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('read');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#answer[data-answer="no-difference"]');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('filter-issuer');
    expect(await page.locator('#records-shown').textContent()).toBe('1 to 26 of 26 records');
  });

  describe.each(['light', 'dark'] as const)('in its %s dress', (colorScheme) => {
    it.each([
      ['a phone', PHONE],
      ['a desk', DESK],
    ] as const)('has nothing serious for axe, and nothing too wide for %s, all unfolded', async (_, viewport) => {
      const { page } = await visit({ colorScheme, viewport });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.evaluate(await readFile(axePath, 'utf8'));
      const grave: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
        violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).join('; ')))`);
      expect(grave).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });

  it('weighs less than 100 kB gzipped with all that it loads', async () => {
    const { page } = await visit();
    const paths = await page.evaluate(() =>
      [location.pathname, ...performance.getEntriesByType('resource').map((entry) => new URL(entry.name))].map(
        (entry) => (typeof entry === 'string' ? entry : entry.origin === location.origin ? entry.pathname : ''),
      ),
    );
    const files = [...new Set(paths)].filter((path) => path !== '' && path !== '/pins.json');
    const sizes = await Promise.all(
      files.map(async (path) => {
        const onDisk = path === '/audit' ? '/audit/index.html' : path;
        return gzipSync(await readFile(join(folder, onDisk))).length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000);
  });
});
