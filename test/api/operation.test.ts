import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../service/api/create-app.ts';
import { listen, type RunningServer } from '../../service/api/listen.ts';
import { problemOf, sendProblem } from '../../service/api/problem.ts';
import { streamBody } from '../../service/api/request-body.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { importPassing } from '../registrar/installation-on-anvil.ts';
import { ask } from './asked.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { hashAt, type RunningService, type SeededBatch, startRunningService } from './running-service.ts';
import { signedIn } from './signed-in.ts';

let desk: DeskService;
beforeAll(async () => {
  desk = await startDeskService();
});
afterAll(async () => await desk.close());

const MOST = 262_144;

/** The service with limits of its own, until it is closed. */
async function limited(
  anonymousPerMinute: number,
  perKeyPerMinute: number,
  trustedProxies = 0,
  signInsPerQuarterHour = 100,
): Promise<RunningServer> {
  const { installation } = desk;
  const app = createApp(
    { installation, registrar: createPublicRegistrar(installation) },
    {
      ...{ pagesDirectory: '/nonexistent', logger: pino({ level: 'silent' }) },
      ...{ rateLimits: { anonymousPerMinute, perKeyPerMinute, signInsPerQuarterHour }, trustedProxies },
    },
  );
  return await listen(app, { host: 'localhost', port: 0 });
}

describe('too many requests', () => {
  it('of one address are refused, with when to ask again; watching the service is not', async () => {
    const server = await limited(3, 100);
    const get = (path: string) => ask(`http://localhost:${server.port}${path}`);
    for (let n = 0; n < 3; n += 1) expect((await get('/pins.json')).status).toBe(200);
    const refused = await get('/pins.json');
    expect(refused).toMatchObject({ status: 429, json: { code: 'too-many-requests' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const path of ['/health', '/ready', '/metrics']) expect((await get(path)).status).not.toBe(429);
    await server.close();
  });

  it('with one key are refused, and with another are not', async () => {
    const server = await limited(100, 2);
    const get = (token: string) =>
      ask(`http://localhost:${server.port}/v1/cohorts`, { headers: { authorization: `Bearer ${token}` } });
    const [one, other] = [await desk.key('registrar'), await desk.key('registrar')];
    expect([(await get(one)).status, (await get(one)).status, (await get(one)).status]).toEqual([200, 200, 429]);
    expect((await get(other)).status).toBe(200);
    await server.close();
  });

  it('with keys that are not good count for the address that they come from', async () => {
    const server = await limited(2, 100);
    const get = () =>
      ask(`http://localhost:${server.port}/v1/cohorts`, { headers: { authorization: 'Bearer cairn_x' } });
    expect([(await get()).status, (await get()).status, (await get()).status]).toEqual([401, 401, 429]);
    await server.close();
  });

  it('to sign in are refused sooner, and nothing else is for it', async () => {
    const server = await limited(100, 100, 0, 2);
    const tried = async () =>
      (
        await ask(`http://localhost:${server.port}/v1/learn/sessions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          body: JSON.stringify({ code: 'A'.repeat(43) }),
        })
      ).status;
    expect([await tried(), await tried(), await tried()]).toEqual([404, 404, 429]);
    expect((await ask(`http://localhost:${server.port}/pins.json`)).status).toBe(200);
    await server.close();
  });

  it('of a learner to write something are refused long before the audit log grows by them, and reading goes on', async () => {
    const server = await limited(1_000, 1_000);
    await importPassing(desk.installation, 'flooded', 1);
    const headers = { ...(await signedIn(desk.installation, ['flooded:0'])), 'content-type': 'application/json' };
    const body = JSON.stringify({ cohortId: 'none', awardId: 'none', reason: 'Again.' });
    const write = async () =>
      (await ask(`http://localhost:${server.port}/v1/learn/reviews`, { method: 'POST', headers, body })).status;
    for (let n = 0; n < 60; n += 1) expect(await write()).toBe(404);
    expect(await write()).toBe(429);
    const { db } = desk.installation.store;
    expect(await auditEntries(db, { limit: 1_000, action: 'reviews.request' })).toHaveLength(120);
    expect((await ask(`http://localhost:${server.port}/v1/learn/session`, { headers })).status).toBe(200);
    await server.close();
  });

  it('are told apart by what a trusted proxy says, and by what nobody else says', async () => {
    const get = async (server: RunningServer, from: string) =>
      (await ask(`http://localhost:${server.port}/pins.json`, { headers: { 'x-forwarded-for': from } })).status;
    const behind = await limited(1, 100, 1);
    expect([await get(behind, '192.0.2.1'), await get(behind, '192.0.2.2'), await get(behind, '192.0.2.1')]).toEqual([
      ...[200, 200, 429],
    ]);
    await behind.close();
    const open = await limited(1, 100);
    expect([await get(open, '192.0.2.1'), await get(open, '192.0.2.2')]).toEqual([200, 429]);
    await open.close();
  });
});

describe('a body that is too large', () => {
  const post = (length: number) =>
    httpRequest(`${desk.origin}/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(length) },
    });

  it('is refused before any of it is sent', async () => {
    const request = post(50 * 1024 * 1024);
    request.flushHeaders();
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(413);
    request.destroy();
  });

  it('of 50 MB is refused while it is being sent, and the answer arrives', async () => {
    const answer = await ask(`${desk.origin}/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(50 * 1024 * 1024).fill(0x20),
    });
    expect(answer).toMatchObject({ status: 413, json: { code: 'content-too-large' } });
  });

  it('is refused as it comes when its length was not said', async () => {
    const request = httpRequest(`${desk.origin}/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    const answered = once(request, 'response');
    for (let sent = 0; sent <= MOST; sent += 65_536) request.write(Buffer.alloc(65_536, 0x20));
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    request.destroy();
  });

  it('is not asked for: who waits for leave to send it hears the refusal instead', async () => {
    const ask = (length: number) => {
      const request = httpRequest(`${desk.origin}/v1/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': String(length), expect: '100-continue' },
      });
      request.flushHeaders();
      return request;
    };
    const refused = ask(MOST + 1);
    let continued = false;
    refused.on('continue', () => {
      continued = true;
    });
    const [response] = await once(refused, 'response');
    expect([response.statusCode, continued]).toEqual([413, false]);
    refused.destroy();
    const taken = ask(2);
    await once(taken, 'continue');
    const answered = once(taken, 'response');
    taken.end('{}');
    const [verdict] = await answered;
    expect(verdict.statusCode).toBe(200);
    verdict.resume();
  });

  it('leaves the service able to answer everybody else', async () => {
    expect((await ask(`${desk.origin}/pins.json`)).status).toBe(200);
  });
});

