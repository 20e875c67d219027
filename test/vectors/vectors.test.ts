import { decodeBase64, toUtf8Bytes, toUtf8String } from 'ethers';
import { describe, expect, it } from 'vitest';
import { generateVectors, VECTORS_FOLDER } from '../../scripts/vectors.ts';
import { statusIndices, statusWords } from '../../service/chain/status-words.ts';
import { formatAnchorReference, parseAnchorReference } from '../../service/core/anchor-reference.ts';
import { canonicalBytes, credentialBytes } from '../../service/core/canonical.ts';
import { parseCertificateFile } from '../../service/core/certificate-file.ts';
import { parseCredential } from '../../service/core/credential.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { digestJson, sha256 } from '../../service/core/digest.ts';
import { digestMultibase, parseDigestMultibase } from '../../service/core/digest-multibase.ts';
import { CairnError } from '../../service/core/errors.ts';
import { bytesToHex, parseCredentialHash, parseHash32, parseLeaf, parseMerkleRoot } from '../../service/core/hex.ts';
import { proofDepth, rootFromProof, verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { identityHashOf } from '../../service/core/holder-check.ts';
import { formatIssuerReference, parseIssuerReference } from '../../service/core/issuer-reference.ts';
import { isJsonObject, type JsonObject } from '../../service/core/json.ts';
import { leafOf } from '../../service/core/leaf.ts';
import { manifestJson, parseManifest } from '../../service/core/manifest.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { verifyDocument } from '../../service/core/verify.ts';
import { readFile, readdir } from 'node:fs/promises';
import canonical from './canonical.json' with { type: 'json' };
import certificateFiles from './certificate-files.json' with { type: 'json' };
import credentials from './credentials.json' with { type: 'json' };
import multibase from './digest-multibase.json' with { type: 'json' };
import forged from './forged-proofs.json' with { type: 'json' };
import identityHashes from './identity-hash.json' with { type: 'json' };
import jsonDigests from './json-digests.json' with { type: 'json' };
import leaves from './leaves.json' with { type: 'json' };
import manifests from './manifests.json' with { type: 'json' };
import depths from './proof-depths.json' with { type: 'json' };
import references from './references.json' with { type: 'json' };
import statusWordVectors from './status-words.json' with { type: 'json' };
import strictJson from './strict-json.json' with { type: 'json' };
import trees from './trees.json' with { type: 'json' };

/** A vector's bytes: what its base64 holds, then spaces up to the length that it asks for. */
function bytesOf(vector: { base64: string; paddedTo?: number | undefined }): Uint8Array {
  const bytes = decodeBase64(vector.base64);
  const padded = new Uint8Array(Math.max(bytes.length, vector.paddedTo ?? 0)).fill(0x20);
  padded.set(typeof bytes === 'string' ? toUtf8Bytes(bytes) : bytes);
  return padded;
}

/** A value of a vector file as the service meets it: parsed strictly, from bytes. */
function strictly(value: unknown): ReturnType<typeof parseStrictJson> {
  return parseStrictJson(toUtf8Bytes(JSON.stringify(value)));
}

function strictObject(value: unknown): JsonObject {
  const json = strictly(value);
  if (!isJsonObject(json)) throw new Error('the vector is no object');
  return json;
}

/** The `CairnError` that a call throws. */
function failureOf(call: () => unknown): CairnError {
  try {
    call();
  } catch (error) {
    if (error instanceof CairnError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function claimOf(vector: { index: number; size: number; credentialHash: string; proof: string[]; root: string }) {
  return {
    index: vector.index,
    size: vector.size,
    credentialHash: parseCredentialHash(vector.credentialHash),
    proof: vector.proof.map(parseHash32),
    root: parseMerkleRoot(vector.root),
  };
}

describe('the frozen vectors', () => {
  const generated = generateVectors();

  it.each([...generated.keys()])('%s is what the generator writes, byte for byte', async (name) => {
    expect(await readFile(new URL(name, VECTORS_FOLDER), 'utf8')).toBe(generated.get(name));
  });

  it('are generated the same twice', () => {
    expect([...generateVectors()]).toEqual([...generated]);
  });

  it('have no file that the generator does not know', async () => {
    const names = (await readdir(VECTORS_FOLDER)).filter((name) => name.endsWith('.json'));
    expect(names.sort()).toEqual([...generated.keys()].sort());
  });
});

describe('strict JSON', () => {
  it.each(strictJson.accepted)('accepts $name', (vector) => {
    expect(parseStrictJson(bytesOf(vector))).toEqual(vector.value);
  });

  it.each(strictJson.refused)('refuses $name: $problem', (vector) => {
    const failure = failureOf(() => parseStrictJson(bytesOf(vector)));
    expect(failure.code).toBe('malformed-json');
    // A text cut short is a fault of syntax that core tells apart for people's sake.
    const problem = failure.details['problem'] === 'unexpected-end' ? 'syntax' : failure.details['problem'];
    expect(problem).toBe(vector.problem);
  });
});

describe('canonical bytes', () => {
  it.each(canonical.vectors)('writes $name', (vector) => {
    const bytes = canonicalBytes(parseStrictJson(toUtf8Bytes(vector.input)));
    expect(toUtf8String(bytes)).toBe(vector.canonical);
    expect(bytesToHex(sha256(bytes))).toBe(vector.sha256);
  });
});

describe('the credential hash', () => {
  it.each(credentials.vectors)('of $name', (vector) => {
    const credential = strictObject(vector.credential);
    expect(toUtf8String(credentialBytes(credential))).toBe(vector.canonical);
    expect(credentialHash(credential)).toBe(vector.credentialHash);
  });

  it.each(credentials.vectors)('covers an Open Badges credential that core can read: $name', (vector) => {
    const credential = parseCredential(strictly(vector.credential));
    expect(credential.reference).toMatchObject({ batchId: vector.batchId, index: vector.index });
    expect(credential.id).toBe(vector.credential.id);
  });

  it.each(credentials.proofs)('with $name', (vector) => {
    const hash = credentialHash(strictObject(vector.credential));
    expect(hash).toBe(vector.credentialHash);
    expect(hash === credentials.vectors[0]?.credentialHash).toBe(vector.sameAsWithoutProof);
  });
});

describe('digests', () => {
  it.each(multibase.vectors)('writes and reads $digestMultibase', (vector) => {
    expect(digestMultibase(parseHash32(vector.digest))).toBe(vector.digestMultibase);
    expect(parseDigestMultibase(vector.digestMultibase)).toBe(vector.digest);
  });

  it.each(multibase.malformed)('refuses a digestMultibase that breaks: $rule', (vector) => {
    expect(failureOf(() => parseDigestMultibase(vector.digestMultibase)).code).toBe('malformed-digest');
  });

  it.each(jsonDigests.pathways)('of the pathway $id', ({ document, digest }) => {
    expect(digestJson(strictly(document))).toBe(digest);
  });

  it.each(jsonDigests.traces)(
    'of the salted trace of $credentialId',
    ({ salt, trace, digest, digestMultibase: text }) => {
      expect(digestJson(strictly({ salt, trace }))).toBe(digest);
      expect(parseDigestMultibase(text)).toBe(digest);
    },
  );

  it.each(jsonDigests.values)('of the value $value', ({ value, digest }) => {
    expect(digestJson(strictly(value))).toBe(digest);
  });

  it.each(identityHashes.vectors)('of the identity $identity', ({ identity, salt, identityHash }) => {
    expect(identityHashOf(identity, salt)).toBe(identityHash);
  });
});

describe('leaves, trees and proofs', () => {
  it.each(leaves.vectors)('hashes leaf $index of $credentialHash', (vector) => {
    expect(leafOf(vector.index, parseCredentialHash(vector.credentialHash))).toBe(vector.leaf);
  });

  it.each(depths.vectors)('knows the depth of leaf $index of $size', ({ index, size, depth }) => {
    expect(proofDepth(index, size)).toBe(depth);
  });

  it.each(trees.vectors)('verifies every proof of a tree of $size', ({ size, root, credentialHashes, proofs }) => {
    for (const { index, leaf, depth, proof } of proofs) {
      const hash = parseCredentialHash(credentialHashes[index]);
      expect(leafOf(index, hash)).toBe(leaf);
      expect(proofDepth(index, size)).toBe(depth);
      expect(rootFromProof(parseLeaf(leaf), proof.map(parseHash32))).toBe(root);
      expect(verifyInclusion(claimOf({ index, size, credentialHash: hash, proof, root }))).toBe(true);
    }
  });

  it.each(forged.valid)('verifies leaf $index of $size', (vector) => {
    expect(verifyInclusion(claimOf(vector))).toBe(true);
  });

  it.each(forged.forged)('refuses $name', (vector) => {
    expect(verifyInclusion(claimOf(vector))).toBe(false);
  });

  it('follows an inner node to the root, which is why a leaf is never taken from a stranger', () => {
    const { node, proof, leadsTo, root } = forged.innerNode;
    expect(rootFromProof(parseLeaf(node), proof.map(parseHash32))).toBe(leadsTo);
    expect(leadsTo).toBe(root);
  });
});

describe('references', () => {
  it.each(references.anchors)('reads and writes $urn', (vector) => {
    const { urn, issuerId, ...others } = vector;
    const reference = parseAnchorReference(urn);
    expect(reference).toEqual({ ...others, issuerId: BigInt(issuerId) });
    expect(formatAnchorReference(reference)).toBe(urn);
  });

  it.each(references.issuers)('reads and writes $urn', (vector) => {
    const { urn, issuerId, ...others } = vector;
    const reference = parseIssuerReference(urn);
    expect(reference).toEqual({ ...others, issuerId: BigInt(issuerId) });
    expect(formatIssuerReference(reference)).toBe(urn);
  });

  it.each(references.malformedAnchors)('refuses an anchor reference that breaks: $rule', ({ urn }) => {
    expect(failureOf(() => parseAnchorReference(urn)).code).toBe('malformed-reference');
  });

  it.each(references.malformedIssuers)('refuses an issuer reference that breaks: $rule', ({ urn }) => {
    expect(failureOf(() => parseIssuerReference(urn)).code).toBe('malformed-reference');
  });
});

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

describe('status words', () => {
  it.each(statusWordVectors.vectors)('hold the leaves $indexes, least significant bit first', ({ indexes, words }) => {
    const expected = words.map(({ position, mask }) => ({ position: BigInt(position), mask: BigInt(mask) }));
    expect(statusWords(indexes)).toEqual(expected);
    expect(statusIndices(expected)).toEqual(indexes);
  });
});
