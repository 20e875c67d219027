import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKey, revokeApiKey } from '../../service/registrar/access/api-keys.ts';
import { drawApiToken, parseApiToken } from '../../service/registrar/access/api-token.ts';
import { auditEntries } from '../../service/store/audit-entries.ts';
import { importPassing } from '../registrar/installation-on-anvil.ts';
import { type DeskService, startDeskService } from './desk-service.ts';

let desk: DeskService;
beforeAll(async () => {
  desk = await startDeskService();
  await importPassing(desk.installation, 'spring', 3);
  await importPassing(desk.installation, 'autumn', 2);
});
afterAll(async () => await desk.close());

const evaluate = (token?: string, body: unknown = {}) => desk.send('POST', '/v1/evaluations', token, body);

describe('a route for those who show a key', () => {
  it('does what it was asked for, and the audit log says who it was', async () => {
    const token = await desk.key('registrar');
    expect(await evaluate(token, { cohortIds: ['spring'] })).toMatchObject({
      status: 200,
      json: { cohorts: 1, learners: 3, changed: 6 },
    });
    const entries = await auditEntries(desk.installation.store.db, { limit: 100, action: 'cohorts.evaluate' });
    expect(entries.slice(-2)).toMatchObject([
      { phase: 'began', actor_kind: 'api-key', actor_id: parseApiToken(token).keyId, actor_name: 'a registrar' },
      { phase: 'done', details: expect.stringContaining('"learners":3,"changed":6,') },
    ]);
  });

  it('lets an admin do everything', async () => {
    expect((await evaluate(await desk.key('admin'))).status).toBe(200);
  });

  it('asks for a key where none is shown, as RFC 6750 says', async () => {
    const answer = await evaluate();
    expect(answer).toMatchObject({ status: 401, json: { code: 'token-missing' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="cairn"');
  });

  it.each(['designer', 'auditor'] as const)('refuses the role %s, which may not do it', async (role) => {
    const answer = await evaluate(await desk.key(role));
    expect(answer).toMatchObject({ status: 403, json: { code: 'role-lacking' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="cairn", error="insufficient_scope"/);
  });

  it('keeps a key that is restricted to cohorts to these', async () => {
    const token = await desk.key('registrar', { cohorts: ['spring'] });
    expect((await evaluate(token, { cohortIds: ['spring'] })).status).toBe(200);
    const refused = { status: 403, json: { code: 'scope-lacking' } };
    expect(await evaluate(token, { cohortIds: ['spring', 'autumn'] })).toMatchObject(refused);
    expect(await evaluate(token, { cohortIds: ['nothing-of-the-kind'] })).toMatchObject(refused);
    expect(await evaluate(token)).toMatchObject(refused);
  });

  it('cannot be read by pages of other origins', async () => {
    const { headers } = await evaluate(await desk.key('registrar'));
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await desk.send('OPTIONS', '/v1/evaluations');
    expect(preflight.headers.get('allow')).toBe('POST, OPTIONS');
    expect(preflight.headers.get('access-control-allow-methods')).toBeNull();
  });

  it('names each place of a body that is not as the interface says, and none of what stood there', async () => {
    const token = await desk.key('registrar');
    const answer = await evaluate(token, { cohortIds: ['spring', 7], learner: 'Zoë' });
    expect(answer).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
    expect(answer.json.detail).toContain('In the body, at /cohortIds/1');
    expect(answer.text).not.toContain('Zoë');
    const twice = await desk.send('POST', '/v1/evaluations', token, undefined, { 'content-type': 'text/csv' });
    expect(twice).toMatchObject({ status: 415 });
  });
});

describe('a key that is not good', () => {
  it('of another installation is told as such', async () => {
    const { text } = drawApiToken('00000000');
    expect(await evaluate(text)).toMatchObject({ status: 401, json: { code: 'token-foreign' } });
  });

  it('is unknown where it was never made, or only its secret is wrong', async () => {
    const made = parseApiToken(await desk.key('admin'));
    const { text } = drawApiToken(made.installationId);
    expect(await evaluate(text)).toMatchObject({ status: 401, json: { code: 'token-unknown' } });
    // The known key's id in front of another secret, with its own checksum.
    const guessed = `cairn_${made.installationId}_${made.keyId}_${text.slice(28, 92)}`;
    const checksum = crc32(guessed).toString(16).padStart(8, '0');
    expect(await evaluate(guessed + checksum)).toMatchObject({ status: 401, json: { code: 'token-unknown' } });
  });

  it('that has expired or was revoked is told so, to whoever has it', async () => {
    const short = await desk.key('registrar', { days: 1 });
    const revoked = await desk.key('registrar');
    expect((await evaluate(short)).status).toBe(200);
    await revokeApiKey(desk.installation, parseApiToken(revoked).keyId);
    const answer = await evaluate(revoked);
    expect(answer).toMatchObject({ status: 401, json: { code: 'token-revoked' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/error="invalid_token"/);
    desk.clock.now = new Date(desk.clock.now.getTime() + 86_400_000);
    expect(await evaluate(short)).toMatchObject({ status: 401, json: { code: 'token-expired' } });
  });

  it.each(['Basic YTpi', 'Bearer', 'Bearer cairn_1234', 'cairn_1234', 'Bearer a b', ''])(
    'as %j is malformed',
    async (authorization) => {
      const answer = await desk.send('POST', '/v1/evaluations', undefined, {}, { authorization });
      expect(answer).toMatchObject({ status: 401, json: { code: 'token-malformed' } });
    },
  );

  it('stands in no log, and in the store only as a hash', async () => {
    const token = await desk.key('designer');
    await evaluate(token);
    await evaluate(drawApiToken('00000000').text);
    expect(desk.log.join('\n')).not.toMatch(/cairn_[0-9a-f]{8}_/);
    const database = new Database(desk.databaseFile, { readonly: true });
    expect(JSON.stringify(database.prepare('select * from api_key').all())).not.toContain(token.slice(28, 92));
    database.close();
  });
});

describe('the last use of a key', () => {
  it('is noted to the minute', async () => {
    const token = await desk.key('registrar');
    const noted = async () => (await apiKey(desk.installation, parseApiToken(token).keyId)).lastUsedAt;
    expect(await noted()).toBeNull();
    await evaluate(token);
    const first = desk.clock.now;
    expect(await noted()).toBe(first.toISOString());
    desk.clock.now = new Date(first.getTime() + 59_000);
    await evaluate(token);
    expect(await noted()).toBe(first.toISOString());
    desk.clock.now = new Date(first.getTime() + 61_000);
    await evaluate(token);
    expect(await noted()).toBe(desk.clock.now.toISOString());
  });
});
