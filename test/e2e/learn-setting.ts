import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { learnerCookieName } from '../../service/api/learner-cookie.ts';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { type Pathway, parsePathway } from '../../service/pathway/pathway.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { openLearnerSession } from '../../service/registrar/learners/learner-session.ts';
import { type CohortLearner, importCohort } from '../../service/registrar/results/import-cohort.ts';
import { type RunningService, startRunningService } from '../api/running-service.ts';
import { launchSystemBrowser } from './system-browser.ts';

type Results = Readonly<Record<string, string | null | readonly (string | null)[]>>;

const CATALOGUE: Results = { 'catalogue-quiz': '78', 'catalogue-entry': '74', 'provenance-test': '66' };
const FIRST_TIER: Results = {
  ...CATALOGUE,
  'quality-report': '71',
  'legal-test': '64',
  'protection-case': '69',
  'practitioner-exam': '73',
};
const EVERYTHING: Results = {
  ...FIRST_TIER,
  'agreement-draft': '60',
  agreement: '82',
  'management-plan': '80',
  'steward-exam': '85',
  'recognition-audit': '77',
  deposit: '79',
  'governance-design': '88',
  'governance-audit': '81',
  'capstone-report': '90',
  'capstone-defence': '86',
};

/** The learners of the page's tests, each at another stage of the way. */
export const LEARNERS = {
  begun: {},
  midway: { ...CATALOGUE, 'quality-report': '71', 'legal-test': '64', 'protection-case': null },
  stuck: { ...FIRST_TIER, 'practitioner-exam': ['31', '44'] },
  finished: EVERYTHING,
  withdrawn: FIRST_TIER,
} satisfies Readonly<Record<string, Results>>;

/** One of {@link LEARNERS}; `arabic` is in a pathway that is written from right to left. */
export type LearnerName = keyof typeof LEARNERS | 'arabic';

/** The day on which everything was handed in. */
const HANDED_IN = '2026-10-12';
/** The day on which the one who left did so. */
export const LEFT_ON = '2026-11-02';

function learner(name: string, results: Results): CohortLearner {
  return {
    learnerId: `campus:${name}`,
    name: `${name} Learner`,
    email: `${name}@learners.example`,
    finalResult: null,
    results: Object.entries(results).flatMap(([assessment, scores]) =>
      [scores].flat().map((score, index) => ({
        assessment,
        attempt: index + 1,
        score,
        submittedOn: index === 0 ? HANDED_IN : '2026-10-26',
        carriedOver: false,
      })),
    ),
  };
}

/** The foundations, as a provider would have written them who writes from right to left. */
function arabicPathway(): Pathway {
  const source = structuredClone(Object(dataStewardshipPathway.source));
  source.id = 'asas-al-bayanat';
  source.title = 'أساسيات رعاية البيانات';
  source.language = 'ar';
  source.modules[0].title = 'وصف البيانات';
  return parsePathway(source);
}

/** The professional pathway without recognition of prior learning: what is failed for good there is in the way for good. */
function strictPathway(): Pathway {
  const source = structuredClone(Object(shippedPathway('data-stewardship-professional').source));
  source.id = 'data-stewardship-by-examination';
  source.title = 'Data Stewardship by Examination';
  delete source.priorLearning;
  for (const module of source.modules) delete module.equivalents;
  return parsePathway(source);
}

/** How somebody comes to the page. */
export interface LearnVisit {
  /** Who is signed in; absent: nobody. */
  readonly as?: LearnerName;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  /** In place of the page's own address: a link to sign in. */
  readonly url?: string;
}

/** The page with all that it stands on: built page, service, chain, browser, and the learners. */
export interface LearnUse {
  readonly service: RunningService;
  open(visit?: LearnVisit): Promise<Page>;
  /** What the service answers to that learner. */
  ask(as: LearnerName, path: string): Promise<unknown>;
}