describe('a body that comes too slowly', () => {
  it('is given up, with an answer', async () => {
    const slow = streamBody(['text/csv'], MOST, 50);
    const server = await listen(
      (request, response) => {
        slow
          .receive({ request, response })
          .then(({ value }) => value.toArray())
          .catch((error: unknown) => sendProblem(response, problemOf(error).problem));
      },
      { host: 'localhost', port: 0 },
    );
    const request = httpRequest(`http://localhost:${server.port}/`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'content-length': '1000' },
    });
    request.on('error', () => {});
    request.write('learner,score\n');
    const [response] = await once(request, 'response');
    expect(response.statusCode).toBe(408);
    request.destroy();
    await server.close();
  });
});

describe('a request that breaks off', () => {
  it('is no failure of the service, and nothing of it is kept', async () => {
    const request = httpRequest(`${desk.origin}/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000' },
    });
    request.on('error', () => {});
    request.write('{');
    await new Promise((resolve) => setTimeout(resolve, 50));
    request.destroy();
    await expect.poll(() => desk.log.findLast((line) => line.includes('"brokenOff"'))).toContain('/v1/verify');
    expect(desk.log.join('\n')).not.toContain('request failed');
  });

  it.each([
    ['headers without an end', `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['what is no HTTP', 'HELO mail.example\r\n\r\n', '400'],
  ])('or is none, as %s, is answered and let go', async (_, bytes, status) => {
    const socket = await connected();
    const closed = once(socket, 'close');
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.write(bytes);
    await closed;
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

async function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(desk.origin).port), 'localhost');
  await once(socket, 'connect');
  return socket;
}

describe('what the service notes of a request', () => {
  it('is route, status, duration, an id that the answer has too, and the id of the key', async () => {
    const token = await desk.key('registrar');
    const answer = await desk.send('GET', '/v1/cohorts/secret-cohort', token);
    const id = answer.headers.get('x-request-id');
    const find = () => desk.log.find((line) => line.includes(String(id)));
    await expect.poll(find).toBeDefined();
    expect(JSON.parse(find() ?? '')).toMatchObject({
      ...{ id, method: 'GET', route: '/v1/cohorts/{cohortId}', status: 404, ms: expect.any(Number) },
      actor: { kind: 'api-key', id: token.split('_')[2] },
    });
    expect(find()).not.toMatch(/secret-cohort|127\.0\.0\.1|::1|cairn_/);
  });

  it('never is what stood in the address', async () => {
    await desk.send('DELETE', '/v1/learners/zoe-7?dryRun=true', await desk.key('registrar'));
    await ask(`${desk.origin}/nothing/zoe-7`);
    expect(desk.log.join('\n')).not.toContain('zoe-7');
  });
});

describe('/metrics', () => {
  it('is for programs of this machine, and for auditors from elsewhere', async () => {
    await desk.send('GET', '/v1/pathways', await desk.key('registrar'));
    const { status, text, headers } = await ask(`${desk.origin}/metrics`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^cairn_http_requests_total\{method="GET",route="\/v1\/pathways",status="200"\} 1$/m);
    expect(text).toMatch(/^cairn_acts\{state="refused"\} 0$/m);
    expect(text).toContain('process_cpu_user_seconds_total');
    for (const header of ['x-forwarded-for', 'forwarded']) {
      const elsewhere = await ask(`${desk.origin}/metrics`, { headers: { [header]: 'for=192.0.2.1' } });
      expect(elsewhere).toMatchObject({ status: 401, json: { code: 'token-missing' } });
    }
  });
});

describe('/ready', () => {
  let service: RunningService;
  let batch: SeededBatch;
  beforeAll(async () => {
    service = await startRunningService();
    batch = await service.issue(1, 'anchored');
  });
  afterAll(async () => await service.close());

  it('says that nothing is missing', async () => {
    expect(await ask(`${service.origin}/ready`)).toMatchObject({ status: 200, json: { ready: true, missing: [] } });
  });

  it('says what is: the chain here, while proofs are still handed out', async () => {
    const deployment = { ...service.installation.deployment, rpcUrls: ['http://127.0.0.1:1'] };
    service.answerWith(createPublicRegistrar({ ...service.installation, deployment }));
    expect(await ask(`${service.origin}/ready`)).toMatchObject({
      status: 503,
      json: { ready: false, missing: ['chain-unavailable'] },
    });
    expect((await ask(`${service.origin}/v1/credentials/${hashAt(batch, 0)}/proof`)).status).toBe(200);
    service.answerWith(null);
  });
});
