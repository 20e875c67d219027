import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type ChainService, startChainService } from '../api/chain-service.ts';
import { type MailCatcher, startMailCatcher } from '../mail/mail-catcher.ts';
import { launchSystemBrowser } from './system-browser.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** How somebody comes to the desk. */
export interface DeskVisit {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** Signs in with this key; absent: stays at the door. */
  readonly token?: string;
  /** Behind the #. */
  readonly at?: string;
  /** Stays open for the tests that follow. */
  readonly kept?: boolean;
}

/** The desk with all that it stands on: built page, service with its own anchoring, chain, browser. */
export interface DeskUse {
  readonly service: ChainService;
  readonly mail: MailCatcher;
  open(visit?: DeskVisit): Promise<Page>;
}

/** Starts the desk before the tests of a `describe`, and ends it after them. */
export function useDesk(): DeskUse {
  let running:
    | { readonly service: ChainService; readonly mail: MailCatcher; readonly browser: Browser; readonly folder: string }
    | undefined;
  let opened: { readonly page: Page; readonly complaints: readonly string[]; readonly kept: boolean }[] = [];
  const current = () => {
    if (running === undefined) throw new Error('The desk runs inside tests only.');
    return running;
  };
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-pages-'));
    const configFile = join(import.meta.dirname, '../../service/web/vite.config.ts');
    await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
    const mail = await startMailCatcher();
    const { login: _, ...server } = mail.server;
    const settings = { login: null, from: 'certificates@college.example', replyTo: null };
    const service = await startChainService({
      pagesDirectory: folder,
      mail: { server, ...settings, connections: 1, messagesPerMinute: 6_000 },
    });
    running = { folder, mail, service, browser: await launchSystemBrowser() };
  }, 120_000);
  afterAll(async () => {
    await running?.browser.close();
    await running?.service.close();
    await running?.mail.close();
    if (running !== undefined) await rm(running.folder, { recursive: true });
  });
  afterEach(async () => {
    const shown = opened;
    opened = shown.filter(({ kept }) => kept);
    for (const { page, complaints, kept } of shown) {
      // Whatever a test is about: the key is in no address, and the page never went against its policy, nor failed itself.
      expect(page.url()).not.toContain('cairn_');
      expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'))).toEqual([]);
      if (!kept) await page.context().close();
    }
  });
  return {
    get service() {
      return current().service;
    },
    get mail() {
      return current().mail;
    },
    open: async ({ colorScheme = 'light', width = 1280, token, at = '', kept = false } = {}) => {
      const { browser, service } = current();
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      opened.push({ page, complaints, kept });
      await page.goto(`${service.application.configuration.publicUrl}/issue${at}`);
      await page.waitForSelector('#api-key');
      if (token !== undefined) {
        await page.fill('#api-key', token);
        await page.press('#api-key', 'Enter');
        await page.waitForSelector('#who button');
      }
      return page;
    },
  };
}

/** What axe finds serious on the page as it is, or in the part of it that a selector names. */
export async function graveProblems(page: Page, within = 'html'): Promise<unknown> {
  await page.evaluate(await readFile(axePath, 'utf8'));
  return await page.evaluate(`axe.run(${JSON.stringify(within)}).then(({ violations }) =>
    violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).join('; ')))`);
}

/** By how many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
