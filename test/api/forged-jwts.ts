import {
  base64url,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { AUDIENCE, type TestIdentityProvider } from '../nodes/identity-provider.ts';
import type { Forged } from './forged-api-keys.ts';

/**
 * Tokens that the identity provider did not make for this service, or no longer stands by.
 *
 * @param now the service's clock, in Unix seconds
 */
export async function forgedJwts(provider: TestIdentityProvider, now: number): Promise<Forged[]> {
  return [
    ...altered(await provider.token()),
    ...(await staleOrForOthers(provider, now)),
    ...(await ofTheWrongKind(provider)),
    ...(await signedByOthers(provider, now)),
    ...rebuilt(await provider.token()),
  ];
}

/** One bit of one character of each part, and parts missing. */
function altered(genuine: string): Forged[] {
  const parts = genuine.split('.');
  const flipped = (part: number, at: number) => {
    const bytes = base64url.decode(parts[part] ?? '');
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 7));
    return parts.map((text, index) => (index === part ? base64url.encode(bytes) : text)).join('.');
  };
  return [
    ...[0, 1, 2].flatMap((part) =>
      Array.from({ length: 16 }, (_, n) => ({
        how: `part ${part}, byte ${7 * n} altered`,
        token: flipped(part, 7 * n),
      })),
    ),
    ...Array.from({ length: 8 }, (_, n) => ({ how: `cut off by ${n + 1}`, token: genuine.slice(0, -(n + 1) * 9) })),
    { how: 'without a signature', token: `${parts[0]}.${parts[1]}.` },
    { how: 'with the header as its signature', token: `${parts[0]}.${parts[1]}.${parts[0]}` },
    { how: 'with parts in another order', token: `${parts[1]}.${parts[0]}.${parts[2]}` },
    { how: 'with a part too many', token: `${genuine}.${parts[2]}` },
    { how: 'very long', token: `${parts[0]}.${parts[1]}${'A'.repeat(9_000)}.${parts[2]}` },
  ];
}

async function staleOrForOthers(provider: TestIdentityProvider, now: number): Promise<Forged[]> {
  const claims: Readonly<Record<string, JWTPayload>> = {
    'expired a minute ago': { exp: now - 60 },
    'expired a year ago': { iat: now - 31_536_000, nbf: now - 31_536_000, exp: now - 31_535_700 },
    'not valid yet': { nbf: now + 120 },
    'made in the future': { iat: now + 120 },
    'for another service': { aud: 'https://other.college.example' },
    'for nobody': { aud: [] },
    'for an address that begins alike': { aud: `${AUDIENCE}.evil.example` },
    'of an issuer that begins alike': { iss: `${provider.issuer}.evil.example` },
    'of an issuer with a slash at the end': { iss: `${provider.issuer}/` },
    'of another issuer': { iss: 'https://accounts.example' },
  };
  const tokens = await Promise.all(
    Object.entries(claims).map(async ([how, claim]) => ({ how, token: await provider.token(claim) })),
  );
  const incomplete = await Promise.all(
    ['exp', 'iat', 'sub', 'aud', 'iss'].map(async (name) => ({
      how: `without ${name}`,
      token: await provider.token({ [name]: undefined }),
    })),
  );
  return [...tokens, ...incomplete];
}

async function ofTheWrongKind(provider: TestIdentityProvider): Promise<Forged[]> {
  const types = ['dpop+jwt', 'logout+jwt', 'secevent+jwt', 'JOSE', 'rt+jwt'];
  const brought = await Promise.all(
    (['jwk', 'jku', 'x5u', 'x5c'] as const).map(async (name) => ({
      how: `rightly signed, but bringing ${name}`,
      token: await provider.token(
        {},
        { [name]: name === 'jwk' ? { kty: 'RSA' } : name === 'x5c' ? ['MII='] : 'https://e.example' },
      ),
    })),
  );
  return [
    ...(await Promise.all(types.map(async (typ) => ({ how: `a ${typ}`, token: await provider.token({}, { typ }) })))),
    ...brought,
    { how: 'a kid that nobody has', token: await provider.token({}, { kid: 'another' }) },
    { how: 'a kid that is a path', token: await provider.token({}, { kid: '../../dev/null' }) },
    { how: 'a kid that is a query', token: await provider.token({}, { kid: "x' or 1=1 --" }) },
    { how: 'a kid that is a prototype', token: await provider.token({}, { kid: '__proto__' }) },
  ];
}

