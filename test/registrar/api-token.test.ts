import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawApiToken, parseApiToken, tokenHash } from '../../service/registrar/access/api-token.ts';

describe('the token of an API key', () => {
  it('names its installation and its key, and is read back', () => {
    const token = drawApiToken('5e8f0a1b');
    expect(token.text).toMatch(/^cairn_5e8f0a1b_[0-9a-f]{12}_[0-9a-f]{72}$/);
    expect(parseApiToken(token.text)).toEqual(token);
  });

  it('is another one each time, in 256 bits', () => {
    const secrets = new Set(Array.from({ length: 200 }, () => drawApiToken('5e8f0a1b').text.slice(28, 92)));
    expect(secrets.size).toBe(200);
    expect([...secrets].every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
  });

  it('is kept as a hash only', () => {
    const token = drawApiToken('5e8f0a1b');
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(token.text).not.toContain(tokenHash(token));
  });

  it('is told as none when a character of it is another one, or is missing', () => {
    const { text } = drawApiToken('5e8f0a1b');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789abcdefxA_ '), (at, character) => {
        fc.pre(text[at] !== character);
        for (const other of ['', character]) {
          const altered = text.slice(0, at) + other + text.slice(at + 1);
          expect(() => parseApiToken(altered)).toThrow(expect.objectContaining({ code: 'token-malformed' }));
        }
      }),
    );
  });

  it('never stands in the error about what is none', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), (text) => {
        try {
          parseApiToken(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'token-malformed', message: 'What was sent as the API key is not one.' });
        }
      }),
    );
  });
});
