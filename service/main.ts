#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { reportBackgroundFailures } from './api/background-failures.ts';
import { createApp } from './api/create-app.ts';
import { listen } from './api/listen.ts';
import { openApplication } from './application.ts';
import { CairnError } from './core/errors.ts';

/** Where `npm run build` puts the pages. */
const PAGES = fileURLToPath(new URL('../dist/web', import.meta.url));

/** Serves until the process is asked to end, then answers what is under way and closes the store. */
async function serve(logger: Logger): Promise<void> {
  const application = await openApplication(process.env);
  try {
    const { configuration, installation, publicRegistrar, identityProvider } = application;
    const { publicUrl, rateLimits } = configuration;
    const { trustedProxies } = configuration.listen;
    const ending = new AbortController();
    const signIn = await application.learnerSignIn(reportBackgroundFailures(logger));
    const app = createApp(
      { installation, registrar: publicRegistrar, identityProvider, ...signIn },
      { pagesDirectory: PAGES, logger, rateLimits, trustedProxies, ending: () => ending.signal.aborted },
    );
    const server = await listen(app, configuration.listen);
    logger.info({ host: server.host, port: server.port, publicUrl }, 'listening');
    const anchoring = application.anchor(ending.signal, reportChanges(logger));
    try {
      const signal = await Promise.race([endSignal(), failureOf(anchoring)]);
      logger.info({ signal }, 'closing');
    } finally {
      ending.abort();
      await Promise.all([server.close(), anchoring, signIn.signInMail?.close()]);
    }
  } finally {
    await application.close();
  }
}

/** Logs a failure once for as long as it stays the same: anchoring tries again every second. */
function reportChanges(logger: Logger): (error: CairnError) => void {
  let last = '';
  return ({ code, message, remedy }) => {
    if (code === last) return;
    last = code;
    logger.warn({ code, remedy }, message);
  };
}

/** Rejects when the work does, and never resolves: work that has nothing more to do is no reason to end. */
function failureOf(work: Promise<void>): Promise<never> {
  return work.then(() => new Promise<never>(() => {}));
}

const END_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the process is asked to end; asked again, by either signal, it ends at once, as a process does. */
function endSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const asked = (signal: NodeJS.Signals): void => {
      for (const name of END_SIGNALS) process.removeListener(name, asked);
      resolve(signal);
    };
    for (const name of END_SIGNALS) process.on(name, asked);
  });
}

const logger = pino();
try {
  await serve(logger);
} catch (error) {
  // For people, what is wrong and the way out; for whoever has to mend it, the whole of what nobody foresaw.
  if (error instanceof CairnError) {
    logger.fatal({ code: error.code, remedy: error.remedy }, error.message);
  } else {
    logger.fatal({ err: error }, 'the service failed');
  }
  process.exitCode = 1;
}
