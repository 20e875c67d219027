import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication } from '../../service/application.ts';
import { deploymentPinToJson } from '../../service/core/pins-json.ts';
import { IdentityProvider } from '../../service/registrar/access/identity-provider.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { AUDIENCE, startIdentityProvider, type TestIdentityProvider } from '../nodes/identity-provider.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let provider: TestIdentityProvider;
let desk: DeskService;
const roles = { 'cairn-registrar': 'registrar', 'cairn-auditor': 'auditor', 'cairn-admin': 'admin' } as const;
beforeAll(async () => {
  desk = await startDeskService(async (now) => {
    provider = await startIdentityProvider(now);
    const settings = {
      issuer: provider.issuer,
      audience: AUDIENCE,
      algorithms: ['RS256'],
      roleClaim: ['roles'],
      roles,
    };
    return new IdentityProvider(settings, now);
  });
});
afterAll(async () => {
  await desk.close();
  await provider.close();
});

const evaluate = (token: string) => desk.send('POST', '/v1/evaluations', token, {});
const inSeconds = (seconds: number) => Math.floor(desk.clock.now.getTime() / 1000) + seconds;

describe('a token of the identity provider', () => {
  it('opens what its role may do, and the audit log says whose it was', async () => {
    expect((await evaluate(await provider.token())).status).toBe(200);
    const [entry] = await auditEntries(desk.installation.store.db, { limit: 1, last: true });
    expect(entry).toMatchObject({ actor_kind: 'oidc', actor_id: 'user-7', actor_name: 'zoe' });
    const auditor = await provider.token({ roles: ['cairn-auditor'] });
    expect(await evaluate(auditor)).toMatchObject({ status: 403, json: { code: 'role-lacking' } });
    expect((await desk.send('GET', '/v1/audit-log', auditor)).status).toBe(200);
  });

  it('acts in each of several roles, and in none that is not mapped', async () => {
    const two = await provider.token({ roles: ['cairn-auditor', 'cairn-registrar'] });
    expect((await evaluate(two)).status).toBe(200);
    expect((await desk.send('GET', '/v1/audit-log', two)).status).toBe(200);
    expect((await desk.send('GET', '/v1/session', two)).json).toMatchObject({
      role: 'registrar',
      roles: ['registrar', 'auditor'],
    });
    expect((await desk.send('POST', '/v1/keys', two, { name: 'x', role: 'auditor', days: 1 })).status).toBe(403);
    const both = await provider.token({ roles: ['cairn-auditor', 'cairn-admin', 'other'] });
    expect((await desk.send('POST', '/v1/keys', both, { name: 'x', role: 'auditor', days: 1 })).status).toBe(201);
    for (const claim of [
      { roles: ['other'] },
      { roles: [] },
      { roles: 'constructor' },
      { roles: null },
      { roles: 7 },
    ]) {
      const answer = await evaluate(await provider.token(claim));
      expect(answer).toMatchObject({ status: 403, json: { code: 'role-lacking' } });
    }
  });

  it('is taken as an access token, as an ID token and without a type', async () => {
    for (const header of [{ typ: 'JWT' }, { typ: 'at+jwt' }, { typ: 'application/at+jwt' }, {}]) {
      expect((await evaluate(await provider.token({}, header))).status).toBe(200);
    }
  });

  it('may be off by half a minute, and no more', async () => {
    for (const claims of [{ exp: inSeconds(-20) }, { iat: inSeconds(20), nbf: inSeconds(20), exp: inSeconds(60) }]) {
      expect((await evaluate(await provider.token(claims))).status).toBe(200);
    }
    expect(await evaluate(await provider.token({ exp: inSeconds(-40) }))).toMatchObject({
      status: 401,
      json: { code: 'token-expired' },
    });
  });
});

describe('the keys of the identity provider', () => {
  it('are fetched once for many tokens, and again when it signs with another', async () => {
    const before = provider.fetches.keys;
    for (let n = 0; n < 5; n += 1) await evaluate(await provider.token());
    expect(provider.fetches.keys).toBe(before);
    const old = await provider.token();
    await provider.rotate();
    const fresh = new IdentityProvider(
      { issuer: provider.issuer, audience: AUDIENCE, algorithms: ['RS256'], roleClaim: ['roles'], roles },
      () => desk.clock.now,
    );
    expect(await fresh.authenticate(await provider.token())).toMatchObject({ role: 'registrar' });
    await expect(fresh.authenticate(old)).rejects.toMatchObject({ code: 'token-invalid' });
  });

  it('that cannot be had are no reason to believe anything, nor to call a token wrong', async () => {
    for (const answer of [
      { status: 500, body: '{}' },
      { status: 200, body: 'no JSON' },
      { status: 200, body: JSON.stringify({ issuer: 'https://other.example', jwks_uri: 'https://other.example/k' }) },
      { status: 200, body: `{"x":"${'x'.repeat(300_000)}"}` },
      { status: 302, body: '' },
    ]) {
      provider.misbehave(answer);
      const away = new IdentityProvider(
        { issuer: provider.issuer, audience: AUDIENCE, algorithms: ['RS256'], roleClaim: ['roles'], roles },
        () => desk.clock.now,
      );
      const token = await provider.token();
      await expect(away.authenticate(token)).rejects.toMatchObject({ code: 'identity-provider-unavailable' });
      provider.misbehave(null);
      expect(await away.authenticate(token)).toMatchObject({ role: 'registrar' });
    }
  });

  it('are those of the provider that the configuration names, when the service is wired', async () => {
    const home = await mkdtemp(join(tmpdir(), 'cairn-oidc-'));
    const config = {
      ...{ type: 'CairnConfiguration', version: 1, database: ':memory:', publicUrl: 'http://localhost:4180' },
      ...{ listen: { host: 'localhost', port: 0 }, keys: {}, issuer: { did: 'did:web:localhost', name: 'College' } },
      deployment: deploymentPinToJson(desk.installation.deployment),
      oidc: { issuer: provider.issuer, audience: AUDIENCE, roles },
    };
    await writeFile(join(home, 'config.json'), JSON.stringify(config));
    await writeFile(join(home, 'pins.json'), JSON.stringify({ deployments: [], issuers: [] }));
    const application = await openApplication({ CAIRN_HOME: home });
    const iat = Math.floor(Date.now() / 1000);
    const token = await provider.token({ iat, nbf: iat, exp: iat + 60 });
    expect(await application.identityProvider?.authenticate(token)).toMatchObject({ role: 'registrar' });
    await application.close();
    await rm(home, { recursive: true });
  });

  it('are found without discovery where they are configured', async () => {
    const configured = new IdentityProvider(
      {
        ...{ issuer: provider.issuer, audience: AUDIENCE, algorithms: ['RS256'], roles },
        ...{ roleClaim: ['realm_access', 'roles'], jwksUri: `${provider.issuer}/keys` },
      },
      () => desk.clock.now,
    );
    const token = await provider.token({ realm_access: { roles: ['cairn-auditor'] } });
    expect(await configured.authenticate(token)).toMatchObject({ role: 'auditor', actor: { kind: 'oidc' } });
  });
});
