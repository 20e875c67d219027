import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { readAuditLog } from '../../service/registrar/audit-log/read-audit-log.ts';
import { eraseLearner } from '../../service/registrar/cohorts/erase-learner.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { signedIn } from './signed-in.ts';

const DAY_MS = 86_400_000;
const start = new Date('2026-11-24T09:00:00Z');

let desk: DeskService;
let registrar: string;
beforeAll(async () => {
  desk = await startDeskService();
  await putCohort(desk.installation, 'a', dataStewardshipPathway, {});
  registrar = await desk.key('registrar');
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.now = start;
  await enrol([
    { learnerId: 's-1', name: 'Zoe', email: 'zoe@college.example' },
    { learnerId: 's-2', name: 'Yan', email: 'yan@college.example' },
  ]);
});

const enrol = async (learners: readonly object[]) => {
  const { status } = await desk.send('POST', '/v1/enrolments', registrar, { cohortId: 'a', learners });
  expect(status).toBe(200);
};
const session = (headers: Record<string, string>) =>
  desk.send('GET', '/v1/learn/session', undefined, undefined, headers);
const del = (path: string, headers: Record<string, string>) => desk.send('DELETE', path, undefined, undefined, headers);
const inDays = (days: number) => new Date(start.getTime() + days * DAY_MS);
const rows = () => desk.installation.store.db.selectFrom('learner_session').selectAll().execute();

describe("a learner's session", () => {
  it('says who is signed in, by an address that only they know again, and until when', async () => {
    const headers = await signedIn(desk.installation, ['s-1']);
    expect(await session(headers)).toMatchObject({
      status: 200,
      json: { mailbox: 'z…@college.example', signedInBy: 'mail', expiresAt: '2026-12-24T09:00:00.000Z' },
    });
  });

  it('is in no table but as a hash', async () => {
    const { cookie } = await signedIn(desk.installation, ['s-1']);
    const [, token = ''] = cookie.split('=');
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(await rows())).not.toContain(token);
  });

  it.each([
    ['no cookie', {}],
    ['what is no token', { cookie: '__Secure-cairn-learner=zoe' }],
    ['a token that nobody was given', { cookie: `__Secure-cairn-learner=${'A'.repeat(43)}` }],
    ['a cookie of another name', { cookie: `cairn-learner=${'A'.repeat(43)}` }],
  ])('is none for %s', async (_, headers) => {
    const answer = await session(headers);
    expect(answer).toMatchObject({ status: 401, json: { code: 'not-signed-in' } });
    expect(answer.headers.get('www-authenticate')).toBe('Learner-Session realm="cairn"');
  });

  it('ends after thirty days, however much it is used', async () => {
    const headers = await signedIn(desk.installation, ['s-1']);
    for (let days = 5; days < 30; days += 5) {
      desk.clock.now = inDays(days);
      expect((await session(headers)).status).toBe(200);
      await expect.poll(async () => (await rows()).at(-1)?.last_seen_on).toBe(inDays(days).toISOString().slice(0, 10));
    }
    desk.clock.now = new Date(inDays(30).getTime() - 1);
    expect((await session(headers)).status).toBe(200);
    desk.clock.now = inDays(30);
    expect((await session(headers)).status).toBe(401);
  });

  it('ends when it was not used for more than seven days', async () => {
    const headers = await signedIn(desk.installation, ['s-1']);
    desk.clock.now = inDays(7);
    expect((await session(headers)).status).toBe(200);
    await expect.poll(async () => (await rows()).at(-1)?.last_seen_on).toBe('2026-12-01');
    desk.clock.now = inDays(15);
    expect((await session(headers)).status).toBe(401);
  });

  it('is gone from the store once it is over and another is opened', async () => {
    await signedIn(desk.installation, ['s-1']);
    desk.clock.now = inDays(31);
    await signedIn(desk.installation, ['s-2']);
    expect((await rows()).map(({ learner_id }) => learner_id)).toEqual(['s-2']);
  });

  it('ends when its learner signs out, and the others of theirs do not', async () => {
    const [here, there] = [await signedIn(desk.installation, ['s-1']), await signedIn(desk.installation, ['s-1'])];
    const answer = await del('/v1/learn/session', here);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toBe(
      '__Secure-cairn-learner=; Path=/v1/learn; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict',
    );
    expect([(await session(here)).status, (await session(there)).status]).toEqual([401, 200]);
  });

  it('ends with all others of the same learner when they sign out everywhere, and nobody else’s does', async () => {
    const [here, there] = [await signedIn(desk.installation, ['s-1']), await signedIn(desk.installation, ['s-1'])];
    const other = await signedIn(desk.installation, ['s-2']);
    expect((await del('/v1/learn/sessions', here)).status).toBe(204);
    expect([(await session(here)).status, (await session(there)).status, (await session(other)).status]).toEqual([
      ...[401, 401, 200],
    ]);
  });

  it('is told to the audit log when it is ended, under a reference and no name', async () => {
    await del('/v1/learn/session', await signedIn(desk.installation, ['s-1']));
    const { reference } = await desk.installation.store.db
      .selectFrom('learner')
      .selectAll()
      .where('learner_id', '=', 's-1')
      .executeTakeFirstOrThrow();
    const { entries } = await readAuditLog(desk.installation, { actorKind: 'learner', last: true, limit: 2 });
    expect(entries).toMatchObject([
      { action: 'sessions.end', phase: 'began', actor: { kind: 'learner', id: reference, name: 'a learner' } },
      { action: 'sessions.end', phase: 'done' },
    ]);
  });

  it('ends with the learner when they are erased', async () => {
    await enrol([{ learnerId: 's-3', email: 'xan@college.example' }]);
    const headers = await signedIn(desk.installation, ['s-3']);
    expect((await eraseLearner(desk.installation, 's-3')).rows).toMatchObject({ learner_session: 1 });
    expect((await session(headers)).status).toBe(401);
  });

  it('of somebody who goes by two ids goes on for the other one when one is erased', async () => {
    await enrol([{ learnerId: 's-4', email: 'xan@college.example' }]);
    const headers = await signedIn(desk.installation, ['s-1', 's-4']);
    await eraseLearner(desk.installation, 's-4');
    expect(await session(headers)).toMatchObject({ status: 200, json: { mailbox: 'z…@college.example' } });
  });

  it('ends when the address of its learner is corrected, and not when it is told again', async () => {
    await enrol([{ learnerId: 's-5', email: 'ann@college.example' }]);
    const headers = await signedIn(desk.installation, ['s-5']);
    await enrol([{ learnerId: 's-5', name: 'Ann', email: 'ann@college.example' }]);
    expect((await session(headers)).status).toBe(200);
    await enrol([{ learnerId: 's-5', email: 'anna@college.example' }]);
    expect((await session(headers)).status).toBe(401);
  });
});

