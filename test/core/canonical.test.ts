import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, credentialBytes } from '../../service/core/canonical.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { digestJson } from '../../service/core/digest.ts';
import type { JsonValue } from '../../service/core/json.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { sampleCredential } from './certificate-fixture.ts';

const textOf = (value: JsonValue) => new TextDecoder().decode(canonicalBytes(value));

/** The double with these bits, most significant first. */
function double(bits: string): number {
  return new DataView(new BigUint64Array([BigInt(`0x${bits}`)]).buffer).getFloat64(0, true);
}

describe('canonicalBytes, by RFC 8785', () => {
  // Appendix B of the RFC, without the two that are no JSON.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s', (bits, text) => {
    expect(textOf(double(bits))).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('has no form for %s', (value) => {
    expect(() => canonicalBytes([value])).toThrow(expect.objectContaining({ code: 'not-canonicalisable' }));
  });

  it('has no form for half a surrogate pair', () => {
    expect(() => canonicalBytes({ a: '\ud800' })).toThrow(expect.objectContaining({ code: 'not-canonicalisable' }));
  });

  it('orders members by UTF-16 code units (section 3.2.3)', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(textOf(value)))).toHaveLength(7);
    expect(textOf(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('escapes only what it must (section 3.2.2.2)', () => {
    expect(textOf('\u20ac$\u000f\nA\'B"\\\\"/\u007f\u2028')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028"');
  });

  it('depends on neither the order of members nor white space, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 8 }), (object) => {
        const json = JSON.parse(JSON.stringify(object));
        const reversed = Object.fromEntries(Object.entries(json).reverse());
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(json)));
        const bytes = canonicalBytes(json);
        expect(canonicalBytes(JSON.parse(JSON.stringify(reversed, null, 3)))).toEqual(bytes);
        expect(canonicalBytes(parseStrictJson(bytes))).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

describe('credentialHash', () => {
  it('covers everything but the top-level proof', () => {
    const credential = sampleCredential();
    const hash = credentialHash(credential);
    expect(credentialHash({ ...credential, proof: { type: 'DataIntegrityProof' } })).toBe(hash);
    expect(credentialHash({ ...credential, proof: [] })).toBe(hash);
    expect(credentialHash({ ...credential, issuer: { proof: 1 } })).not.toBe(
      credentialHash({ ...credential, issuer: {} }),
    );
    expect(credentialHash({ ...credential, name: 'x' })).not.toBe(hash);
    expect(new TextDecoder().decode(credentialBytes({ b: 1, proof: 2, a: 3 }))).toBe('{"a":3,"b":1}');
  });

  it('leaves the credential as it was', () => {
    const credential = Object.freeze({ ...sampleCredential(), proof: {} });
    credentialHash(credential);
    expect(credential).toHaveProperty('proof');
  });

  it('is SHA-256, as digestJson is', () => {
    expect(digestJson({})).toBe('0x44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(credentialHash({ proof: 1 })).toBe(digestJson({}));
  });

  it('takes another SHA-256 with the same formula', () => {
    const calls: number[] = [];
    credentialHash({ a: 1 }, (data) => {
      calls.push(data.length);
      return new Uint8Array(32);
    });
    expect(calls).toEqual([7]);
  });
});
