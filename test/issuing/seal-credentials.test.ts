import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MerkleTree } from 'merkletreejs';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCertificateFile, parseCertificateFile } from '../../service/core/certificate-file.ts';
import { parseCredential } from '../../service/core/credential.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { keccak256, sha256 } from '../../service/core/digest.ts';
import { bytesToHex, hexToBytes, parseHash32 } from '../../service/core/hex.ts';
import { verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { leafOf } from '../../service/core/leaf.ts';
import { parseStrictJson } from '../../service/core/strict-json.ts';
import { createWasmKeccak256, nativeSha256 } from '../../service/issuing/native-digests.ts';
import { type SealDigests, type SealedBatch, sealCredentials } from '../../service/issuing/seal-credentials.ts';
import { chainId, issuerId, registry } from '../core/certificate-fixture.ts';
import { at } from '../registrar/installation-on-anvil.ts';
import { draft, place, smallDraft } from './credential-input.ts';

let digests: SealDigests;
beforeAll(async () => {
  digests = { sha: nativeSha256, keccak: await createWasmKeccak256() };
});

const seal = (drafts: Parameters<typeof sealCredentials>[0]) => sealCredentials(drafts, place, digests);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const proofOf = (batch: SealedBatch, index: number) =>
  at(batch.credentials, index).proof.map((sibling) => parseHash32(bytesToHex(sibling)));

describe('sealing', () => {
  it('orders credentials by the bytes of their ids, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.uuid({ version: 4 }), { minLength: 1, maxLength: 60 }), (ids) => {
        const sealed = seal(ids.map((id) => smallDraft(id)));
        const expected = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(sealed.credentials.map((credential) => credential.draft.credentialId)).toEqual(expected);
        expect(sealed.credentials.map(({ index }) => index)).toEqual(ids.map((_, index) => index));
        expect(seal(ids.toReversed().map((id) => smallDraft(id))).root).toBe(sealed.root);
      }),
      { numRuns: 40 },
    );
  });

  it('writes into each credential where it is anchored', () => {
    const sealed = seal([draft(), draft(), draft()]);
    for (const { canonicalText, index } of sealed.credentials) {
      expect(parseStrictJson(bytesOf(canonicalText))).toMatchObject({
        credentialStatus: {
          id: `urn:cairn:eip155:${chainId}:${registry}:${issuerId}:${place.batchId}:${index}`,
          type: 'BitstringStatusListEntry',
          statusPurpose: 'revocation',
          statusListIndex: String(index),
          statusListCredential: `https://college.example/status/${place.batchId}`,
        },
      });
    }
  });

  it('hashes the very text that is kept, and core finds the same hash', () => {
    for (const { canonicalText, credentialHash: hash } of seal([draft(), draft('participation')]).credentials) {
      expect(hash).toBe(`0x${createHash('sha256').update(canonicalText, 'utf8').digest('hex')}`);
      const credential = parseCredential(parseStrictJson(bytesOf(canonicalText)));
      expect(credentialHash(credential.json, sha256)).toBe(hash);
    }
  });

  it('leaves a proof in the draft out of what is kept and hashed', () => {
    const id = '6f1d2c3b-4a59-4e68-9b7a-000000000001';
    const [plain, signed] = [smallDraft(id), smallDraft(id, { proof: [{ type: 'DataIntegrityProof' }] })];
    expect(seal([signed]).root).toBe(seal([plain]).root);
  });

  it('hands out proofs that core verifies, of batches of every size, and none passes for another leaf', () => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(63, 64, 65, 127, 128, 129, 255, 257));
    fc.assert(
      fc.property(sizes, (size) => {
        const sealed = seal(Array.from({ length: size }, () => smallDraft()));
        expect(sealed.size).toBe(size);
        for (const [index, { credentialHash: hash }] of sealed.credentials.entries()) {
          const proof = proofOf(sealed, index);
          const claim = { index, size, credentialHash: hash, proof, root: sealed.root };
          expect(verifyInclusion(claim, keccak256)).toBe(true);
          if (size === 1) continue;
          expect(verifyInclusion({ ...claim, index: (index + 1) % size }, keccak256)).toBe(false);
          expect(verifyInclusion({ ...claim, size: size * 2 + 1 }, keccak256)).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('makes the tree of merkletreejs with sorted pairs over the leaves in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), (size) => {
        const sealed = seal(Array.from({ length: size }, () => smallDraft()));
        const leaves = sealed.credentials.map(({ index, credentialHash: hash }) =>
          Buffer.from(hexToBytes(leafOf(index, hash, keccak256))),
        );
        const tree = new MerkleTree(leaves, (data: Buffer) => Buffer.from(keccak256(data)), { sortPairs: true });
        expect(tree.getHexRoot()).toBe(sealed.root);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses an empty batch', () => {
    expect(() => seal([])).toThrow(expect.objectContaining({ code: 'batch-empty' }));
  });

  it('gives two drafts of one content different hashes, since each names its own leaf', () => {
    const twice = smallDraft();
    const [first, second] = seal([twice, twice]).credentials;
    expect(first?.credentialHash).not.toBe(second?.credentialHash);
  });

  it('makes credentials of which certificate files are made that read back as they were written', () => {
    const sealed = seal([draft(), draft('participation'), draft('sharing-plan-badge')]);
    for (const { canonicalText, index } of sealed.credentials) {
      const anchor = { chainId, registry, issuerId, root: sealed.root, size: sealed.size, index };
      const file = {
        credential: parseCredential(parseStrictJson(bytesOf(canonicalText))),
        anchor: { ...anchor, proof: proofOf(sealed, index) },
        hints: null,
        issuerDocument: null,
      };
      const text = formatCertificateFile(file);
      expect(formatCertificateFile(parseCertificateFile(bytesOf(text)))).toBe(text);
    }
  });
});
