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
