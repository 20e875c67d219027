import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKey, revokeApiKey } from '../../service/registrar/access/api-keys.ts';
import { parseApiToken } from '../../service/registrar/access/api-token.ts';
import { IdentityProvider } from '../../service/registrar/access/identity-provider.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { AUDIENCE, startIdentityProvider, type TestIdentityProvider } from '../nodes/identity-provider.ts';
import { type DeskService, startDeskService } from './desk-service.ts';
import { type Forged, forgedApiKeys } from './forged-api-keys.ts';
import { forgedJwts } from './forged-jwts.ts';

let provider: TestIdentityProvider;
let desk: DeskService;
const forged: Forged[] = [];
let genuine: string;

beforeAll(async () => {
  desk = await startDeskService(async (now) => {
    provider = await startIdentityProvider(now);
    return new IdentityProvider(
      {
        ...{ issuer: provider.issuer, audience: AUDIENCE, algorithms: ['RS256'] },
        ...{ roleClaim: ['roles'], roles: { 'cairn-registrar': 'registrar', 'cairn-admin': 'admin' } },
      },
      now,
    );
  });
  genuine = await desk.key('admin');
  const expired = await Promise.all(Array.from({ length: 5 }, () => desk.key('admin', { days: 1 })));
  const revoked = await Promise.all(Array.from({ length: 5 }, () => desk.key('admin')));
  for (const token of revoked) await revokeApiKey(desk.installation, parseApiToken(token).keyId);
  desk.clock.now = new Date(desk.clock.now.getTime() + 86_400_000);
  forged.push(
    ...forgedApiKeys(genuine),
    ...expired.map((token) => ({ how: 'a key that has expired', token })),
    ...revoked.map((token) => ({ how: 'a key that was revoked', token })),
    ...(await forgedJwts(provider, Math.floor(desk.clock.now.getTime() / 1000))),
  );
});
afterAll(async () => {
  await desk.close();
  await provider.close();
});

describe('a forged or stale token', () => {
  it('is one of more than 200 kinds', () => {
    expect(new Set(forged.map(({ token }) => token)).size).toBeGreaterThanOrEqual(200);
  });

  it('is refused, whichever it is, while the genuine ones work', async () => {
    const before = await auditEntries(desk.installation.store.db, { limit: 1000 });
    for (const { how, token } of forged) {
      const answer = await desk.send('POST', '/v1/evaluations', token, {});
      expect({ how, status: answer.status }).toEqual({ how, status: 401 });
      expect(answer.json.code, how).toMatch(/^token-(malformed|foreign|unknown|expired|revoked|invalid)$/);
      expect(answer.headers.get('www-authenticate'), how).toMatch(/^Bearer realm="cairn", error="invalid_token"/);
      if (token.length > 12) expect(answer.text, how).not.toContain(token);
    }
    expect(await auditEntries(desk.installation.store.db, { limit: 1000 })).toEqual(before);
    for (const token of [genuine, await provider.token()]) {
      expect((await desk.send('POST', '/v1/evaluations', token, {})).status).toBe(200);
    }
  });

  it('is no use of the key that it was made from, and is not told how that key stands', async () => {
    const untouched = await desk.key('admin');
    const { keyId } = parseApiToken(untouched);
    await revokeApiKey(desk.installation, keyId);
    for (const { how, token } of forgedApiKeys(untouched)) {
      const { json } = await desk.send('GET', '/v1/cohorts', token);
      expect(json.code, how).not.toMatch(/expired|revoked/);
    }
    expect((await apiKey(desk.installation, keyId)).lastUsedAt).toBeNull();
  });

  it('stands in no log, whole or in part', () => {
    const log = desk.log.join('\n');
    expect(log).not.toMatch(/cairn_[0-9a-f]{8}_|eyJ[A-Za-z0-9_-]{10}/);
    for (const { how, token } of forged.filter(({ token }) => token.length > 20)) {
      expect(log.includes(token.slice(0, 20)), how).toBe(false);
    }
  });
});
