import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { readAuditLog } from '../../service/registrar/audit-log/read-audit-log.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../nodes/openid-provider.ts';
import { ask } from './asked.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

const CALLBACK = 'https://college.example/v1/learn/oidc/callback';

let provider: OpenIdProvider;
let desk: DeskService;
/** The same, where the claim `student_id` holds the learner's id. */
let byId: DeskService;
beforeAll(async () => {
  provider = await startOpenIdProvider(CALLBACK);
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, name: 'Campus account' };
  desk = await startDeskService(undefined, {
    oidc: async () => ({ ...settings, claim: 'email', scope: 'openid email' }),
  });
  byId = await startDeskService(undefined, {
    oidc: async () => ({ ...settings, claim: 'student_id', scope: 'openid profile' }),
  });
  for (const service of [desk, byId]) {
    await putCohort(service.installation, 'a', dataStewardshipPathway, {});
    const registrar = await service.key('registrar');
    const learners = [{ learnerId: 's-1', name: 'Zoe', email: 'Zoe@college.example' }];
    expect((await service.send('POST', '/v1/enrolments', registrar, { cohortId: 'a', learners })).status).toBe(200);
  }
});
afterAll(async () => {
  await desk.close();
  await byId.close();
  await provider.close();
});
beforeEach(() => {
  desk.clock.now = new Date('2026-11-24T09:00:00Z');
  provider.away = false;
  provider.claimsInIdToken = true;
  provider.account = { sub: 'u-1', email: 'Zoe@COLLEGE.example', email_verified: true };
});

/** Leaves for the provider. */
async function leave(service = desk) {
  const answer = await service.send('GET', '/v1/learn/oidc');
  expect(answer.status).toBe(303);
  const [departure = ''] = answer.headers.getSetCookie();
  return { address: answer.headers.get('location') ?? '', departure, cookie: departure.split(';', 1)[0] ?? '' };
}

/** Comes back with what the provider added to the address. */
async function comeBack(address: string, cookie: string, service = desk) {
  expect(address.startsWith(`${CALLBACK}?`)).toBe(true);
  const { search } = new URL(address);
  const answer = await service.send('GET', `/v1/learn/oidc/callback${search}`, undefined, undefined, { cookie });
  return { status: answer.status, location: answer.headers.get('location'), cookies: answer.headers.getSetCookie() };
}

async function signIn(service = desk) {
  const { address, cookie } = await leave(service);
  return await comeBack(await provider.visit(address), cookie, service);
}

const failedWith = (code: string) => ({
  status: 303,
  location: `https://college.example/learn#sign-in-failed=${code}`,
});
const sessions = () => desk.installation.store.db.selectFrom('learner_session').selectAll().execute();

describe('a sign-in by an OpenID provider', () => {
  it('asks for a code, with PKCE, state and nonce, and comes back to a session', async () => {
    const { address, departure } = await leave();
    expect(Object.fromEntries(new URL(address).searchParams)).toMatchObject({
      ...{ client_id: 'cairn', response_type: 'code', redirect_uri: CALLBACK, scope: 'openid email' },
      ...{ code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) },
      ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/) },
    });
    expect(departure).toMatch(/^__Host-cairn-departure=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const back = await signIn();
    expect(back).toMatchObject({ status: 303, location: 'https://college.example/learn' });
    const [session = '', cleared] = back.cookies;
    expect(session).toMatch(
      /^__Secure-cairn-learner=[\w-]{43}; Path=\/v1\/learn; .*HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(cleared).toContain('__Host-cairn-departure=; Max-Age=0;');
    const shown = await desk.send('GET', '/v1/learn/session', undefined, undefined, {
      cookie: session.split(';', 1)[0] ?? '',
    });
    expect(shown).toMatchObject({ status: 200, json: { mailbox: 'Z…@college.example', signedInBy: 'oidc' } });
  });

  it('finds the address at the UserInfo endpoint where it is not in the ID token', async () => {
    provider.claimsInIdToken = false;
    expect(await signIn()).toMatchObject({ status: 303, location: 'https://college.example/learn' });
  });

  it('finds the learner by the claim that is configured', async () => {
    provider.account = { sub: 'u-2', student_id: 's-1' };
    expect(await signIn(byId)).toMatchObject({ status: 303, location: 'https://college.example/learn' });
    provider.account = { sub: 'u-3', student_id: 's-2', email: 'zoe@college.example', email_verified: true };
    expect(await signIn(byId)).toMatchObject(failedWith('learner-not-found'));
  });

  it.each([
    ['is not verified', 'Zoe@college.example', false, 'mailbox-unverified'],
    ['is verified by a text only', 'Zoe@college.example', 'true', 'mailbox-unverified'],
    ['is of nobody here', 'yan@college.example', true, 'learner-not-found'],
    ['has other capitals before the @, and may be another mailbox', 'zoe@college.example', true, 'learner-not-found'],
  ])('opens nothing where the address %s', async (_, email, email_verified, code) => {
    const before = (await sessions()).length;
    provider.account = { sub: 'u-4', email, email_verified };
    expect(await signIn()).toMatchObject(failedWith(code));
    expect(await sessions()).toHaveLength(before);
  });

  it('opens nothing where the provider says no address', async () => {
    provider.account = { sub: 'u-5' };
    expect(await signIn()).toMatchObject(failedWith('learner-not-found'));
  });

  it('that is cancelled at the provider ends on the page, which can say so', async () => {
    provider.account = null;
    expect(await signIn()).toMatchObject(failedWith('sign-in-cancelled'));
  });

  it('is told to the audit log, and nothing of it stands in the log of the service', async () => {
    const { address, cookie } = await leave();
    const back = await provider.visit(address);
    await comeBack(back, cookie);
    const { entries } = await readAuditLog(desk.installation, { action: 'sessions.open', last: true, limit: 2 });
    expect(entries[0]).toMatchObject({ details: { by: 'oidc' }, actor: { kind: 'learner' } });
    const { searchParams } = new URL(back);
    for (const secret of [
      searchParams.get('code'),
      searchParams.get('state'),
      cookie.split('=')[1],
      provider.clientSecret,
    ]) {
      expect(desk.log.join('\n')).not.toContain(secret);
    }
    expect(desk.log.join('\n')).not.toMatch(/zoe/i);
  });
});

