import { beforeAll, describe, expect, it } from 'vitest';
import { revokeApiKey } from '../../service/registrar/access/api-keys.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { cohortOf, passingLearner } from '../registrar/installation-on-anvil.ts';
import { graveProblems, overflow, useDesk } from './desk-setting.ts';
import { hasSystemBrowser } from './system-browser.ts';

const HOSTILE = '<img src=x onerror="document.title=1"><b>Mallory</b>';

describe.skipIf(!hasSystemBrowser())('the desk', () => {
  const desk = useDesk();

  beforeAll(async () => {
    const { installation } = desk.service.application;
    for (const id of ['fresh', 'anchored']) {
      await importCohort(installation, { ...cohortOf(id), title: `Welding & ${HOSTILE}` }, [
        { ...passingLearner(id, 0), name: HOSTILE },
        { ...passingLearner(id, 1), name: 'عبد الرحمن بن عوف' },
        { ...passingLearner(id, 2), name: null, email: null },
      ]);
    }
    await evaluateCohorts(installation, ['anchored']);
    await issueAwards(installation, { cohortIds: ['anchored'] });
    await anchorBatches(installation);
  });

  it.each([
    ['light', 360],
    ['dark', 1280],
  ] as const)(
    'has nothing serious for axe, and fits, in its %s dress at %i pixels',
    { timeout: 60_000 },
    async (colorScheme, width) => {
      const page = await desk.open({ colorScheme, width });
      const look = async (state: string) => {
        expect(await graveProblems(page), state).toEqual([]);
        expect(await overflow(page), state).toBeLessThanOrEqual(0);
      };
      await look('at the door');
      await page.fill('#api-key', 'no key');
      await page.press('#api-key', 'Enter');
      await page.waitForSelector('.problem');
      await look('with a key that is none');
      await page.fill('#api-key', await desk.service.key('registrar'));
      await page.press('#api-key', 'Enter');
      await page.waitForSelector('.cohort-card');
      await look('with every cohort');
      await page.click('text=Welding >> nth=1');
      await page.waitForSelector('#step-1');
      await look('with a cohort at its start');
      await page.click('#step-2 button');
      await page.waitForSelector('#step-2.done');
      await page.click('#step-3 button');
      await page.waitForSelector('.preview');
      await page.click('.who-list summary');
      await look('with a preview');
      await page.click('text=/^Issue \\d+ certificates/');
      await page.waitForSelector('#dialog[open]');
      await look('asking before it issues');
      await page.keyboard.press('Escape');
      await page.goto(`${page.url().split('#')[0]}#/cohort/anchored`);
      await page.waitForSelector('#step-4.done');
      await page.click('.find-form button');
      await page.waitForSelector('.certificate');
      for (const summary of await page.locator('.certificate summary').all()) await summary.click();
      await page.waitForSelector('.certificate-acts');
      await look('with certificates and what can be done');
    },
  );

  it('shows what a name says as text, whatever it says', async () => {
    const page = await desk.open({ token: await desk.service.key('registrar'), at: '#/cohort/anchored' });
    await page.waitForSelector('#step-4.done');
    await page.click('.find-form button');
    await page.waitForSelector('.certificate');
    expect(await page.locator('.certificate strong').allTextContents()).toContain(HOSTILE);
    expect(await page.locator('main img, main b').count()).toBe(0);
    expect(await page.textContent('h1')).toContain(HOSTILE);
    expect(await page.title()).toBe('anchored · Cairn');
  });

  it('can be skipped to, without leaving the cohort that is shown', async () => {
    const page = await desk.open({ token: await desk.service.key('registrar'), at: '#/cohort/anchored' });
    await page.waitForSelector('#step-1');
    await page.focus('#skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => [document.activeElement?.id, location.hash])).toEqual([
      'main',
      '#/cohort/anchored',
    ]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('All cohorts');
  });

  it('only shows to a key that may only look', async () => {
    const page = await desk.open({ token: await desk.service.key('auditor'), at: '#/cohort/anchored' });
    await page.waitForSelector('#step-4.done');
    expect(await page.textContent('#who')).toContain('auditor');
    expect(await page.locator('main button:visible').count()).toBe(0);
    const designer = await desk.open({ token: await desk.service.key('designer'), at: '#/cohort/anchored' });
    await designer.waitForSelector('#step-2.done');
    expect(await designer.locator('main button:visible, .problem').count()).toBe(0);
  });

  it('sets the dates of a cohort, after which it has to be evaluated again', async () => {
    const page = await desk.open({ token: await desk.service.key('registrar'), at: '#/cohort/anchored' });
    await page.waitForSelector('#step-2.done');
    await page.click('.dates summary');
    await page.fill('#dates-startsOn', '2030-01-01');
    await page.fill('#dates-endsOn', '2029-01-01');
    await page.click('text=Set the dates');
    await page.waitForSelector('.dates .problem');
    expect(await page.textContent('.dates .problem-code')).toBe('malformed-date');
    await page.fill('#dates-startsOn', '2020-01-01');
    await page.click('text=Set the dates');
    await page.waitForSelector('#step-2:not(.done)');
    expect(await page.textContent('.cohort-about')).toContain('from 1 January 2020 · to 1 January 2029');
    await page.click('#step-2 button');
    await page.waitForSelector('#step-2.done');
  });

  it('tells what the service could not do, with the way out, and goes on after it', async () => {
    const page = await desk.open({ token: await desk.service.key('registrar'), at: '#/cohort/fresh' });
    await page.waitForSelector('#step-1');
    const full = { type: 'urn:cairn:problem:store-full', title: '', status: 507, code: 'store-full' };
    const body = JSON.stringify({ ...full, detail: 'The disk is full.', remedy: 'Tell whoever runs the service.' });
    await page.route('**/v1/evaluations', (route) =>
      route.fulfill({ status: 507, contentType: 'application/problem+json', body }),
    );
    await page.click('#step-2 button');
    await page.waitForSelector('#step-2 [role=alert]');
    expect(await page.textContent('#step-2 .problem')).toContain(
      'The disk is full.Tell whoever runs the service.store-full',
    );
    await page.unroute('**/v1/evaluations');
    await page.click('#step-2 button');
    await page.waitForSelector('#step-2.done');
    expect(await page.locator('#step-2 .problem').count()).toBe(0);
  });

  it('asks once more, with the same idempotency key, where an answer was lost, and says so where none comes', async () => {
    const page = await desk.open({ token: await desk.service.key('registrar'), at: '#/cohort/fresh' });
    await page.waitForSelector('#step-1');
    const keys: (string | undefined)[] = [];
    await page.route('**/v1/evaluations', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      // It takes effect, and the answer is lost on the way.
      if (keys.length === 1) await route.fetch();
      if (keys.length !== 2) await route.abort('connectionreset');
      else await route.continue();
    });
    await page.click('#step-2 button');
    await page.waitForFunction(() =>
      document.querySelector('#announcement')?.textContent?.includes('Nothing has changed'),
    );
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
    await page.click('#step-2 button');
    await page.waitForSelector('#step-2 .problem');
    expect(await page.textContent('#step-2 .problem-code')).toBe('unreachable');
  });

  it('asks for another key when the one that was shown is revoked, and forgets it', async () => {
    const { application, key } = desk.service;
    const token = await key('registrar');
    const page = await desk.open({ token, at: '#/cohort/fresh' });
    await page.waitForSelector('#step-1');
    const [, , keyId = ''] = /^cairn_([0-9a-f]+)_([0-9a-f]+)_/.exec(token) ?? [];
    await revokeApiKey(application.installation, keyId);
    await page.click('#step-2 button');
    await page.waitForSelector('#api-key');
    expect(await page.textContent('.problem-code')).toBe('token-revoked');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('keeps the key for the tab, and forgets it when somebody signs out', async () => {
    const page = await desk.open({ token: await desk.service.key('registrar') });
    await page.reload();
    await page.waitForSelector('.cohort-card');
    await page.click('text=Sign out');
    await page.waitForSelector('#api-key');
    await page.reload();
    await page.waitForSelector('#api-key');
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
  });
});
