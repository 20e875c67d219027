import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problemRules } from '../../service/api/problem-statuses.ts';
import { CairnError, errorMeanings } from '../../service/core/errors.ts';
import { parseHash32 } from '../../service/core/hex.ts';
import { parsePins } from '../../service/core/pins.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { storeFailure } from '../../service/store/store-failure.ts';
import { ask } from './asked.ts';
import { hashAt, type RunningService, type SeededBatch, startRunningService } from './running-service.ts';

let service: RunningService;
let batch: SeededBatch;

beforeAll(async () => {
  service = await startRunningService();
  batch = await service.issue(2, 'anchored');
});

afterEach(() => service.answerWith(null));
afterAll(async () => await service.close());

const get = (path: string, init?: RequestInit) => ask(`${service.origin}${path}`, init);

describe('every failure', () => {
  it('is a problem document with a stable code and the way out', async () => {
    const { status, headers, json } = await get('/v1/credentials/0x12/proof');
    expect(status).toBe(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(json).toEqual({
      type: 'urn:cairn:problem:malformed-hex',
      title: errorMeanings['malformed-hex'],
      status: 400,
      detail: 'Expected a certificate hash, found "0x12"',
      code: 'malformed-hex',
      remedy: 'Write 0x and 64 lower-case hexadecimal digits',
    });
  });

  it.each([
    '/nothing',
    '/v1',
    '/v1/credentials',
    '/v1/credentials/0x12',
    '/v1/nothing',
    '/status',
    '/.env',
    '/..%2f..%2fetc/passwd',
  ])('at %s, where there is nothing, is 404', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, json: { code: 'route-not-found' } });
  });

  it.each([
    ['DELETE', '/v1/credentials/0x12/proof', 'GET, HEAD, OPTIONS'],
    ['POST', '/v1/batches/0x12', 'GET, HEAD, OPTIONS'],
    ['PUT', '/pins.json', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/verify', 'POST, OPTIONS'],
  ])('of %s on %s is 405, with what is possible', async (method, path, allowed) => {
    const { status, json, headers } = await get(path, { method });
    expect(status).toBe(405);
    expect(json.code).toBe('method-not-allowed');
    expect(headers.get('allow')).toBe(allowed);
  });

  it('of an address that cannot be decoded is 400', async () => {
    expect(await get('/v1/credentials/%E0%A4%A/proof')).toMatchObject({
      status: 400,
      json: { code: 'malformed-request' },
    });
  });

  it('that nobody foresaw is answered without a word of what it was, and logged with it', async () => {
    service.answerWith({ proof: () => Promise.reject(new Error('secret of Learner 7 in /var/db')) });
    const path = `/v1/credentials/${hashAt(batch, 0)}/proof`;
    const { status, json, text } = await get(path);
    expect(status).toBe(500);
    expect(json.code).toBe('internal-error');
    expect(text).not.toMatch(/secret|Learner|\/var|\.ts|\bat [A-Za-z/]+ \(/);
    const logged = service.log.findLast((line) => line.includes('request failed')) ?? '';
    expect(logged).toContain('secret of Learner 7');
    expect(logged).toContain('/v1/credentials/{hash}/proof');
    expect(logged).not.toContain(hashAt(batch, 0));
  });

  it('of the installation itself does not show its message', async () => {
    const corrupt = new CairnError('store-corrupt', 'a row holds no JSON object: {"name":"Zoë', { remedy: 'see /srv' });
    service.answerWith({ batch: () => Promise.reject(corrupt) });
    const { status, json, text } = await get(`/v1/batches/${batch.batchId}`);
    expect(status).toBe(500);
    expect(json.code).toBe('store-corrupt');
    expect(text).not.toMatch(/Zoë|\/srv/);
    expect(service.log.findLast((line) => line.includes('request failed'))).toContain('a row holds no JSON object');
  });

  it.each([
    ['SQLITE_BUSY', 503, 'store-busy'],
    ['SQLITE_FULL', 507, 'store-full'],
    ['SQLITE_READONLY_DBMOVED', 503, 'store-read-only'],
    ['SQLITE_IOERR_READ', 503, 'store-unavailable'],
    ['SQLITE_CORRUPT_INDEX', 500, 'store-corrupt'],
  ])('of the database, %s, is %i and says so, without its path, which the log has', async (driver, status, code) => {
    const failure = storeFailure(new Database.SqliteError('it failed', driver), '/srv/cairn/cairn.sqlite');
    service.answerWith({ batch: () => Promise.reject(failure) });
    const answer = await get(`/v1/batches/${batch.batchId}`);
    expect(answer).toMatchObject({ status, json: { code } });
    expect(answer.text).not.toContain('/srv');
    expect(String(answer.json.remedy)).toMatch(/Try again/);
    expect(answer.headers.get('retry-after')).toBe(status === 503 ? '10' : null);
    expect(service.log.findLast((line) => line.includes('request failed'))).toContain(driver);
  });

  it('has a status of RFC 9110 and a meaning, whichever code has a rule', () => {
    for (const [code, rule] of Object.entries(problemRules)) {
      expect(errorMeanings).toHaveProperty(code);
      expect(rule.status).toBeGreaterThanOrEqual(400);
      expect(rule.status).toBeLessThan(600);
    }
  });
});

