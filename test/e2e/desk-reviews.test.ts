import { beforeAll, describe, expect, it } from 'vitest';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { listReviews } from '../../service/registrar/reviews/list-reviews.ts';
import { recordRequest } from '../../service/registrar/reviews/request-review.ts';
import { cohortOf, passingLearner } from '../registrar/installation-on-anvil.ts';
import { graveProblems, overflow, useDesk } from './desk-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';

const HOSTILE = '<img src=x onerror="document.title=1"> Mallory';

describe.skipIf(!hasSystemBrowser())('the reviews of a cohort at the desk', () => {
  const desk = useDesk();

  /** Three who passed and have their certificates; one passes with distinction after all, one has failed, one asks why. */
  beforeAll(async () => {
    const { installation } = desk.service.application;
    const cohort = { ...cohortOf('reviewed'), title: 'Welding' };
    const learners = [0, 1, 2].map((n) => passingLearner('reviewed', n));
    await importCohort(installation, cohort, [
      { ...passingLearner('reviewed', 0), name: HOSTILE },
      ...learners.slice(1),
    ]);
    await evaluateCohorts(installation, ['reviewed']);
    await issueAwards(installation, { cohortIds: ['reviewed'], awardIds: ['certificate'] });
    await anchorBatches(installation);
    await importCohort(installation, cohort, [
      { ...passingLearner('reviewed', 0), name: HOSTILE, finalResult: 'distinction' },
      { ...passingLearner('reviewed', 1), finalResult: 'fail' },
    ]);
    await evaluateCohorts(installation, ['reviewed']);
    await recordRequest(installation, {
      ...{ cohortId: 'reviewed', learnerId: 'reviewed:2', awardId: 'certificate' },
      reason: `Why no distinction?\n${HOSTILE}`,
    });
  });

  it.each([
    ['light', 360],
    ['dark', 1280],
  ] as const)('are shown in its %s dress at %i pixels, with nothing serious for axe', async (colorScheme, width) => {
    const token = await desk.service.key('registrar');
    const page = await desk.open({ colorScheme, width, token, at: '#/cohort/reviewed' });
    await page.waitForSelector('#reviews:visible');
    expect(await page.textContent('#reviews .step-lead')).toBe(
      '3 reviews wait for a person. Nothing is corrected or revoked by itself.',
    );
    await page.click('#reviews button');
    await page.waitForSelector('.review');
    for (const summary of await page.locator('.review summary').all()) await summary.click();
    await page.waitForSelector('.closing textarea');
    expect(await graveProblems(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('main img').count()).toBe(0);
    expect(await page.locator('.review .changes').allTextContents()).toEqual([
      expect.stringContaining('Final result: pass when the certificate was issued; distinction now.'),
      expect.stringContaining('By what is on record now, the award is not earned.'),
    ]);
    expect(await page.textContent('.review .request')).toContain(HOSTILE);
  });

  it('are closed with an answer, by keyboard alone; what was not done is named', { timeout: 60_000 }, async () => {
    const { installation } = desk.service.application;
    const page = await desk.open({ token: await desk.service.key('registrar'), at: '#/cohort/reviewed' });
    await page.waitForSelector('#reviews:visible');
    await page.focus('#reviews button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.review summary:focus');
    await page.keyboard.press('Enter');
    const first = page.locator('.review').first();
    await first.locator('select').selectOption('corrected');
    await first.locator('textarea').fill('It now comes with its distinction.');
    await first.locator('.closing button').press('Enter');
    await page.waitForSelector('.review .problem');
    expect(await first.locator('.problem').textContent()).toContain('has not been corrected');
    await first.locator('.act button').press('Enter');
    await page.waitForSelector('#dialog[open]');
    await page.click('#dialog .primary-button');
    await page.waitForSelector('text=The correction is issued. Close the review as corrected');
    await first.locator('.closing button').press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.review').length === 2);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    const { reviews } = await listReviews(installation, { cohortIds: ['reviewed'], all: true });
    expect(reviews.find(({ closed }) => closed !== null)?.closed).toMatchObject({
      outcome: 'corrected',
      answer: 'It now comes with its distinction.',
      by: { kind: 'api-key' },
    });
  });

  it('are counted for whoever may only look, and not shown', async () => {
    const page = await desk.open({ token: await desk.service.key('auditor'), at: '#/cohort/reviewed' });
    await page.waitForSelector('#reviews:visible');
    expect(await page.locator('#reviews button:visible').count()).toBe(0);
  });
});
