import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { type LocalNode, startLocalNode } from '../../service/chain/local-node.ts';
import type { DeploymentPin, IssuerPin } from '../../service/core/pins.ts';
import { pinsToJson } from '../../service/core/pins-json.ts';
import { type AnchoredBatch, type Deployment, deployOn } from './anchored-certificates.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { launchSystemBrowser } from './system-browser.ts';

/** Everything real that the page's tests stand on: built page, HTTP origin, node, registry, certificates, browser. */
export interface VerifyPageSetting {
  /** The folder of the built pages. */
  readonly folder: string;
  readonly server: PageServer;
  readonly node: LocalNode;
  readonly deployment: Deployment;
  /** Of an issuer whose domain is the server's own, and confirms it: 0 is in force, 1 revoked, 2 suspended. */
  readonly batch: AnchoredBatch;
  /** Of somebody who registered under the name of a domain that knows nothing of it. */
  readonly impostorBatch: AnchoredBatch;
  /** Opens the page as a new visitor: nothing kept, pins as given. */
  visit(options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** How a visitor comes. */
export interface VisitOptions {
  readonly pin?: Partial<DeploymentPin>;
  readonly issuers?: readonly IssuerPin[];
  readonly fragment?: string;
  readonly colorScheme?: 'light' | 'dark';
}

/** One visitor's page, and what its console complained of. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** The text of the first such element as it is seen, with each run of white space as one space. */
  read(selector: string): Promise<string>;
  /** Chooses a file with this text, or a PDF of these bytes, and waits for the answer. */
  give(content: string | Uint8Array): Promise<void>;
  /** The answer that stands on the page. */
  answer(): Promise<ShownAnswer>;
  close(): Promise<void>;
}

/** An answer as the page shows and speaks it. */
export interface ShownAnswer {
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly text: string;
  readonly spoken: string | null;
}

const publisherPath = '/.well-known/did.json';

/** Builds the page and starts everything that it needs. */
export async function startVerifyPageSetting(): Promise<VerifyPageSetting> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-pages-'));
  const configFile = join(import.meta.dirname, '../../service/web/vite.config.ts');
  await build({ configFile, logLevel: 'warn', build: { outDir: folder } });
  const server = await startPageServer(folder);
  const node = await startLocalNode({ blockTime: null });
  const deployment = await deployOn(node);
  const { chainId, registry } = deployment.pin;

  const did = `did:web:${server.domain.replace(':', '%3A')}`;
  const batch = await deployment.anchor(did, 'The Open Institute', [
    'Amélie Nguyễn-Österreich',
    'ليلى عبد الرحمن',
    'Li Wei',
  ]);
  await batch.revoke(1);
  await batch.suspend(2);
  // Port 9 of the own machine: nobody answers there, and the name needs no network to be looked up.
  const impostorBatch = await deployment.anchor('did:web:localhost%3A9', 'Famous University', ['Mallory Smith']);
  const serviceEndpoint = `urn:cairn:eip155:${chainId}:${registry}:${batch.issuerId}`;
  const service = [{ id: `${did}#cairn`, type: 'CairnIssuer', serviceEndpoint }];
  server.routes.set(publisherPath, { status: 200, json: { id: did, service } });

  const browser = await launchSystemBrowser();
  return {
    folder,
    server,
    node,
    deployment,
    batch,
    impostorBatch,
    visit: (options = {}) => visitPage(browser, server, deployment.pin, options),
    close: async () => {
      await browser.close();
      await server.close();
      await node.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function visitPage(
  browser: Browser,
  server: PageServer,
  pin: DeploymentPin,
  options: VisitOptions,
): Promise<Visit> {
  const pins = { deployments: [{ ...pin, ...options.pin }], issuers: options.issuers ?? [] };
  server.routes.set('/pins.json', { status: 200, json: pinsToJson(pins) });
  const context: BrowserContext = await browser.newContext({
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: 360, height: 800 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${server.origin}/verify${options.fragment ?? ''}`);
  const give = async (content: string | Uint8Array): Promise<void> => {
    const isText = typeof content === 'string';
    await page.setInputFiles('#file-input', {
      name: isText ? 'certificate.cairn.json' : 'certificate.pdf',
      mimeType: isText ? 'application/json' : 'application/pdf',
      buffer: Buffer.from(content),
    });
    await page.waitForSelector('#answer');
  };
  const read = async (selector: string): Promise<string> => {
    // biome-ignore lint/performance/useDomNodeTextContent: what a visitor sees, with the gaps between blocks, is meant.
    const text = await page.locator(selector).first().innerText();
    return text.replaceAll(/\s+/g, ' ');
  };
  const answer = async (): Promise<ShownAnswer> => ({
    verdict: await page.textContent('#verdict-title'),
    reason: await page.getAttribute('#answer', 'data-reason'),
    text: await read('#answer'),
    spoken: await page.textContent('#announcement'),
  });
  return { page, complaints, read, give, answer, close: () => context.close() };
}