/** Makes the cohorts, with what has been earned by the day of the tests issued and final on the chain. */
export async function enrolLearners({ installation }: RunningService): Promise<void> {
  const professional = shippedPathway('data-stewardship-professional');
  const cohort = { id: 'stewards-2026', title: 'Stewards, autumn 2026', source: 'test', pathway: professional };
  const { stuck, ...others } = LEARNERS;
  const learners = Object.entries(others).map(([name, results]) => learner(name, results));
  await importCohort(installation, cohort, learners);
  const strict = { id: 'examinations-2026', title: 'Examinations, autumn 2026', source: 'test' };
  await importCohort(installation, { ...strict, pathway: strictPathway() }, [learner('stuck', stuck)]);
  await setCohort(installation, cohort.id, { startsOn: '2026-09-01', endsOn: '2027-06-30' });
  const foundations = { id: 'foundations-2025', title: 'Foundations, spring 2026', source: 'test' };
  const passed = { 'cleaning-test': '70', 'sharing-project': '75', 'final-exam': '80' };
  await importCohort(installation, { ...foundations, pathway: dataStewardshipPathway }, [learner('finished', passed)]);
  const arabic = { id: 'asas-2026', title: 'دفعة الخريف ٢٠٢٦', source: 'test', pathway: arabicPathway() };
  await importCohort(installation, arabic, [learner('arabic', { 'catalogue-quiz': '90', 'cleaning-test': '55' })]);
  await withdrawLearner(installation, cohort.id, 'campus:withdrawn', LEFT_ON);
  await evaluateCohorts(installation, []);
  await issueAwards(installation, {});
  await anchorBatches(installation, []);
}

/** The cookie of a learner who has signed in. */
export async function sessionCookie({ installation, origin }: RunningService, name: LearnerName) {
  const { store, now, publicUrl } = installation;
  const { token } = await store.db
    .transaction()
    .execute((tx) => openLearnerSession(tx, now(), [`campus:${name}`], 'mail'));
  const { hostname } = new URL(origin);
  const guarded = { httpOnly: true, sameSite: 'Strict' } as const;
  return { name: learnerCookieName(publicUrl), value: token, domain: hostname, path: '/v1/learn', ...guarded };
}

/** Starts the page before the tests of a `describe`, and ends it after them. */
export function useLearnPage(): LearnUse {
  let running: { readonly service: RunningService; readonly browser: Browser; readonly folder: string } | undefined;
  let opened: { readonly page: Page; readonly complaints: readonly string[] }[] = [];
  const current = () => {
    if (running === undefined) throw new Error('The page runs inside tests only.');
    return running;
  };
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-pages-'));
    const configFile = join(import.meta.dirname, '../../service/web/vite.config.ts');
    await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
    const service = await startRunningService({ pagesDirectory: folder });
    await enrolLearners(service);
    running = { folder, service, browser: await launchSystemBrowser() };
  }, 120_000);
  afterAll(async () => {
    await running?.browser.close();
    await running?.service.close();
    if (running !== undefined) await rm(running.folder, { recursive: true });
  });
  afterEach(async () => {
    const shown = opened;
    opened = [];
    for (const { page, complaints } of shown) {
      // Whatever a test is about: the page never went against its policy, nor failed itself.
      expect(complaints.filter((complaint) => !complaint.startsWith('Failed to load resource'))).toEqual([]);
      await page.context().close();
    }
  });
  return {
    get service() {
      return current().service;
    },
    open: async ({ as, colorScheme = 'light', width = 1280, url } = {}) => {
      const { browser, service } = current();
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      if (as !== undefined) await context.addCookies([await sessionCookie(service, as)]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      opened.push({ page, complaints });
      await page.goto(url ?? `${service.origin}/learn`);
      await page.waitForSelector('#learn:not([aria-busy])');
      return page;
    },
    ask: async (as, path) => {
      const { service } = current();
      const { name, value } = await sessionCookie(service, as);
      const headers = { cookie: `${name}=${value}`, 'sec-fetch-site': 'same-origin' };
      const response = await fetch(`${service.origin}${path}`, { headers });
      return await response.json();
    },
  };
}
