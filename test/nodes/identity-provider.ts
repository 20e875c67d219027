import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

/** An OpenID Connect provider on this machine: its discovery document, its keys, and the tokens that it signs. */
export interface TestIdentityProvider {
  readonly issuer: string;
  /** What it publishes as its keys. */
  readonly jwks: { keys: JWK[] };
  /** How often its keys were fetched. */
  readonly fetches: { keys: number };
  /** Answers so from now on, in place of its documents; null puts them back. */
  misbehave(answer: { readonly status: number; readonly body: string } | null): void;
  /** A token as it signs them, but for what is said otherwise. */
  token(claims?: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** Signs with a new key from now on, that is published; the old one is not any more. */
  rotate(): Promise<void>;
  close(): Promise<void>;
}

export const AUDIENCE = 'https://cairn.college.example';

/** @param now the clock that its tokens are dated by */
export async function startIdentityProvider(now: () => Date): Promise<TestIdentityProvider> {
  const jwks: { keys: JWK[] } = { keys: [] };
  const fetches = { keys: 0 };
  let wrong: { readonly status: number; readonly body: string } | null = null;
  let key: CryptoKey;
  let kid = '';
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/keys') fetches.keys += 1;
    if (wrong !== null) {
      response.writeHead(wrong.status).end(wrong.body);
    } else if (request.url === '/keys') {
      response.end(JSON.stringify(jwks));
    } else if (request.url === '/.well-known/openid-configuration') {
      response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys` }));
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const rotate = async (): Promise<void> => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    kid = `key-${jwks.keys.length}-${Date.now()}-${Math.random()}`;
    key = pair.privateKey;
    jwks.keys = [{ ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' }];
  };
  await rotate();
  return {
    issuer,
    jwks,
    fetches,
    misbehave: (answer) => {
      wrong = answer;
    },
    token: (claims = {}, header = {}) => {
      const iat = Math.floor(now().getTime() / 1000);
      return new SignJWT({
        ...{ iss: issuer, aud: AUDIENCE, sub: 'user-7', preferred_username: 'zoe', roles: ['cairn-registrar'] },
        ...{ iat, nbf: iat, exp: iat + 300 },
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt', ...header })
        .sign(key);
    },
    rotate,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
