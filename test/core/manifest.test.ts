import { describe, expect, it } from 'vitest';
import { digestJson } from '../../service/core/digest.ts';
import { parseCredentialHash, parseMerkleRoot } from '../../service/core/hex.ts';
import { formatManifest, type Manifest, manifestJson, parseManifest } from '../../service/core/manifest.ts';
import { batchId, bytesOf, chainId, hashOf, issuerId, registry } from './certificate-fixture.ts';

const manifest: Manifest = {
  batchId,
  chainId,
  registry,
  issuerId,
  root: parseMerkleRoot(hashOf(1)),
  size: 2,
  credentialHashes: [parseCredentialHash(hashOf(2)), parseCredentialHash(hashOf(3))],
};

describe('a manifest', () => {
  it('reads back as it was written', () => {
    expect(parseManifest(new TextEncoder().encode(formatManifest(manifest)))).toEqual(manifest);
    expect(digestJson(manifestJson(manifest))).toBe(digestJson(JSON.parse(formatManifest(manifest))));
  });

  it('may be larger than a certificate', () => {
    const credentialHashes = Array.from({ length: 5000 }, (_, i) =>
      parseCredentialHash(`0x${i.toString(16).padStart(64, '0')}`),
    );
    const large = { ...manifest, size: 5000, credentialHashes };
    expect(parseManifest(new TextEncoder().encode(formatManifest(large)))).toEqual(large);
  });

  it.each([
    ['/type', { type: 'CairnCertificate' }],
    ['/version', { version: 2 }],
    ['/extra', { extra: 1 }],
    ['/batchId', { batchId: batchId.toUpperCase() }],
    ['/issuerId', { issuerId: 1 }],
    ['/size', { size: 0 }],
    ['/credentialHashes', { size: 3 }],
    ['/credentialHashes', { credentialHashes: [hashOf(2), hashOf(2)] }],
    ['/credentialHashes/1', { credentialHashes: [hashOf(2), 'x'] }],
  ])('is refused with another %s', (pointer, change) => {
    expect(() => parseManifest(bytesOf({ ...manifestJson(manifest), ...change }))).toThrow(
      expect.objectContaining({ code: 'malformed-manifest', details: expect.objectContaining({ pointer }) }),
    );
  });
});