describe('what comes back', () => {
  it('to another browser than the one that left opens nothing', async () => {
    const back = await provider.visit((await leave()).address);
    expect(await comeBack(back, '')).toMatchObject(failedWith('sign-in-interrupted'));
    const other = await leave();
    expect(await comeBack(back, other.cookie)).toMatchObject(failedWith('token-invalid'));
    expect(await comeBack(back, `${other.cookie.slice(0, -4)}AAAA`)).toMatchObject(failedWith('sign-in-interrupted'));
    expect(await comeBack(back, '__Host-cairn-departure=x.y.z')).toMatchObject(failedWith('sign-in-interrupted'));
  });

  it('after more than ten minutes opens nothing', async () => {
    const { address, cookie } = await leave();
    const back = await provider.visit(address);
    desk.clock.now = new Date(desk.clock.now.getTime() + 10 * 60_000 + 1_000);
    expect(await comeBack(back, cookie)).toMatchObject(failedWith('sign-in-interrupted'));
  });

  it('twice opens one session', async () => {
    const before = (await sessions()).length;
    const { address, cookie } = await leave();
    const back = await provider.visit(address);
    const both = await Promise.all([comeBack(back, cookie), comeBack(back, cookie)]);
    expect(both.map(({ location }) => location).toSorted()).toEqual([
      'https://college.example/learn',
      'https://college.example/learn#sign-in-failed=sign-in-interrupted',
    ]);
    expect(await sessions()).toHaveLength(before + 1);
  });

  it.each([
    ['a code that nobody gave', (query: URLSearchParams) => query.set('code', 'made-up'), 'sign-in-interrupted'],
    ['another state', (query: URLSearchParams) => query.set('state', 'made-up'), 'token-invalid'],
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://evil.example'), 'token-invalid'],
    ['no code', (query: URLSearchParams) => query.delete('code'), 'token-invalid'],
    ['two states', (query: URLSearchParams) => query.append('state', 'made-up'), 'token-invalid'],
  ])('with %s opens nothing', async (_, change, code) => {
    const { address, cookie } = await leave();
    const back = new URL(await provider.visit(address));
    change(back.searchParams);
    expect(await comeBack(back.href, cookie)).toMatchObject(failedWith(code));
  });
});

describe('a provider that is away', () => {
  it('keeps nobody from the page, and is asked again by the next', async () => {
    const { address, cookie } = await leave();
    const back = await provider.visit(address);
    provider.away = true;
    const answer = await ask(`${desk.origin}/v1/learn/oidc/callback${new URL(back).search}`, { headers: { cookie } });
    expect(answer.headers.get('location')).toBe(failedWith('identity-provider-unavailable').location);
    expect(desk.log.some((line) => line.includes('the identity provider cannot be used'))).toBe(true);
    const other = await startDeskService(undefined, {
      oidc: async () => ({ ...provider, name: 'Campus account', claim: 'email', scope: 'openid email' }),
    });
    const start = async () => (await other.send('GET', '/v1/learn/oidc')).headers.get('location');
    expect(await start()).toBe(failedWith('identity-provider-unavailable').location);
    provider.away = false;
    expect(await start()).toContain(provider.issuer);
    await other.close();
  });

  it('is said to be there, with its name, and not where none is configured', async () => {
    expect((await desk.send('GET', '/v1/learn/sign-in-ways')).json).toEqual({
      mail: false,
      oidc: { name: 'Campus account' },
    });
    const without = await startDeskService();
    expect((await without.send('GET', '/v1/learn/sign-in-ways')).json).toEqual({ mail: false, oidc: null });
    await without.close();
  });
});
