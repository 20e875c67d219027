import { describe, expect, it } from 'vitest';
import { parseConfigurationFile } from '../service/configuration-schema.ts';

const file = {
  type: 'CairnConfiguration',
  version: 1,
  publicUrl: 'https://college.example',
  listen: { host: 'localhost', port: 4180 },
  deployment: {},
  issuer: { did: 'did:web:college.example', name: 'Example College' },
  keys: {},
};
const mail = { host: 'smtp.college.example', port: 587, security: 'starttls', from: 'certificates@college.example' };

describe('the mail of a configuration', () => {
  it('is absent unless somebody has written it down', () => {
    expect(parseConfigurationFile(file, 'config.json').mail).toBeUndefined();
  });

  it('has two connections and two messages a second unless it says otherwise', () => {
    expect(parseConfigurationFile({ ...file, mail }, 'config.json').mail).toEqual({
      ...mail,
      connections: 2,
      messagesPerMinute: 120,
    });
  });

  it.each([
    ['no TLS to another machine', { security: 'none' }, 'mail.security'],
    ['a kind of TLS that there is not', { security: 'ssl' }, 'mail.security'],
    ['a sender with a name in it', { from: 'College <certificates@college.example>' }, 'mail.from'],
    ['a sender with a line break', { from: 'certificates@college.example\nBcc: x@y.example' }, 'mail.from'],
    ['no port', { port: 0 }, 'mail.port'],
    ['a password, which belongs into the environment', { password: 'secret' }, 'mail'],
    ['connections without end', { connections: 1_000 }, 'mail.connections'],
  ])('refuses %s, and names it', (_, change, at) => {
    expect(() => parseConfigurationFile({ ...file, mail: { ...mail, ...change } }, 'config.json')).toThrow(
      expect.objectContaining({ code: 'configuration-invalid', message: expect.stringContaining(at) }),
    );
  });

  it('may go without TLS within this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '::1']) {
      const parsed = parseConfigurationFile({ ...file, mail: { ...mail, host, security: 'none' } }, 'config.json');
      expect(parsed.mail?.security).toBe('none');
    }
  });
});

const oidc = { issuer: 'https://login.college.example', audience: 'cairn', roles: { registrars: 'registrar' } };

describe('the identity provider of a configuration', () => {
  it('is absent unless somebody has written it down, and pins algorithms when it is there', () => {
    expect(parseConfigurationFile(file, 'config.json').oidc).toBeUndefined();
    expect(parseConfigurationFile({ ...file, oidc }, 'config.json').oidc).toEqual({
      ...oidc,
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      roleClaim: ['roles'],
    });
  });

  it.each([
    ['a signature that is none', { algorithms: ['none'] }, 'oidc.algorithms'],
    ['a secret that both know', { algorithms: ['RS256', 'HS256'] }, 'oidc.algorithms'],
    ['no algorithm', { algorithms: [] }, 'oidc.algorithms'],
    ['another machine without TLS', { issuer: 'http://login.college.example' }, 'oidc.issuer'],
    ['keys without TLS', { jwksUri: 'http://login.college.example/keys' }, 'oidc.jwksUri'],
    ['a machine that is only named like this one', { issuer: 'http://localhost.evil.example' }, 'oidc.issuer'],
    ['no audience', { audience: '' }, 'oidc.audience'],
    ['a role that there is not', { roles: { staff: 'owner' } }, 'oidc.roles'],
    ['a client secret, which is not needed', { clientSecret: 'x' }, 'oidc'],
  ])('refuses %s, and names it', (_, change, at) => {
    expect(() => parseConfigurationFile({ ...file, oidc: { ...oidc, ...change } }, 'config.json')).toThrow(
      expect.objectContaining({ code: 'configuration-invalid', message: expect.stringContaining(at) }),
    );
  });

  it('may be on this machine without TLS', () => {
    const local = { ...oidc, issuer: 'http://127.0.0.1:8080/realms/college' };
    expect(parseConfigurationFile({ ...file, oidc: local }, 'config.json').oidc?.issuer).toBe(local.issuer);
  });
});

const learnerOidc = { issuer: 'https://login.college.example', clientId: 'cairn' };

describe("the learners' identity provider of a configuration", () => {
  const parsed = (change: object) =>
    parseConfigurationFile({ ...file, learnerSignIn: { oidc: { ...learnerOidc, ...change } } }, 'config.json');

  it('is absent unless somebody has written it down, and then goes by the verified address', () => {
    expect(parseConfigurationFile(file, 'config.json').learnerSignIn).toBeUndefined();
    expect(parsed({}).learnerSignIn).toEqual({ oidc: { ...learnerOidc, claim: 'email' } });
  });

  it.each([
    ['an address without TLS elsewhere', { issuer: 'http://login.college.example' }, 'learnerSignIn.oidc.issuer'],
    ['no client', { clientId: '' }, 'learnerSignIn.oidc.clientId'],
    ['a secret, which belongs into the environment', { clientSecret: 'secret' }, 'learnerSignIn.oidc'],
    ['scopes without openid', { scope: 'email' }, 'learnerSignIn.oidc.scope'],
  ])('refuses %s, and names it', (_, change, at) => {
    expect(() => parsed(change)).toThrow(
      expect.objectContaining({ code: 'configuration-invalid', message: expect.stringContaining(at) }),
    );
  });
});

describe('the limits of a configuration', () => {
  it('have one for signing in, whoever wrote the others down', () => {
    const rateLimits = { anonymousPerMinute: 10 };
    expect(parseConfigurationFile({ ...file, rateLimits }, 'config.json').rateLimits).toMatchObject({
      signInsPerQuarterHour: 60,
    });
  });
});
