import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIdentity } from '../../service/chain/fetch-did-document.ts';
import type { IdentityReading } from '../../service/core/identity-reading.ts';

describe('looking up a DID document on a real web server', () => {
  let server: Server;
  let other: Server;
  let did: string;
  let url: string;
  let answer: RequestListener;
  let otherAsked = 0;

  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    other = createServer((_, response) => {
      otherAsked += 1;
      response.end(JSON.stringify({ id: did }));
    });
    did = `did:web:localhost%3A${await listening(server)}`;
    url = `http://localhost:${portOf(server)}/.well-known/did.json`;
    await listening(other);
  });
  afterAll(() => {
    for (const each of [server, other]) {
      each.closeAllConnections();
      each.close();
    }
  });

  const detailOf = (reading: IdentityReading): string =>
    reading.kind === 'unavailable' ? reading.detail : reading.kind;
  const detail = async (next: RequestListener, timeoutMs?: number): Promise<string> => {
    answer = next;
    return detailOf(await readIdentity(did, { timeoutMs }));
  };

  it('returns the document that the domain serves for its own DID', async () => {
    const document = { id: did, service: [] };
    answer = (_, response) => response.end(JSON.stringify(document));
    expect(await readIdentity(did)).toEqual({ kind: 'document', url, document });
  });

  it('sends no credentials and no referrer, and asks for JSON', async () => {
    let headers: Record<string, unknown> = {};
    answer = (request, response) => {
      headers = request.headers;
      response.end(JSON.stringify({ id: did }));
    };
    await readIdentity(did);
    expect(headers).toMatchObject({ accept: 'application/did+json, application/json' });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie', 'authorization', 'referer']));
  });

  it('does not take the document of another DID', async () => {
    const foreign = await detail((_, response) => response.end('{"id":"did:web:famous.example"}'));
    expect(foreign).toBe('answered with a document that is not of this DID');
  });

  it('says what is wrong with a page, broken or ambiguous JSON, an error and an answer that is too large', async () => {
    const noJson = 'answered with what is not a JSON document';
    expect(await detail((_, response) => response.end('<!doctype html><p>404'))).toBe(noJson);
    expect(await detail((_, response) => response.end('{"id":'))).toBe(noJson);
    expect(await detail((_, response) => response.end(`{"id":"a","id":"${did}"}`))).toBe(noJson);
    expect(await detail((_, response) => response.writeHead(404).end('{}'))).toBe('answered HTTP 404');
    const large = JSON.stringify({ id: did, padding: 'x'.repeat(300_000) });
    expect(await detail((_, response) => response.end(large))).toBe('answered with more than 262144 bytes');
  });

  it('does not wait for ever, neither for the first byte nor for the last', async () => {
    const late = 'did not answer within 0.2 seconds';
    expect(await detail(() => undefined, 200)).toBe(late);
    expect(await detail((_, response) => response.write('{"id":'), 200)).toBe(late);
  });

  it('follows a redirect within the site', async () => {
    answer = (request, response) => {
      if (request.url === '/did.json') response.end(JSON.stringify({ id: did }));
      else response.writeHead(302, { location: '/did.json' }).end();
    };
    expect(await readIdentity(did)).toMatchObject({ kind: 'document' });
  });

  it('does not even ask another site that a redirect names', async () => {
    const location = `http://localhost:${portOf(other)}/did.json`;
    const redirected = await detail((_, response) => response.writeHead(301, { location }).end());
    expect(redirected).toBe(`redirects to another site (http://localhost:${portOf(other)})`);
    expect(otherAsked).toBe(0);
  });

  it('gives up on redirects without end, or to nowhere', async () => {
    const circle = await detail((_, response) => response.writeHead(302, { location: url }).end());
    expect(circle).toBe('redirects without end');
    const nowhere = await detail((_, response) => response.writeHead(302, { location: 'http://[' }).end());
    expect(nowhere).toBe('redirects to what is no address');
  });

  it('says so when nobody listens', async () => {
    expect(detailOf(await readIdentity('did:web:localhost%3A1'))).toMatch(/^could not be reached/);
  });

  it('does not look up other methods, nor this machine where that is not allowed', async () => {
    expect(await readIdentity('did:key:z6Mk')).toEqual({ kind: 'not-looked-up' });
    expect(await readIdentity('did:web:10.0.0.1')).toEqual({ kind: 'not-looked-up' });
    expect(await readIdentity(did, { allowLocal: false })).toEqual({ kind: 'not-looked-up' });
  });
});

async function listening(server: Server): Promise<number> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return portOf(server);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
