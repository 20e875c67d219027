import { toUtf8Bytes, toUtf8String } from 'ethers';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, credentialBytes } from '../../service/core/canonical.ts';
import { parseCredential } from '../../service/core/credential.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { digestJson, sha256 } from '../../service/core/digest.ts';
import { digestMultibase, parseDigestMultibase } from '../../service/core/digest-multibase.ts';
import { bytesToHex, parseHash32 } from '../../service/core/hex.ts';
import { identityHashOf } from '../../service/core/holder-check.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import canonical from './canonical.json' with { type: 'json' };
import credentials from './credentials.json' with { type: 'json' };
import multibase from './digest-multibase.json' with { type: 'json' };
import identityHashes from './identity-hash.json' with { type: 'json' };
import jsonDigests from './json-digests.json' with { type: 'json' };
import { bytesOf, failureOf, strictly, strictObject } from './reading.ts';
import strictJson from './strict-json.json' with { type: 'json' };

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
