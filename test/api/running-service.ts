import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../service/api/create-app.ts';
import { listen } from '../../service/api/listen.ts';
import type { KeyRole } from '../../service/chain/key-role.ts';
import { type BatchId, parseBatchId } from '../../service/core/batch-id.ts';
import { CairnError } from '../../service/core/errors.ts';
import { type CredentialHash, parseCredentialHash } from '../../service/core/hex.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { anchorBatches } from '../../service/registrar/anchoring/anchor-batches.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { registerIssuer } from '../../service/registrar/issuer/register-issuer.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import type { PublicRegistrar } from '../../service/registrar/registrar.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { batchCredentialHashes } from '../../service/store/credentials.ts';
import { openStore } from '../../service/store/store.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';

/** A batch of certificates in the store. */
export interface SeededBatch {
  readonly batchId: BatchId;
  readonly hashes: readonly CredentialHash[];
}

/** The whole service on a free port of localhost, over a real store file and a real chain. */
export interface RunningService {
  readonly origin: string;
  readonly installation: Installation;
  readonly chain: RegistryOnAnvil;
  /** What the service has logged, one JSON text each. */
  readonly log: readonly string[];
  /** Answers with another registrar for the time of a test; null puts the real one back. */
  answerWith(registrar: Partial<PublicRegistrar> | null): void;
  /** Issues certificates to a new cohort of so many learners, and anchors them or leaves them sealed. */
  issue(learners: number, then: 'anchored' | 'sealed'): Promise<SeededBatch>;
  close(): Promise<void>;
}

const signerOf: Record<KeyRole, number> = { admin: 1, anchor: 2, revoke: 3 };

/** Starts the service with a registered issuer whose DID is of its own address; with pages that say nothing, or real ones. */
export async function startRunningService({
  pagesDirectory: built,
  ...configured
}: Pick<Installation, 'mail'> & { readonly pagesDirectory?: string } = {}): Promise<RunningService> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-api-'));
  const pagesDirectory = built ?? (await writePages(folder));
  const chain = await startRegistry();
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = await listen((request, response) => handler(request, response), { host: 'localhost', port: 0 });
  const origin = `http://localhost:${server.port}`;
  // The head is final at once: what the tests are about begins there.
  const deployment = { ...chain.pin, finality: { confirmations: 1 } };
  const store = await openStore(join(folder, 'cairn.sqlite'));
  const unregistered: Installation = {
    store,
    deployment,
    issuer: { did: `did:web:localhost%3A${server.port}`, name: 'Example College', issuerId: null },
    publicUrl: origin,
    ...configured,
    pins: { deployments: [deployment], issuers: [] },
    publicPins: { deployments: [deployment], issuers: [] },
    digests: { sha: nativeSha256, keccak: await createWasmKeccak256() },
    signer: async (role) => chain.signer(signerOf[role]),
    now: () => new Date(),
  };
  const { issuerId } = await registerIssuer(unregistered, async () => {});
  const installation: Installation = { ...unregistered, issuer: { ...unregistered.issuer, issuerId } };
  const log: string[] = [];
  const logger = pino({}, { write: (line: string) => log.push(line) });
  const real = createPublicRegistrar(installation);
  const answerWith = (registrar: Partial<PublicRegistrar> | null): void => {
    handler = createApp({ installation, registrar: { ...real, ...registrar } }, { pagesDirectory, logger });
  };
  answerWith(null);
  return {
    origin,
    installation,
    chain,
    log,
    answerWith,
    issue: (learners, then) => issueBatch(installation, learners, then),
    close: async () => {
      await server.close();
      await store.close();
      await chain.anvil.stop();
      await rm(folder, { recursive: true });
    },
  };
}

async function issueBatch(
  installation: Installation,
  learners: number,
  then: 'anchored' | 'sealed',
): Promise<SeededBatch> {
  const id = `cohort-${randomUUID()}`;
  const pathway = shippedPathway('oulad-aaa');
  await importCohort(
    installation,
    { id, title: 'A cohort', source: 'test', pathway },
    Array.from({ length: learners }, (_, index) => ({
      learnerId: `${id}:${index}`,
      name: `Learner ${index} Åström`,
      email: `learner-${index}@college.example`,
      finalResult: 'pass' as const,
      results: [],
    })),
  );
  await evaluateCohorts(installation, [id]);
  const [issued] = await issueAwards(installation, { cohortIds: [id], awardIds: ['certificate'] });
  if (issued?.batchId == null) throw new Error('nobody of the cohort earned a certificate');
  if (then === 'anchored') await anchorBatches(installation, [issued.batchId]);
  const hashes = await batchCredentialHashes(installation.store.db, issued.batchId);
  return { batchId: parseBatchId(issued.batchId), hashes: hashes.map(parseCredentialHash) };
}

/** Pages in the layout of the built ones. */
async function writePages(folder: string): Promise<string> {
  const pages = join(folder, 'pages');
  await mkdir(join(pages, 'verify'), { recursive: true });
  await mkdir(join(pages, 'certificate'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>Start</title>');
  await writeFile(join(pages, 'verify', 'index.html'), '<!doctype html><title>Verify</title>');
  await writeFile(join(pages, 'certificate', 'index.html'), '<!doctype html><title>Certificate</title>');
  await writeFile(join(pages, 'assets', 'verify-0a1b2c3d.js'), 'export {};');
  return pages;
}

/** The certificate hash at a place in a batch. */
export function hashAt({ hashes }: SeededBatch, index: number): CredentialHash {
  const hash = hashes[index];
  if (hash === undefined) throw new CairnError('index-out-of-range', `the batch has no certificate ${index}`);
  return hash;
}
