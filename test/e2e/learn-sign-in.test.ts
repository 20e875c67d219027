import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { makeSignInLink } from '../../service/registrar/learners/make-sign-in-link.ts';
import { type DeskService, startDeskService } from '../api/desk-service.ts';
import { type MailCatcher, startMailCatcher } from '../mail/mail-catcher.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../nodes/openid-provider.ts';
import { graveProblems, overflow } from './desk-setting.ts';
import { hasSystemBrowser, launchSystemBrowser } from './system-browser.ts';
import { useVisits } from './use-visits.ts';

interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

describe.skipIf(!hasSystemBrowser())('signing in on the page of learners', () => {
  let folder: string;
  let mail: MailCatcher;
  let provider: OpenIdProvider;
  let service: DeskService;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-pages-'));
    const configFile = join(import.meta.dirname, '../../service/web/vite.config.ts');
    await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
    mail = await startMailCatcher();
    const { login: _, ...server } = mail.server;
    service = await startDeskService(undefined, {
      pagesDirectory: folder,
      mail: { server, login: null, from: 'a@college.example', replyTo: null, connections: 1, messagesPerMinute: 6_000 },
      oidc: async (publicUrl) => {
        provider = await startOpenIdProvider(`${publicUrl}/v1/learn/oidc/callback`);
        return { ...provider, name: 'Campus account', claim: 'email', scope: 'openid email' };
      },
    });
    await putCohort(service.installation, 'a', dataStewardshipPathway, {});
    const learners = [{ learnerId: 's-1', name: 'Zoë Müller', email: 'zoe@college.example' }];
    await service.send('POST', '/v1/enrolments', await service.key('registrar'), { cohortId: 'a', learners });
    browser = await launchSystemBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await service?.close();
    await provider?.close();
    await mail?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    provider.account = { sub: 'u-1', email: 'zoe@college.example', email_verified: true };
    // Links that were mailed in earlier tests count no longer.
    service.clock.now = new Date(service.clock.now.getTime() + 20 * 60_000);
  });

  const inCare = useVisits<Visit>();
  /** A browser of its own: another device. */
  async function visit(at = '', { width = 1280, dark = false } = {}): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${service.origin}/learn${at}`);
    return inCare({ page, context, complaints, close: () => context.close() });
  }

  /** What stands behind the # of a link that was made by hand. */
  const linkByHand = async () => new URL((await makeSignInLink(service.installation, 's-1')).url).hash;
  const mailedLink = async () => {
    await expect.poll(() => mail.caught.length).toBeGreaterThan(0);
    const raw = mail.caught.at(-1)?.raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=') ?? '';
    return /\/learn(#code=[\w-]{43})/.exec(raw)?.[1] ?? '';
  };
  const signedIn = (page: Page) => page.waitForSelector('details.sign-out');
  const heading = (page: Page) => page.locator('#sign-in-title').textContent();

  it('goes by a link to the mailbox, which is opened on another device and used by a press', async () => {
    const desktop = await visit();
    await desktop.page.fill('#sign-in-email', 'Zoe@College.example');
    await desktop.page.press('#sign-in-email', 'Enter');
    await desktop.page.waitForSelector('.sign-in-mailbox');
    expect(await heading(desktop.page)).toBe('Look into your mailbox');
    expect(await desktop.page.evaluate(() => document.activeElement?.id)).toBe('sign-in-title');
    const phone = await visit(await mailedLink(), { width: 360 });
    expect(await heading(phone.page)).toBe('Your link is good for one sign-in');
    await phone.page.click('#use-link');
    await signedIn(phone.page);
    expect(await phone.page.textContent('details.sign-out summary')).toBe('z…@college.example');
    // The code is gone from the address, and no script can see the session.
    expect(phone.page.url()).not.toContain('code=');
    expect(await phone.page.evaluate(() => document.cookie)).toBe('');
    await phone.page.reload();
    await signedIn(phone.page);
  });

  it('says the same for an address that nobody here has', async () => {
    const words = async (address: string) => {
      const { page } = await visit();
      await page.fill('#sign-in-email', address);
      await page.click('text=Send me a link');
      await page.waitForSelector('.sign-in-mailbox');
      return (await page.textContent('#learn'))?.replaceAll(address, '…');
    };
    expect(await words('nobody@college.example')).toBe(await words('zoe@college.example'));
  });

  it('uses no link up for who only opens it, and one for who presses', async () => {
    const link = await linkByHand();
    for (let n = 0; n < 2; n += 1) expect(await heading((await visit(link)).page)).toContain('good for one sign-in');
    const { page } = await visit(link);
    await page.click('#use-link');
    await signedIn(page);
    const late = await visit(link);
    await late.page.click('#use-link');
    await late.page.waitForSelector('.problem');
    expect(await late.page.textContent('.problem-detail')).toBe('This link was used already.');
    expect(await late.page.locator('#sign-in-email').count()).toBe(1);
    expect(late.page.url()).not.toContain('code=');
  });

  it('is over when they sign out, here or everywhere', async () => {
    const devices = [await visit(await linkByHand())];
    await devices[0]?.page.click('#use-link');
    devices.push(await visit(await linkByHand()));
    await devices[1]?.page.click('#use-link');
    for (const { page } of devices) await signedIn(page);
    const [phone, desktop] = devices;
    if (phone === undefined || desktop === undefined) throw new Error('two devices');
    await phone.page.click('details.sign-out summary');
    await phone.page.click('#sign-out');
    await phone.page.waitForSelector('#sign-in-email');
    await desktop.page.reload();
    await signedIn(desktop.page);
    await desktop.page.click('details.sign-out summary');
    await desktop.page.click('#sign-out-everywhere');
    await desktop.page.waitForSelector('#sign-in-email');
    await desktop.page.reload();
    await desktop.page.waitForSelector('#sign-in-email');
  });

  it('goes by the identity provider, which is another site to the browser', async () => {
    const { page } = await visit();
    await page.click('#sign-in-oidc');
    await signedIn(page);
    expect(page.url()).toBe(`${service.origin}/learn`);
    const { page: other } = await visit();
    provider.account = null;
    await other.click('#sign-in-oidc');
    await other.waitForSelector('.problem');
    expect(await other.textContent('.problem-detail')).toBe('You were not signed in there.');
    expect(other.url()).toBe(`${service.origin}/learn`);
  });

  it('says at once what is no address, and keeps what was typed', async () => {
    const { page } = await visit();
    await page.fill('#sign-in-email', 'zoe');
    await page.press('#sign-in-email', 'Enter');
    expect(await page.textContent('.problem-detail')).toBe('This is not an e-mail address.');
    expect(await page.inputValue('#sign-in-email')).toBe('zoe');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('sign-in-email');
  });

  it('is done by keyboard alone', async () => {
    const { page } = await visit(await linkByHand());
    await page.waitForSelector('#use-link');
    for (let n = 0; n < 6 && (await page.evaluate(() => document.activeElement?.id)) !== 'use-link'; n += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await signedIn(page);
  });

  it.each([
    ['phone in the dark', 360, true],
    ['desktop in the light', 1280, false],
  ])('has nothing grave for axe on a %s, and fits', async (_, width, dark) => {
    const { page } = await visit('#sign-in-failed=learner-not-found', { width, dark });
    await page.waitForSelector('#sign-in-email');
    expect([await graveProblems(page), await overflow(page)]).toEqual([[], 0]);
    await page.fill('#sign-in-email', `a.rather.long.address.${'x'.repeat(40)}@college.example`);
    await page.press('#sign-in-email', 'Enter');
    await page.waitForSelector('.sign-in-mailbox');
    expect([await graveProblems(page), await overflow(page)]).toEqual([[], 0]);
    const link = await visit(await linkByHand(), { width, dark });
    await link.page.click('#use-link');
    await signedIn(link.page);
    await link.page.click('details.sign-out summary');
    expect([await graveProblems(link.page, '#who'), await overflow(link.page)]).toEqual([[], 0]);
  });
});
