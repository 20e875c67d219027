import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskService, startDeskService } from '../api/desk-service.ts';
import { hasSystemBrowser, launchSystemBrowser } from './system-browser.ts';

describe.runIf(hasSystemBrowser())('the page /docs', () => {
  let browser: Browser;
  let desk: DeskService;
  beforeAll(async () => {
    browser = await launchSystemBrowser();
    desk = await startDeskService();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  it.each([1280, 360])('shows the interface, %i wide, with nothing that its policy refuses', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const problems: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(String(error)));
    const response = await page.goto(`${desk.origin}/docs#/evaluations/postV1Evaluations`);
    expect(response?.headers()['content-security-policy']).toContain("script-src 'self'; style-src 'self';");
    // Only what is on the screen is drawn of so many routes, so the address leads to one of them, opened.
    await page.getByText('Evaluate the learners of some cohorts, or of all').waitFor();
    await page.getByText('Roles: registrar, admin.').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('serves nothing of the package but what the page loads', async () => {
    for (const file of ['index.html', 'swagger-initializer.js', 'package.json', '..%2fexpress/package.json']) {
      expect((await desk.send('GET', `/docs/${file}`)).status).toBe(404);
    }
  });
});
