/**
 * `npm run demo`: the main job from results to a verdict in a browser, on a chain, a database and a service of this
 * machine. It stays up until Ctrl-C; started again, it finds its state.
 */
import { join } from 'node:path';
import { pino } from 'pino';
import { recheckFinal } from '../service/anchoring/advance.ts';
import { runUntilSettled } from '../service/anchoring/run-anchoring.ts';
import { reportBackgroundFailures } from '../service/api/background-failures.ts';
import { createApp } from '../service/api/create-app.ts';
import { listen } from '../service/api/listen.ts';
import { type Application, openApplication } from '../service/application.ts';
import { keepIssuerId } from '../service/configuration-file.ts';
import { CairnError } from '../service/core/errors.ts';
import { anchoringWith } from '../service/registrar/anchoring/chain-acts.ts';
import { type Totals, totals } from '../service/registrar/cohorts/totals.ts';
import type { Installation } from '../service/registrar/installation.ts';
import { registerIssuer } from '../service/registrar/issuer/register-issuer.ts';
import { cohorts } from '../service/store/cohorts.ts';
import { build } from './build.ts';
import { generatedCohort } from './demo/generated-cohort.ts';
import { startLocalInstallation } from './demo/local-installation.ts';
import { mainJob } from './demo/main-job.ts';
import { type DemoOptions, demoOptions } from './demo/options.ts';
import type { SampleFiles } from './demo/sample-files.ts';
import { type Steps, stepsOn } from './demo/steps.ts';
import { showSummary } from './demo/summary.ts';
import { makeWaysIn, type WaysIn } from './demo/ways-in.ts';

const PAGES = join(import.meta.dirname, '..', 'dist', 'web');
/** On a chain that mines every second, a transaction that waits this long is stuck. */
const STUCK_AFTER_MS = 10_000;

const options = demoOptions(process.argv.slice(2));
try {
  await demonstrate(options);
} catch (error) {
  if (!(error instanceof CairnError)) throw error;
  console.error(`error: ${error.message} [${error.code}]`);
  if (error.remedy !== undefined) console.error(error.remedy);
  process.exitCode = 3;
}

async function demonstrate(options: DemoOptions): Promise<void> {
  const started = performance.now();
  const steps = stepsOn(options.json ? process.stderr : process.stdout);
  await steps.run('Pages', async (detail) => detail((await build(['pages'])).length === 0 ? 'fresh' : 'built'));
  const name = options.oulad === undefined ? 'Harbour College (demonstration)' : 'OULAD demonstration';
  const { home, node } = await steps.run('Local chain and registry', async (detail) => {
    const started = await startLocalInstallation(name);
    detail(`${started.node.url}, ${started.resumed ? 'as left by the last start' : 'new'}`);
    return started;
  });
  let application: Application | undefined;
  try {
    const opened = await registered(steps, home);
    application = opened;
    const { installation } = opened;
    await steps.run('What the chain holds', async (detail) => {
      const signers = [
        await installation.signer('admin'),
        await installation.signer('anchor'),
        await installation.signer('revoke'),
      ];
      const anchoring = { ...anchoringWith(installation, signers), stuckAfterMs: STUCK_AFTER_MS };
      const lost = await recheckFinal(anchoring);
      await runUntilSettled(anchoring);
      detail(lost === 0 ? 'everything that was final' : `${lost} acts had been lost with the chain's tail: caught up`);
    });
    const source = await sourceOf(installation, options);
    const { files, gradebook, validHash } = await mainJob(steps, installation, options, source);
    const issued = await totals(installation, source);
    if (options.once) {
      finish(options, started, { files, gradebook, issued, application: opened, waysIn: null });
      return;
    }
    await serve(opened, async () => {
      const waysIn = await makeWaysIn(installation, validHash);
      finish(options, started, { files, gradebook, issued, application: opened, waysIn });
    });
  } finally {
    await application?.close();
    await node.stop();
  }
}

/** Where the results come from: what is asked for, or else what an earlier start in this folder has brought in. */
async function sourceOf({ store }: Installation, { oulad }: DemoOptions): Promise<string> {
  if (oulad !== undefined) return 'oulad';
  const sources = new Set((await cohorts(store.db)).map(({ source }) => source));
  return sources.has('oulad') && !sources.has(generatedCohort.source) ? 'oulad' : generatedCohort.source;
}

async function registered(steps: Steps, home: string): Promise<Application> {
  return await steps.run('Issuer, its keys and its DID document on the chain', async (detail) => {
    const application = await openApplication(process.env);
    try {
      const { issuerId } = await registerIssuer(application.installation, (id) => keepIssuerId(home, id));
      detail(`issuer ${issuerId}`);
    } finally {
      await application.close();
    }
    return await openApplication(process.env);
  });
}

async function serve(application: Application, ready: () => Promise<void>): Promise<void> {
  const { configuration, installation, publicRegistrar, identityProvider } = application;
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const signIn = await application.learnerSignIn(reportBackgroundFailures(logger));
  const app = createApp(
    { installation, registrar: publicRegistrar, identityProvider, ...signIn },
    { pagesDirectory: PAGES, logger },
  );
  const server = await listen(app, configuration.listen);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  await ready();
  const stopped = new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  const anchoring = application.anchor(stop.signal, ({ message }) => logger.warn(message));
  await stopped;
  await Promise.all([server.close(), anchoring, signIn.signInMail?.close()]);
}

interface Finished {
  readonly files: SampleFiles;
  /** Of a cohort that is still to come. */
  readonly gradebook: string;
  readonly issued: Totals;
  readonly application: Application;
  /** Null where no service stays up to be used. */
  readonly waysIn: WaysIn | null;
}

function finish(
  options: DemoOptions,
  started: number,
  { files, gradebook, issued, application, waysIn }: Finished,
): void {
  const { configuration } = application;
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const count = (awardId: string) => issued.awards.find((award) => award.awardId === awardId)?.credentials ?? 0;
  const all = issued.awards.reduce((sum, award) => sum + award.credentials, 0);
  const summary = {
    certificates: count('certificate'),
    statements: count('participation'),
    badges: all - count('certificate') - count('participation'),
    batches: issued.batches,
    gasUsed: issued.gasUsed,
    seconds,
    files,
    gradebook,
    rpcUrl: configuration.deployment.rpcUrls[0] ?? '',
    registry: configuration.deployment.registry,
    chainId: configuration.deployment.chainId,
    verifyUrl: `${configuration.publicUrl}/verify`,
    deskUrl: `${configuration.publicUrl}/issue`,
    auditUrl: `${configuration.publicUrl}/audit`,
    pathwayUrl: `${configuration.publicUrl}/pathway#data-stewardship-professional@1`,
    waysIn,
  };
  showSummary(options.json ? process.stderr : process.stdout, summary, options.once);
  if (options.json) console.log(JSON.stringify(summary));
}
