import { join } from 'node:path';
import express, { type Express } from 'express';
import { pino } from 'pino';
import { createApp } from '../../service/api/create-app.ts';
import { listen } from '../../service/api/listen.ts';
import { makeFinalBatches } from './api/final-batches.ts';
import { type Load, startLoad } from './api/load.ts';
import { type Figure, partOfTheBaseline } from './figure.ts';
import { byTurns } from './rounds.ts';
import { openScratchApplication, type ScratchApplication } from './scratch-application.ts';

const ROUNDS = 9;
const SECONDS = 1;
const CONNECTIONS = 20;

/**
 * Proof look-ups per second through the whole application, over as many credentials as OULAD gives, beside a bare Express
 * route that answers one and the same proof. Neither limits rates; both listen on the loopback interface alone.
 */
export async function benchApi(note: (text: string) => void): Promise<Figure[]> {
  const application = await openScratchApplication();
  const load = startLoad();
  try {
    note('issuing what will be looked up');
    return await timedLookUps(application, load, note);
  } finally {
    load.end();
    await application.remove();
  }
}

async function timedLookUps(
  { installation, publicRegistrar, folder }: ScratchApplication,
  load: Load,
  note: (text: string) => void,
): Promise<Figure[]> {
  const hashes = shuffled(await makeFinalBatches(installation));
  const [first] = hashes;
  if (first === undefined) throw new Error('No credential was issued to look up.');
  const paths = hashes.map((hash) => `/v1/credentials/${hash}/proof`);
  const anywhere = { host: '127.0.0.1', port: 0 };
  const service = await listen(
    createApp(
      { installation, registrar: publicRegistrar },
      { pagesDirectory: join(folder, 'no-pages'), logger: pino({ level: 'warn' }, pino.destination(2)) },
    ),
    anywhere,
  );
  const bare = await listen(bareApp(await publicRegistrar.proof(first)), anywhere);
  try {
    const run = (port: number, seconds: number) => load.run({ port, paths, seconds, connections: CONNECTIONS });
    for (const { port } of [bare, service]) await run(port, 1);
    const median = await byTurns(
      ROUNDS,
      { bare: () => run(bare.port, SECONDS), service: () => run(service.port, SECONDS) },
      (round, name, value) => note(`round ${round} of ${ROUNDS}, ${name}: ${value.toFixed(0)}`),
    );
    return [
      partOfTheBaseline({
        key: 'proof',
        title: `proof look-ups among ${hashes.length.toLocaleString('en-GB')} credentials`,
        value: median.service,
        unit: 'requests/s',
        baseline: median.bare,
        baselineIs: 'a bare Express route that answers one such proof, asked by the same process in the same way',
        ratioAtLeast: 0.6,
      }),
    ];
  } finally {
    await service.close();
    await bare.close();
  }
}

function bareApp(payload: unknown): Express {
  const app = express();
  app.get('/v1/credentials/:hash/proof', (_request, response) => {
    response.json(payload);
  });
  return app;
}

/** In an order that no index has, the same at every run. */
function shuffled<T>(values: readonly T[]): T[] {
  const stride = 7_919;
  return values.map((_, index) => values[(index * stride) % values.length]).filter((value) => value !== undefined);
}
