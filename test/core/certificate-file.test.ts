import { describe, expect, it } from 'vitest';
import { formatCertificateFile, parseCertificateFile } from '../../service/core/certificate-file.ts';
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import { bytesOf, hashOf, sampleFile } from './certificate-fixture.ts';

const file = sampleFile();
const hints = { transactionHash: hashOf(7), blockNumber: 12 };

/** The file with the member at a path replaced; undefined removes it. */
function changed(path: readonly string[], value: JsonValue | undefined, from: JsonObject = file): JsonObject {
  const [name = '', ...rest] = path;
  const inner = from[name];
  const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  const next =
    rest.length === 0 ? value : changed(rest, value, isObject ? Object.fromEntries(Object.entries(inner)) : {});
  const entries = Object.entries({ ...from, [name]: next });
  return Object.fromEntries(entries.flatMap(([key, each]) => (each === undefined ? [] : [[key, each] as const])));
}

describe('parseCertificateFile', () => {
  it('reads the anchor with its types', () => {
    const { anchor, hints: none, issuerDocument } = parseCertificateFile(bytesOf(file));
    expect(anchor).toMatchObject({ chainId: 31337, issuerId: 1n, size: 5, index: 2 });
    expect(anchor.proof).toHaveLength(3);
    expect([none, issuerDocument]).toEqual([null, null]);
  });

  it('reads back what formatCertificateFile writes, byte for byte', () => {
    const whole = { ...file, hints, issuerDocument: { id: 'did:web:college.example' } };
    const parsed = parseCertificateFile(bytesOf(whole));
    const text = formatCertificateFile(parsed);
    expect(JSON.parse(text)).toEqual(whole);
    expect(parseCertificateFile(new TextEncoder().encode(text))).toEqual(parsed);
    expect(Object.keys(JSON.parse(text))).toEqual([
      'type',
      'version',
      'credential',
      'anchor',
      'hints',
      'issuerDocument',
    ]);
  });

  it('accepts a proof of any length, for the verdict to judge', () => {
    expect(parseCertificateFile(bytesOf(changed(['anchor', 'proof'], []))).anchor.proof).toEqual([]);
  });

  const malformed: [path: string, value: JsonValue | undefined][] = [
    ['/type', 'CairnCredential'],
    ['/version', 2],
    ['/version', '1'],
    ['/unknown', 1],
    ['/credential', undefined],
    ['/credential', []],
    ['/credential/issuer/name', ''],
    ['/anchor', null],
    ['/anchor/unknown', 1],
    ['/anchor/chainId', '31337'],
    ['/anchor/chainId', 0],
    ['/anchor/chainId', 1.5],
    ['/anchor/registry', '0x5FbDB2315678afecb367f032d93F642f64180aa3'],
    ['/anchor/issuerId', 1],
    ['/anchor/issuerId', '01'],
    ['/anchor/issuerId', '-1'],
    ['/anchor/issuerId', String(2n ** 256n)],
    ['/anchor/root', hashOf(0xab).toUpperCase()],
    ['/anchor/root', hashOf(1).slice(0, 64)],
    ['/anchor/size', 0],
    ['/anchor/size', 2 ** 32],
    ['/anchor/index', -1],
    ['/anchor/index', 5],
    ['/anchor/index', '2'],
    ['/anchor/proof', 'none'],
    ['/hints', null],
    ['/hints', []],
    ['/issuerDocument', 'did:web:college.example'],
  ];
  it.each(malformed)('refuses %s as %j, and names the place', (pointer, value) => {
    expect(() => parseCertificateFile(bytesOf(changed(pointer.slice(1).split('/'), value)))).toThrow(
      expect.objectContaining({
        code: 'malformed-certificate-file',
        details: expect.objectContaining({ pointer }),
      }),
    );
  });

  it.each([
    ['/hints/blockNumber', { ...hints, blockNumber: -1 }],
    ['/hints/transactionHash', { ...hints, transactionHash: '0x' }],
    ['/hints/date', { ...hints, date: 'today' }],
  ])('refuses hints with a wrong %s', (pointer, value) => {
    expect(() => parseCertificateFile(bytesOf({ ...file, hints: value }))).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ pointer }) }),
    );
  });

  it('names the element of the proof that is no hash', () => {
    const broken = changed(['anchor', 'proof'], [hashOf(1), '0x12']);
    expect(() => parseCertificateFile(bytesOf(broken))).toThrow(
      'At /anchor/proof/1: expected 0x and 64 lower-case hexadecimal digits, found "0x12"',
    );
  });

  it.each([null, 7, 'text', [], {}])('refuses the document %j', (value) => {
    expect(() => parseCertificateFile(bytesOf(value))).toThrow(
      expect.objectContaining({ code: 'malformed-certificate-file' }),
    );
  });
});
