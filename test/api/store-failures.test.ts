import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../service/api/create-app.ts';
import { listen, type RunningServer } from '../../service/api/listen.ts';
import { createApiKey } from '../../service/registrar/access/api-keys.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { openStore, type Store } from '../../service/store/store.ts';
import { importPassing } from '../registrar/installation-on-anvil.ts';
import { openUnanchored } from '../registrar/unanchored-installation.ts';
import { mountSmallDisk } from '../store/small-disk.ts';
import { type Send, senderTo } from './asked.ts';

const disk = mountSmallDisk(6);
afterAll(() => disk?.unmount());

/** The service with its database at a path of the test's, and what was in it from the start. */
interface ServiceOnFile {
  readonly file: string;
  readonly send: Send;
  readonly registrar: string;
  close(): Promise<void>;
}

async function serveOn(file: string): Promise<ServiceOnFile> {
  const opened = await openUnanchored(new Date());
  const store: Store = await openStore(file, { lockTimeoutMs: 300 });
  const installation = { ...opened.installation, store, now: () => new Date() };
  await importPassing(installation, 'cohort', 30);
  const { token } = await createApiKey(installation, { name: 'a registrar', role: 'registrar', days: 1 });
  const context = { installation, registrar: createPublicRegistrar(installation) };
  const app = createApp(context, { pagesDirectory: '/nonexistent', logger: pino({ level: 'silent' }) });
  const server: RunningServer = await listen(app, { host: 'localhost', port: 0 });
  return {
    file,
    send: senderTo(`http://localhost:${server.port}`),
    registrar: token,
    close: async () => {
      await server.close();
      await store.close();
      await opened.close();
    },
  };
}

describe('a service whose database another process holds', () => {
  let service: ServiceOnFile;
  let folder: Awaited<ReturnType<typeof openUnanchored>>;
  let holder: ChildProcess | undefined;
  beforeAll(async () => {
    folder = await openUnanchored(new Date());
    service = await serveOn(join(folder.databaseFile, '..', 'held.sqlite'));
  });
  afterEach(() => holder?.kill('SIGKILL'));
  afterAll(async () => {
    await service.close();
    await folder.close();
  });

  it('says so after a while, answers who only reads meanwhile, and goes on once it is free', async () => {
    const { send, registrar, file } = service;
    const script = join(import.meta.dirname, '../store/lock-holder.ts');
    holder = spawn(process.execPath, ['--no-warnings', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (holder.stdout !== null) await once(holder.stdout, 'data');
    const writing = send('POST', '/v1/evaluations', registrar, {});
    const reading = await send('GET', '/v1/batches/0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a');
    expect(reading).toMatchObject({ status: 404, json: { code: 'batch-not-found' } });
    const busy = await writing;
    expect(busy).toMatchObject({ status: 503, json: { code: 'store-busy' } });
    expect(busy.headers.get('retry-after')).toBe('10');
    const exited = once(holder, 'exit');
    holder.kill('SIGKILL');
    await exited;
    expect(await send('POST', '/v1/evaluations', registrar, {})).toMatchObject({ status: 200, json: { learners: 30 } });
  });
});

describe.skipIf(disk === null)('a service whose disk is full', () => {
  it('says so, hands out what it has, loses nothing, and goes on once there is room', async () => {
    if (disk === null) return;
    const { send, registrar, close } = await serveOn(join(disk.folder, 'cairn.sqlite'));
    const evaluate = () => send('POST', '/v1/evaluations', registrar, {});
    expect(await evaluate()).toMatchObject({ status: 200, json: { learners: 30 } });
    await disk.fill();
    // What the file's log has room for still goes in; then no more.
    let issued = await send('POST', '/v1/batches', registrar, {});
    for (let n = 0; n < 50 && issued.status !== 507; n += 1) {
      await send('PATCH', '/v1/cohorts/cohort', registrar, { title: `Title ${n} ${'x'.repeat(300)}` });
      await evaluate();
      issued = await send('POST', '/v1/batches', registrar, {});
    }
    expect(issued).toMatchObject({ status: 507, json: { code: 'store-full' } });
    expect(issued.text).not.toContain(disk.folder);
    expect(await send('GET', '/health')).toMatchObject({ json: { chain: { problem: 'chain-unavailable' } } });
    await disk.empty();
    await evaluate();
    expect((await send('POST', '/v1/batches', registrar, {})).status).toBe(201);
    const { json } = await send('GET', '/v1/cohorts/cohort', registrar);
    expect(json.awards).toMatchObject([{ earned: 30, issued: 30 }, {}]);
    await close();
  });
});
