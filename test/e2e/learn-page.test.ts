import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { type LearnerWay, learnerWaySchema } from '../../service/pathway/learner-way/learner-way.ts';
import { makeSignInLink } from '../../service/registrar/learners/make-sign-in-link.ts';
import { graveProblems, overflow } from './desk-setting.ts';
import { type LearnerName, useLearnPage } from './learn-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';

const COHORTS: Readonly<Record<LearnerName, string>> = {
  begun: 'stewards-2026',
  midway: 'stewards-2026',
  stuck: 'examinations-2026',
  finished: 'stewards-2026',
  withdrawn: 'stewards-2026',
  arabic: 'asas-2026',
};
const STAGES = ['begun', 'midway', 'stuck', 'finished', 'withdrawn'] as const;

/** What a visitor reads, each run of white space as one space, and marks of direction left out. */
async function read(page: Page, selector: string): Promise<string> {
  const texts = await page.locator(selector).allTextContents();
  return plain(texts.join(' '));
}

function plain(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');
}

describe.skipIf(!hasSystemBrowser())("a learner's page", () => {
  const site = useLearnPage();
  const wayOf = async (name: LearnerName): Promise<LearnerWay> =>
    learnerWaySchema.parse(Object(await site.ask(name, `/v1/learn/enrolments/${COHORTS[name]}`)).way);

  it.each([
    ['begun', 'Welcome'],
    ['midway', ''],
    ['stuck', 'You cannot go on just now'],
    ['finished', 'You have come all the way'],
    ['withdrawn', 'You have left this course · 2 November 2026'],
  ] as const)('says to who is %s what evaluation says, and nothing else', async (name, stage) => {
    const page = await site.open({ as: name });
    const way = await wayOf(name);
    expect(await read(page, '.where-stage')).toBe(stage);
    expect(await read(page, 'h1')).toBe(way.pathway.title);
    expect(await read(page, '.where')).toContain(way.headline);
    expect(await read(page, '.tier-track li')).toBe(way.tiers.map(({ title, words }) => `${title}${words}`).join(' '));
    const actions = await page.locator('.step-action').allTextContents();
    expect(actions.map(plain)).toEqual(way.nextSteps.map(({ action }) => plain(action)));
    const reasons = await page.locator('.step-reasons li').allTextContents();
    expect(reasons.map(plain)).toEqual(
      way.nextSteps.flatMap(({ reasons }) => reasons.map(({ sentence }) => plain(sentence))),
    );
    const headlines = await page.locator('.award-headline').allTextContents();
    expect(headlines.map(plain)).toEqual(way.awards.map(({ explanation }) => plain(explanation.headline)));
    const modules = await page.locator('.folded[id^="module-"] > summary .standing-badge').allTextContents();
    expect(modules).toEqual(way.tiers.flatMap(({ modules }) => modules.map(({ words }) => words)));
    expect(await page.locator('.stone:not(.not-laid)').count()).toBe(way.stones);
  });

  it('names what is in the way of who is stuck, down to the result', async () => {
    const page = await site.open({ as: 'stuck' });
    const obstacles = await read(page, '.obstacles');
    expect(obstacles).toContain('Data Stewardship Practitioner');
    expect(obstacles).toContain('Practitioner examination');
    expect(obstacles).toContain('44');
    expect(obstacles).not.toContain('Catalogue entry');
  });

  it('shows work for practice as feedback, and what waits for a mark as waiting', async () => {
    const page = await site.open({ as: 'midway' });
    expect(await read(page, '.part-feedback')).toContain('78 of 100 on 12 October 2026');
    expect(await read(page, '.part-feedback')).toContain('decide nothing');
    expect(await read(page, '.waiting')).toContain('Protection case');
    expect(await read(page, '.assessment.formative')).toContain('for practice, decides nothing');
  });

  it('opens a card of the map to what it needs and what there is of it', async () => {
    const page = await site.open({ as: 'midway', width: 360 });
    await page.focus('[data-key="module:catalogue-practice"]');
    await page.keyboard.press('Enter');
    expect(await read(page, '#details[open]')).toContain('74 of 100 on 12 October 2026');
    expect(await graveProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe(
      'module:catalogue-practice',
    );
  });

  it('gives the trace of a decision away as it was decided, to the byte', async () => {
    const page = await site.open({ as: 'midway' });
    await page.click('#award-practitioner .why > summary');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the trace (JSON): Data Stewardship Practitioner' }).click(),
    ]);
    const { trace } = (await wayOf('midway')).awards.find(({ award }) => award === 'practitioner') ?? {};
    expect(await readFile(await download.path(), 'utf8')).toBe(JSON.stringify(trace));
  });

  it('lets one choose among several courses, by an address of each', async () => {
    const page = await site.open({ as: 'finished' });
    await page.getByRole('link', { name: 'Foundations of Data Stewardship' }).click();
    await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Foundations of Data Stewardship');
    expect(await page.locator('.chooser [aria-current="page"]').textContent()).toContain('Foundations, spring 2026');
    await page.reload();
    await page.waitForSelector('#learn:not([aria-busy])');
    expect(await page.title()).toBe('Foundations of Data Stewardship · Your way · Cairn');
  });

  it('never holds anything of another learner', async () => {
    const page = await site.open({ as: 'begun' });
    await page.waitForSelector('.enrolment:not(:has([aria-busy]))');
    const html = await page.content();
    for (const other of ['midway', 'stuck', 'finished', 'withdrawn', 'arabic']) expect(html).not.toContain(other);
    const certificates = Object(await site.ask('finished', '/v1/learn/certificates')).certificates;
    for (const form of ['file', 'pdf', 'evidence']) {
      const answer = await site.ask('begun', `/v1/learn/certificates/${certificates[0].credentialHash}/${form}`);
      expect(answer).toMatchObject({ code: 'credential-not-found' });
    }
    expect(await site.ask('begun', '/v1/learn/enrolments/asas-2026')).toMatchObject({ code: 'learner-not-enrolled' });
  });

  it('writes a title from right to left, and English around it from left to right', async () => {
    const page = await site.open({ as: 'arabic', width: 360 });
    const title = page.locator('h1');
    expect(await title.textContent()).toBe('أساسيات رعاية البيانات');
    expect([await title.getAttribute('dir'), await title.getAttribute('lang')]).toEqual(['rtl', 'ar']);
    expect(await page.locator('.folded bdi', { hasText: 'وصف البيانات' }).first().getAttribute('dir')).toBe('auto');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('asks who is not signed in to sign in, and says when a session is over', async () => {
    const page = await site.open();
    expect(await read(page, '.learn-sign-in')).toMatch(/sign in/i);
    const expired = await site.open({ as: 'finished' });
    await site.service.installation.store.db.deleteFrom('learner_session').execute();
    await expired.getByRole('link', { name: 'Foundations of Data Stewardship' }).click();
    await expired.waitForSelector('.learn-sign-in .problem');
    expect(await expired.content()).not.toContain('Diploma in Data Stewardship');
  });

  it('says that it is offline, and goes on by itself when it is not any more', async () => {
    const page = await site.open({ as: 'finished' });
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Foundations of Data Stewardship' }).click();
    await page.waitForSelector('.problem');
    expect(await read(page, '.problem')).toContain('could not be reached');
    await page.context().setOffline(false);
    await page.waitForSelector('.where');
  });

  it('can be used by keyboard alone, from the link to sign in to a certificate', async () => {
    const { url } = await makeSignInLink(site.service.installation, 'campus:midway');
    const page = await site.open({ url });
    /** Goes on with Tab until what is focused answers to a selector. */
    const tabTo = async (selector: string): Promise<void> => {
      for (let turn = 0; turn < 120; turn += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
      }
      throw new Error(`Tab does not lead to ${selector}.`);
    };
    await tabTo('#use-link');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.where');
    expect(page.url()).not.toContain('code=');

    await page.keyboard.press('Tab');
    await tabTo('#module-lawful-handling > summary');
    await page.keyboard.press('Enter');
    expect(await read(page, '#module-lawful-handling[open] .assessments')).toContain('64 of 100');

    await tabTo('#award-practitioner .why > summary');
    await page.keyboard.press('Enter');
    await tabTo('#award-practitioner .award-buttons button:last-child');
    await page.keyboard.press('Enter');
    expect(await graveProblems(page)).toEqual([]);
    await page.keyboard.type('The protection case was handed in six weeks ago.');
    await tabTo('#dialog [type="submit"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.part-reviews');
    expect(await read(page, '.part-reviews')).toContain('The protection case was handed in six weeks ago.');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Review asked for');
    expect(await site.ask('midway', '/v1/learn/reviews')).toMatchObject({
      reviews: [{ kind: 'request', awardId: 'practitioner', closed: null }],
    });

    await tabTo('.certificate .take-buttons button:nth-child(2)');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe('Catalogue Editor.cairn.json');
    const { credential } = parseCertificateFile(await readFile(await download.path()));
    expect(credential.achievement.name).toBe('Catalogue Editor');
    await expect.poll(() => read(page, '.take-status')).toContain('Saved to your downloads.');
  });

  it.each([...STAGES, 'arabic'] as const)('has nothing serious for axe in any dress or width, %s', async (name) => {
    const page = await site.open({ as: name, width: 360 });
    await page.waitForSelector('.enrolment:not(:has([aria-busy]))');
    for (const [width, colorScheme] of [
      [360, 'light'],
      [360, 'dark'],
      [1280, 'dark'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await graveProblems(page), `${width} ${colorScheme}`).toEqual([]);
      expect(await overflow(page), `${width}`).toBeLessThanOrEqual(0);
    }
  });

  it('has nothing serious for axe, and is not too wide, with everything opened', async () => {
    const page = await site.open({ as: 'withdrawn', width: 360 });
    await page.waitForSelector('.enrolment:not(:has([aria-busy]))');
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('details')) folded.open = true;
    });
    expect(await graveProblems(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  it('is no wider than the window at twice the size of text, and moves nothing for who asked for that', async () => {
    const page = await site.open({ as: 'midway', width: 640 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it('has headings in order and one of the first level', async () => {
    const page = await site.open({ as: 'midway' });
    const levels = await page.evaluate(() =>
      [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });
});
