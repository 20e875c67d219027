import { describe, expect, it } from 'vitest';
import { formatAnchorReference, parseAnchorReference } from '../../service/core/anchor-reference.ts';
import { parseCredentialHash, parseHash32, parseLeaf } from '../../service/core/hex.ts';
import { proofDepth, rootFromProof, verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { formatIssuerReference, parseIssuerReference } from '../../service/core/issuer-reference.ts';
import { leafOf } from '../../service/core/leaf.ts';
import { merkleRoot } from '../../service/core/merkle-root.ts';
import { statusIndices, statusWords } from '../../service/core/status-words.ts';
import forged from './forged-proofs.json' with { type: 'json' };
import leaves from './leaves.json' with { type: 'json' };
import depths from './proof-depths.json' with { type: 'json' };
import { claimOf, failureOf } from './reading.ts';
import references from './references.json' with { type: 'json' };
import statusWordVectors from './status-words.json' with { type: 'json' };
import trees from './trees.json' with { type: 'json' };

describe('leaves, trees and proofs', () => {
  it.each(leaves.vectors)('hashes leaf $index of $credentialHash', (vector) => {
    expect(leafOf(vector.index, parseCredentialHash(vector.credentialHash))).toBe(vector.leaf);
  });

  it.each(depths.vectors)('knows the depth of leaf $index of $size', ({ index, size, depth }) => {
    expect(proofDepth(index, size)).toBe(depth);
  });

  it.each(trees.vectors)(
    'recomputes the root of a tree of $size from its hashes alone',
    ({ root, credentialHashes }) => {
      expect(merkleRoot(credentialHashes.map(parseCredentialHash))).toBe(root);
    },
  );

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

describe('status words', () => {
  it.each(statusWordVectors.vectors)('hold the leaves $indexes, least significant bit first', ({ indexes, words }) => {
    const expected = words.map(({ position, mask }) => ({ position: BigInt(position), mask: BigInt(mask) }));
    expect(statusWords(indexes)).toEqual(expected);
    expect(statusIndices(expected)).toEqual(indexes);
  });
});