/** By keys of the forger's own, under the provider's names; and the classics: `none`, and its public key as a secret. */
async function signedByOthers(provider: TestIdentityProvider, now: number): Promise<Forged[]> {
  const claims = {
    ...{ iss: provider.issuer, aud: AUDIENCE, sub: 'user-7', roles: ['cairn-admin'] },
    ...{ iat: now, nbf: now, exp: now + 300 },
  };
  const [published] = provider.jwks.keys;
  const kid = String(published?.kid);
  const publicKey = await importJWK({ ...published }, 'RS256', { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error('the published key is no secret');
  const own = await generateKeyPair('RS256', { extractable: true });
  const ownJwk = await exportJWK(own.publicKey);
  const secrets = {
    pem: await exportSPKI(publicKey),
    jwk: JSON.stringify(published),
    n: String(published?.n),
    empty: '\0',
  };
  const byOwnKey = (header: Record<string, unknown>) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(own.privateKey);
  const algorithms = await Promise.all(
    (['PS256', 'ES256', 'EdDSA', 'RS512'] as const).map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true });
      return {
        how: `by a forger's ${alg} key`,
        token: await new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(privateKey),
      };
    }),
  );
  return [
    { how: 'alg none', token: new UnsecuredJWT(claims).encode() },
    ...['none', 'None', 'NONE', 'nOnE', ''].map((alg) => ({
      how: `alg ${JSON.stringify(alg)} under the kid`,
      token: `${base64url.encode(JSON.stringify({ alg, kid, typ: 'JWT' }))}.${base64url.encode(JSON.stringify(claims))}.`,
    })),
    ...(await Promise.all(
      Object.entries(secrets).flatMap(([name, secret]) =>
        (['HS256', 'HS384', 'HS512'] as const).map(async (alg) => ({
          how: `${alg} with the public key (${name}) as the secret`,
          token: await new SignJWT(claims)
            .setProtectedHeader({ alg, kid })
            .sign(new TextEncoder().encode(secret.padEnd(64, '\0'))),
        })),
      ),
    )),
    { how: "by a forger's key under the provider's kid", token: await byOwnKey({}) },
    { how: 'bringing its own jwk', token: await byOwnKey({ jwk: ownJwk }) },
    { how: 'bringing its own jwk and no kid', token: await byOwnKey({ jwk: ownJwk, kid: undefined }) },
    { how: 'naming its own jku', token: await byOwnKey({ jku: 'http://127.0.0.1:9/keys' }) },
    { how: 'naming its own x5u', token: await byOwnKey({ x5u: 'http://127.0.0.1:9/cert' }) },
    ...algorithms,
  ];
}

/** The genuine signature under another header. */
function rebuilt(genuine: string): Forged[] {
  const [header = '', payload = '', signature = ''] = genuine.split('.');
  const changed: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(header)));
  const with_ = (more: Record<string, unknown>) =>
    `${base64url.encode(JSON.stringify({ ...Object(changed), ...more }))}.${payload}.${signature}`;
  return [
    { how: 'alg swapped to HS256', token: with_({ alg: 'HS256' }) },
    { how: 'alg swapped to none', token: with_({ alg: 'none' }) },
    { how: 'with crit', token: with_({ crit: ['exp'] }) },
    { how: 'with b64 false', token: with_({ b64: false, crit: ['b64'] }) },
  ];
}
