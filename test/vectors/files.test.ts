import { toUtf8Bytes, toUtf8String } from 'ethers';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../service/core/canonical.ts';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { digestJson } from '../../service/core/digest.ts';
import { verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { manifestJson, parseManifest } from '../../service/core/manifest.ts';
import { verifyDocument } from '../../service/core/verify.ts';
import certificateFiles from './certificate-files.json' with { type: 'json' };
import manifests from './manifests.json' with { type: 'json' };
import { failureOf } from './reading.ts';

/** The verdict of somebody who pins nothing and reaches no chain. */
async function offlineVerdict(text: string) {
  return verifyDocument(toUtf8Bytes(text), {
    pins: { deployments: [], issuers: [] },
    now: new Date('2026-06-01T00:00:00Z'),
    readChain: () => Promise.reject(new Error('the vectors reach no chain')),
    readIdentity: () => Promise.reject(new Error('the vectors reach no domain')),
  });
}

describe('certificate files', () => {
  it.each(certificateFiles.valid)('reads $name', (vector) => {
    const file = parseCertificateFile(toUtf8Bytes(vector.text));
    const { issuerId, ...anchor } = vector.anchor;
    expect(file.anchor).toEqual({ ...anchor, issuerId: BigInt(issuerId) });
    const hash = credentialHash(file.credential.json);
    expect(hash).toBe(vector.credentialHash);
    expect(verifyInclusion({ ...file.anchor, credentialHash: hash })).toBe(true);
    expect(file.credential.reference).toEqual({
      chainId: anchor.chainId,
      registry: anchor.registry,
      issuerId: BigInt(issuerId),
      batchId: vector.batchId,
      index: anchor.index,
    });
  });

  it.each(certificateFiles.invalid)('reads a file that is well formed but wrong: $name', ({ text, reason }) => {
    const { anchor, credential } = parseCertificateFile(toUtf8Bytes(text));
    const { chainId, registry, issuerId, index } = credential.reference;
    const agrees =
      chainId === anchor.chainId &&
      registry === anchor.registry &&
      issuerId === anchor.issuerId &&
      index === anchor.index;
    expect(agrees).toBe(reason !== 'anchor-mismatch');
    if (agrees) expect(verifyInclusion({ ...anchor, credentialHash: credentialHash(credential.json) })).toBe(false);
  });

  it.each(certificateFiles.valid)('leave only the registry unknown, without a chain: $name', async ({ text }) => {
    expect(await offlineVerdict(text)).toMatchObject({ verdict: 'unknown', reason: 'unknown-registry' });
  });

  it.each(certificateFiles.invalid)('are $reason, with or without a chain: $name', async ({ text, reason }) => {
    expect(await offlineVerdict(text)).toMatchObject({ verdict: 'invalid', reason });
  });

  it.each(certificateFiles.malformed)(
    'are malformed, with or without a chain, where they break: $rule',
    async ({ text }) => {
      expect(await offlineVerdict(text)).toMatchObject({ verdict: 'invalid', reason: 'malformed' });
    },
  );

  it.each(certificateFiles.malformed)('refuses a file that breaks: $rule', ({ text }) => {
    const { code } = failureOf(() => parseCertificateFile(toUtf8Bytes(text)));
    expect(['malformed-json', 'malformed-certificate-file']).toContain(code);
  });
});

describe('manifests', () => {
  it.each(manifests.vectors)('reads and digests the manifest $digest', ({ manifest, canonical: text, digest }) => {
    const parsed = parseManifest(toUtf8Bytes(JSON.stringify(manifest)));
    const json = manifestJson(parsed);
    expect(json).toEqual(manifest);
    expect(toUtf8String(canonicalBytes(json))).toBe(text);
    expect(digestJson(json)).toBe(digest);
  });

  it.each(manifests.malformed)('refuses a manifest that breaks: $rule', ({ text }) => {
    expect(failureOf(() => parseManifest(toUtf8Bytes(text))).code).toBe('malformed-manifest');
  });
});
