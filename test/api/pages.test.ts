import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../service/api/content-security-policy.ts';
import { createApp } from '../../service/api/create-app.ts';
import { listen } from '../../service/api/listen.ts';
import { createPublicRegistrar } from '../../service/registrar/public-registrar.ts';
import { ask } from './asked.ts';
import { type RunningService, startRunningService } from './running-service.ts';

let service: RunningService;

beforeAll(async () => {
  service = await startRunningService();
});

afterAll(async () => await service.close());

const get = (path: string, init?: RequestInit) => ask(`${service.origin}${path}`, init);

describe('the pages', () => {
  it.each([
    ['/', 'Start'],
    ['/verify', 'Verify'],
    ['/verify/', 'Verify'],
    ['/verify?x=1', 'Verify'],
  ])('are at %s, under their policy and asked for anew each time', async (path, title) => {
    const { status, text, headers } = await get(path);
    expect(status).toBe(200);
    expect(text).toContain(`<title>${title}</title>`);
    expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('load files that are named by their content, and kept', async () => {
    const { status, headers } = await get('/assets/verify-0a1b2c3d.js');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('survive requests for parts and with conditions', async () => {
    expect((await get('/verify', { headers: { range: 'bytes=900-' } })).status).toBe(200);
    const failed = await get('/verify', { headers: { 'if-match': '"other"' } });
    expect(failed).toMatchObject({ status: 400, json: { code: 'malformed-request' } });
  });
});

describe('every answer', () => {
  it.each(['/', '/health', '/nothing', '/pins.json', '/v1/credentials/0x12/proof'])(
    'at %s forbids guessing its type and telling where the visitor came from',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('insists on TLS where the service is reached over TLS', async () => {
    const installation = { ...service.installation, publicUrl: 'https://certificates.college.example' };
    const app = createApp(
      { installation, registrar: createPublicRegistrar(installation) },
      { pagesDirectory: '/nonexistent', logger: pino({ level: 'silent' }) },
    );
    const server = await listen(app, { host: 'localhost', port: 0 });
    const health = await ask(`http://localhost:${server.port}/health`);
    expect(health.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const page = await ask(`http://localhost:${server.port}/verify`);
    expect(page).toMatchObject({ status: 404, json: { code: 'route-not-found' } });
    await server.close();
  });

  it('lets pages of other origins ask', async () => {
    const asked = await get('/v1/verify', {
      method: 'OPTIONS',
      headers: { origin: 'https://verifier.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS');
    expect(asked.headers.get('access-control-allow-headers')).toBe('Content-Type');
  });
});

describe('listening', () => {
  it('names the port that another program has', async () => {
    const port = Number(new URL(service.origin).port);
    await expect(listen((_request, response) => response.end(), { host: 'localhost', port })).rejects.toMatchObject({
      code: 'port-in-use',
      details: { port },
    });
  });

  it('names an address that this machine does not have', async () => {
    await expect(listen((_request, response) => response.end(), { host: '192.0.2.1', port: 0 })).rejects.toMatchObject({
      code: 'configuration-invalid',
    });
  });

  it('answers what is under way before it closes', async () => {
    let finish = (): void => {};
    const arrived = Promise.withResolvers<void>();
    const server = await listen(
      (_request, response) => {
        finish = () => response.end('done');
        arrived.resolve();
      },
      { host: 'localhost', port: 0 },
    );
    const answer = ask(`http://localhost:${server.port}/`);
    await arrived.promise;
    const closed = server.close();
    finish();
    expect((await answer).text).toBe('done');
    await closed;
    await expect(fetch(`http://localhost:${server.port}/`)).rejects.toThrow();
  });
});
