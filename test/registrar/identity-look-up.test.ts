import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress, lookUpIdentity } from '../../service/registrar/verification/identity-look-up.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A stranger's program on this machine, which counts who asks it. */
async function innerServer(): Promise<{ did: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { did: `did:web:127.0.0.1%3A${port}`, asked: () => asked };
}

const publicService = {
  issuer: { did: 'did:web:college.example', name: 'Example College', issuerId: 1n },
  publicUrl: 'https://college.example',
};

describe('looking up the DID of a stranger for a public service', () => {
  it('sends no request to the machine it runs on', async () => {
    const inner = await innerServer();
    const reading = await lookUpIdentity(publicService, inner.did);
    expect(reading).toMatchObject({ kind: 'unavailable', detail: 'has no public address' });
    expect(inner.asked()).toBe(0);
  });

  it('looks up its own DID wherever that is', async () => {
    const inner = await innerServer();
    const own = { ...publicService, issuer: { ...publicService.issuer, did: inner.did } };
    await lookUpIdentity(own, inner.did);
    expect(inner.asked()).toBe(1);
  });

  it('asks local issuers where the service itself is local', async () => {
    const inner = await innerServer();
    await lookUpIdentity({ ...publicService, publicUrl: 'http://localhost:4180' }, inner.did);
    expect(inner.asked()).toBe(1);
  });

  it('looks up no other kind of DID', async () => {
    expect(await lookUpIdentity(publicService, 'did:key:z6Mk')).toEqual({ kind: 'not-looked-up' });
  });

  it.each([
    '10.0.0.1',
    '127.1.2.3',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
  ])('takes %s for an address inside a network', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.215.14', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])(
    'takes %s for a public one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