describe('a chain that cannot be believed', () => {
  const reroute = (change: Partial<RunningService['installation']['deployment']>): void => {
    const { installation } = service;
    const deployment = { ...installation.deployment, ...change };
    service.answerWith(createPublicRegistrar({ ...installation, deployment }));
  };
  const nowhere = ['http://127.0.0.1:1'];

  it.each(['status of a certificate', 'status list'])('makes the %s unavailable, not good', async (which) => {
    const path = which === 'status list' ? `/status/${batch.batchId}` : `/v1/credentials/${hashAt(batch, 0)}/status`;
    reroute({ rpcUrls: nowhere });
    const answer = await get(path);
    expect(answer).toMatchObject({ status: 503, json: { code: 'chain-unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(String(answer.json.remedy)).not.toContain('--rpc');
    reroute({ codeHash: parseHash32(`0x${'22'.repeat(32)}`) });
    expect(await get(path)).toMatchObject({ status: 503, json: { code: 'registry-unknown' } });
    reroute({ maxHeadAgeSeconds: -1 });
    expect(await get(path)).toMatchObject({ status: 503, json: { code: 'chain-stale' } });
  });

  it('passes over a node that is away while another answers', async () => {
    reroute({ rpcUrls: [...nowhere, service.chain.anvil.url] });
    expect((await get(`/status/${batch.batchId}`)).status).toBe(200);
  });

  it('leaves proofs as they are: they need no chain', async () => {
    reroute({ rpcUrls: nowhere });
    expect((await get(`/v1/credentials/${hashAt(batch, 0)}/proof`)).status).toBe(200);
  });

  it('shows in the health of the service, which stays up', async () => {
    reroute({ rpcUrls: nowhere });
    const { status, json } = await get('/health');
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: 'degraded', chain: { problem: 'chain-unavailable', head: null } });
  });

  it('is not asked about a batch in another registry', async () => {
    const elsewhere = parsePins({
      deployments: [
        {
          name: 'another',
          chainId: 31337,
          registry: `0x${'11'.repeat(20)}`,
          codeHash: `0x${'22'.repeat(32)}`,
          finality: 'finalized',
          maxHeadAgeSeconds: 60,
          rpcUrls: [],
        },
      ],
      issuers: [],
    }).deployments[0];
    reroute({ ...elsewhere });
    expect(await get(`/status/${batch.batchId}`)).toMatchObject({ status: 503, json: { code: 'registry-unknown' } });
  });
});