describe('a session and an API key', () => {
  it('open nothing of each other', async () => {
    const { cookie } = await signedIn(desk.installation, ['s-1']);
    const [, token = ''] = cookie.split('=');
    expect((await session({ authorization: `Bearer ${registrar}` })).status).toBe(401);
    expect((await session({ authorization: `Bearer ${token}` })).status).toBe(401);
    const cohorts = (headers: Record<string, string>) => desk.send('GET', '/v1/cohorts', undefined, undefined, headers);
    expect(await cohorts({ cookie })).toMatchObject({ status: 401, json: { code: 'token-missing' } });
    expect((await cohorts({ authorization: `Bearer ${token}` })).status).toBe(401);
  });
});

describe('what a page of another site has a browser ask', () => {
  const out = async (headers: Record<string, string>) => {
    const { cookie } = await signedIn(desk.installation, ['s-1']);
    return await del('/v1/learn/session', { cookie, ...headers });
  };

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another address of the same site', { 'sec-fetch-site': 'same-site' }],
    ['from an address that was typed, which writes nothing', { 'sec-fetch-site': 'none' }],
    ['by another origin', { origin: 'https://evil.example' }],
    ['by an origin that is none', { origin: 'null' }],
    ['by who does not say', {}],
  ])('is refused %s', async (_, headers) => {
    expect(await out({ ...headers })).toMatchObject({ status: 403, json: { code: 'cross-site-request' } });
  });

  it('is done for pages of the service, by its public address or the one that they were loaded from', async () => {
    expect((await out({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
    expect((await out({ origin: 'https://college.example' })).status).toBe(204);
    expect((await out({ origin: desk.origin })).status).toBe(204);
  });

  it('is refused where it only reads too', async () => {
    const { cookie } = await signedIn(desk.installation, ['s-1']);
    expect((await session({ cookie, 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await session({ cookie, 'sec-fetch-site': 'none' })).status).toBe(200);
  });
});

describe('what the service notes of a learner', () => {
  it('is that it was one, and neither who nor by which session', async () => {
    const { cookie } = await signedIn(desk.installation, ['s-1']);
    const answer = await session({ cookie });
    const find = () => desk.log.find((line) => line.includes(String(answer.headers.get('x-request-id'))));
    await expect.poll(find).toBeDefined();
    expect(JSON.parse(find() ?? '')).toMatchObject({
      route: '/v1/learn/session',
      status: 200,
      actor: { kind: 'learner' },
    });
    const everything = desk.log.join('\n');
    expect(everything).not.toContain(cookie.split('=')[1]);
    expect(everything).not.toMatch(/s-1|zoe/i);
  });
});
