import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { createHolderLinks } from '../../service/registrar/holders/create-holder-links.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { type RunningService, startRunningService } from '../api/running-service.ts';
import { cohortOf } from '../registrar/installation-on-anvil.ts';
import { launchSystemBrowser } from './system-browser.ts';

const registrar: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };

/** A certificate with a link to it. */
export interface LinkedCertificate {
  readonly hash: CredentialHash;
  readonly batchId: string;
  readonly learnerId: string;
  readonly linkId: string;
  /** The whole address. */
  readonly url: string;
}

export interface VisitOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** One holder's visit, and what the page's console complained of. */
export interface HolderVisit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
  /** What the page has asked of anybody. */
  readonly requests: readonly {
    readonly url: string;
    readonly referer: string | undefined;
    readonly body: string | null;
  }[];
  /** Waits until the page has come to an end: an answer, or a reason why there is none. */
  settled(): Promise<void>;
  /** The text of the first such element as it is seen, with each run of white space as one space. */
  read(selector: string): Promise<string>;
  close(): Promise<void>;
}

/** The service with its built pages, a real chain, and a browser on a phone. */
export interface HolderPageSetting {
  readonly service: RunningService;
  /** The folder of the built pages. */
  readonly folder: string;
  /** Issues a certificate to somebody of this name, final unless it is to be pending, and makes a link to it. */
  certify(
    name: string | null,
    options?: { readonly isPending?: boolean; readonly expiresOn?: string },
  ): Promise<LinkedCertificate>;
  /** Opens an address as a new visitor. */
  visit(url: string, options?: VisitOptions): Promise<HolderVisit>;
  close(): Promise<void>;
}

export async function startHolderPageSetting(): Promise<HolderPageSetting> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-pages-'));
  const configFile = join(import.meta.dirname, '../../service/web/vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
  const service = await startRunningService({ pagesDirectory: folder });
  const browser = await launchSystemBrowser();
  return {
    service,
    folder,
    certify: (name, options) => certify(service, name, options),
    visit: (url, options) => visitPage(browser, url, options),
    close: async () => {
      await browser.close();
      await service.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function certify(
  { installation }: RunningService,
  name: string | null,
  { isPending = false, expiresOn }: { readonly isPending?: boolean; readonly expiresOn?: string } = {},
): Promise<LinkedCertificate> {
  const id = `cohort-${randomUUID()}`;
  const learnerId = `${id}:1`;
  const results = [
    { assessment: '1752', score: '82', submittedOn: null, carriedOver: false },
    { assessment: '1753', score: '91', submittedOn: null, carriedOver: false },
  ];
  await importCohort(installation, cohortOf(id), [
    { learnerId, name, email: null, finalResult: 'distinction', results },
  ]);
  await evaluateCohorts(installation, [id]);
  const [issued] = await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
  const batchId = issued?.batchId ?? '';
  if (!isPending) await anchorBatches(installation, [batchId]);
  const [link] = await createHolderLinks(installation, registrar, { batchId }, expiresOn);
  if (link === undefined) throw new Error('nothing was issued');
  return { hash: parseCredentialHash(link.credentialHash), batchId, learnerId, linkId: link.linkId, url: link.url };
}

async function visitPage(
  browser: Browser,
  url: string,
  { colorScheme = 'light', width = 360, height = 800 }: VisitOptions = {},
): Promise<HolderVisit> {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const requests: HolderVisit['requests'][number][] = [];
  page.on('request', (request) =>
    requests.push({ url: request.url(), referer: request.headers()['referer'], body: request.postData() }),
  );
  await page.goto(url);
  const read = async (selector: string): Promise<string> => {
    // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees, with the gaps between blocks, is meant.
    const text = await page.locator(selector).first().innerText();
    return text.replaceAll(/\s+/g, ' ');
  };
  const settled = async (): Promise<void> => {
    await page.waitForSelector('#outcome[aria-busy="false"]');
  };
  await settled();
  return { page, context, complaints, requests, settled, read, close: () => context.close() };
}
