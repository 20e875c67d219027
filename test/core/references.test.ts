import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAnchorReference, parseAnchorReference } from '../../service/core/anchor-reference.ts';
import { parseBatchId } from '../../service/core/batch-id.ts';
import { parseDateTime } from '../../service/core/date-time.ts';
import { didDomain, didWebDocumentUrl, didWebName } from '../../service/core/did-web.ts';
import { digestMultibase, parseDigestMultibase } from '../../service/core/digest-multibase.ts';
import {
  bytesToHex,
  hexToBytes,
  isHash32,
  parseAddress,
  parseCredentialHash,
  parseHash32,
  parseMerkleRoot,
} from '../../service/core/hex.ts';
import { formatIssuerReference, parseIssuerReference } from '../../service/core/issuer-reference.ts';
import { batchId, hashOf, registry } from './certificate-fixture.ts';

const withCode = (code: string) => expect.objectContaining({ code });

describe('hex', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['', '0', '0x0', '0xAB', '0xzz', 'ab', '0x ab'])('refuses %j as bytes', (text) => {
    expect(() => hexToBytes(text)).toThrow(withCode('malformed-hex'));
  });

  it.each([
    hashOf(1).slice(0, -1),
    `${hashOf(1)}0`,
    hashOf(0xab).toUpperCase(),
    hashOf(1).slice(2),
    `${hashOf(1)}\n`,
    null,
    7,
  ])('refuses %j as a hash', (value) => {
    expect(isHash32(value)).toBe(false);
    for (const parse of [parseHash32, parseCredentialHash, parseMerkleRoot]) {
      expect(() => parse(value)).toThrow(withCode('malformed-hex'));
    }
  });

  it('refuses an address with a checksum or of another length', () => {
    expect(parseAddress(registry)).toBe(registry);
    for (const text of ['0x5FbDB2315678afecb367f032d93F642f64180aa3', registry.slice(0, -1), `${registry}0`]) {
      expect(() => parseAddress(text)).toThrow(withCode('malformed-hex'));
    }
  });
});

describe('references', () => {
  const reference = { chainId: 1, registry, issuerId: 2n ** 256n - 1n, batchId, index: 2 ** 32 - 2 };

  it('read back what they write', () => {
    expect(parseAnchorReference(formatAnchorReference(reference))).toEqual(reference);
    const { chainId, issuerId } = reference;
    expect(parseIssuerReference(formatIssuerReference(reference))).toEqual({ chainId, registry, issuerId });
    expect(formatIssuerReference({ chainId, registry, issuerId: 7n })).toBe(`urn:cairn:eip155:1:${registry}:7`);
  });

  const good = formatAnchorReference({ ...reference, issuerId: 7n, index: 3 });
  it.each([
    good.replace('eip155:1:', 'eip155:01:'),
    good.replace('eip155:1:', 'eip155:0:'),
    good.replace('eip155:1:', 'eip155:9007199254740993:'),
    good.replace(':7:', ':07:'),
    good.replace(':7:', ':-7:'),
    good.replace(':7:', `:${2n ** 256n}:`),
    good.replace(registry, registry.toUpperCase()),
    good.replace(batchId, batchId.toUpperCase()),
    good.replace('-4d7e-', '-1d7e-'),
    good.replace(/3$/, '03'),
    good.replace(/3$/, '4294967295'),
    good.replace(/3$/, ''),
    `${good}:1`,
    ` ${good}`,
    good.replace('urn:cairn', 'URN:cairn'),
    7,
  ])('refuse the spelling %j', (text) => {
    expect(() => parseAnchorReference(text)).toThrow(withCode('malformed-reference'));
  });

  it('tell an issuer from an anchor', () => {
    expect(() => parseIssuerReference(good)).toThrow(withCode('malformed-reference'));
    expect(() => parseBatchId('x')).toThrow(withCode('malformed-reference'));
  });
});

describe('digestMultibase', () => {
  it('reads back what it writes, in 47 characters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const digest = parseHash32(bytesToHex(bytes));
        const text = digestMultibase(digest);
        expect(text).toMatch(/^zQm[1-9A-HJ-NP-Za-km-z]{44}$/);
        expect(parseDigestMultibase(text)).toBe(digest);
      }),
    );
  });

  it('is the multihash that others write for the empty text', () => {
    const empty = parseHash32('0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(digestMultibase(empty)).toBe('zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n');
  });

  it.each([
    '',
    'z',
    'uEiDjsMRC',
    'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1',
    'zQmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR10',
    `z${'z'.repeat(46)}`,
    `z${'1'.repeat(46)}`,
    `z${'Q'.repeat(100_000)}`,
  ])('refuses %.60j', (text) => {
    expect(() => parseDigestMultibase(text)).toThrow(withCode('malformed-digest'));
  });
});

describe('did:web', () => {
  it.each([
    ['did:web:college.example', 'college.example', 'https://college.example/.well-known/did.json'],
    ['did:web:College.Example', 'college.example', 'https://college.example/.well-known/did.json'],
    ['did:web:college.example:issuers:maths', 'college.example', 'https://college.example/issuers/maths/did.json'],
    ['did:web:college.example%3A8443', 'college.example:8443', 'https://college.example:8443/.well-known/did.json'],
    ['did:web:localhost%3A4180', 'localhost:4180', 'http://localhost:4180/.well-known/did.json'],
    ['did:web:127.0.0.1%3a80:x', '127.0.0.1:80', 'http://127.0.0.1:80/x/did.json'],
    ['did:web:%5B%3A%3A1%5D%3A80', '[::1]:80', 'http://[::1]:80/.well-known/did.json'],
    ['did:web:xn--bcher-kva.example', 'xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.json'],
  ])('%s is of %s', (did, domain, url) => {
    expect(didDomain(did)).toBe(domain);
    expect(didWebDocumentUrl(did)).toBe(url);
  });

  it('is called by its domain, and by its path where it speaks for that alone', () => {
    expect(didWebName('did:web:College.Example')).toBe('college.example');
    expect(didWebName('did:web:college.example:people:m.allory')).toBe('college.example/people/m.allory');
    expect(didWebName('did:web:college.example:%7Emallory')).toBe('college.example/%7Emallory');
    expect(didWebName('did:key:z6Mk')).toBeNull();
  });

  it.each([
    'did:key:z6Mk',
    'did:web:',
    'DID:WEB:college.example',
    'did:web:intranet',
    'did:web:10.0.0.1',
    'did:web:169.254.169.254',
    'did:web:0x7f.1',
    'did:web:127.0x1',
    'did:web:10.0.0.0x',
    'did:web:%5Bfe80%3A%3A1%5D',
    'did:web:localhost.',
    'did:web:college.example/path',
    'did:web:college.example?x=1',
    'did:web:college.example#key',
    'did:web:user@college.example',
    'did:web:college.example%2Fevil.example',
    'did:web:college.example:..:admin',
    'did:web:college.example:me:%2e%2E',
    'did:web:college.example:me%2Fyou',
    'did:web:college.example:me%5cyou',
    'did:web:college.example:%0d%0a',
    'did:web:college.example::x',
    'did:web:college.example:',
    'did:web:college.example%3A0',
    'did:web:college.example%3A65536',
    'did:web:college.example%3A80%3A80',
    'did:web:-college.example',
    'did:web:bücher.example',
    'did:web:college.example\n',
  ])('%j names no place on the web', (did) => {
    expect(didDomain(did)).toBeNull();
    expect(didWebDocumentUrl(did)).toBeNull();
  });
});

describe('parseDateTime', () => {
  it.each([
    ['2026-05-01T12:00:00Z', '2026-05-01T12:00:00.000Z'],
    ['2026-05-01T12:00:00.1239Z', '2026-05-01T12:00:00.123Z'],
    ['2026-05-01T12:00:00+05:30', '2026-05-01T06:30:00.000Z'],
    ['2026-05-01T12:00:00-14:00', '2026-05-02T02:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0100-01-01T00:00:00Z', '0100-01-01T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseDateTime(text)).toBe(new Date(instant).getTime());
  });

  it.each([
    '2026-05-01',
    '2026-05-01T12:00:00',
    '2026-05-01 12:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-05-01T24:00:00Z',
    '2026-05-01T12:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-05-01T12:00:00+15:00',
    '2026-05-01T12:00:00z',
    '+02026-05-01T12:00:00Z',
    '2026-05-01T12:00:00Z\n',
  ])('refuses %j', (text) => {
    expect(parseDateTime(text)).toBeNull();
  });
});
