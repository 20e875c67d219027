import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keccak256, sha256 } from '../../service/core/digest.ts';
import { bytesToHex, hexToBytes, parseCredentialHash, parseHash32, parseMerkleRoot } from '../../service/core/hex.ts';
import { proofDepth, rootFromProof, verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { leafBytes, leafOf, maxBatchSize } from '../../service/core/leaf.ts';
import { treeOf } from './certificate-fixture.ts';

const hashes = (size: number) =>
  Array.from({ length: size }, (_, i) => parseCredentialHash(bytesToHex(sha256(new TextEncoder().encode(String(i))))));

/** A tree and one of its places. */
const place = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));

function claimOf({ size, index }: { size: number; index: number }) {
  const list = hashes(size);
  const tree = treeOf(list);
  const credentialHash = parseCredentialHash(list[index]);
  return { index, size, credentialHash, proof: tree.proofOf(index), root: parseMerkleRoot(tree.root) };
}

describe('leafOf', () => {
  it("is the leaf of OpenZeppelin's StandardMerkleTree", () => {
    const list = hashes(5);
    const tree = StandardMerkleTree.of(
      list.map((hash, index) => [String(index), hash]),
      ['uint256', 'bytes32'],
    );
    for (const [index, hash] of list.entries()) expect(leafOf(index, hash)).toBe(tree.leafHash([String(index), hash]));
    const top = parseCredentialHash(list[0]);
    expect(leafOf(maxBatchSize - 1, top)).toBe(tree.leafHash([String(maxBatchSize - 1), top]));
  });

  it.each([-1, 0.5, maxBatchSize, Number.NaN])('refuses the index %s', (index) => {
    expect(() => leafBytes(index, new Uint8Array(32))).toThrow(expect.objectContaining({ code: 'index-out-of-range' }));
  });

  it('refuses a hash of another length', () => {
    expect(() => leafBytes(0, new Uint8Array(31))).toThrow(expect.objectContaining({ code: 'malformed-hex' }));
  });
});

describe('proofDepth', () => {
  it('is the length of every proof that merkletreejs hands out', () => {
    for (let size = 1; size <= 66; size++) {
      const tree = treeOf(hashes(size));
      for (let index = 0; index < size; index++) expect(proofDepth(index, size)).toBe(tree.proofOf(index).length);
    }
  });

  it('reaches to the largest batch', () => {
    expect(proofDepth(0, maxBatchSize)).toBe(32);
    expect(proofDepth(maxBatchSize - 1, maxBatchSize)).toBe(31);
    expect(proofDepth(2 ** 31, 2 ** 31 + 1)).toBe(1);
  });

  it.each([
    [0, 0],
    [1, 1],
    [-1, 2],
    [0.5, 2],
    [0, 2 ** 32],
    [0, 1.5],
  ])('refuses the place %s of %s', (index, size) => {
    expect(() => proofDepth(index, size)).toThrow(expect.objectContaining({ code: 'index-out-of-range' }));
    const claim = { ...claimOf({ size: 1, index: 0 }), index, size };
    expect(verifyInclusion(claim)).toBe(false);
  });
});

describe('verifyInclusion', () => {
  it('accepts every leaf of every tree that merkletreejs builds', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(verifyInclusion(claimOf(at))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a claim with any bit flipped', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat(255), (at, which, bit) => {
        const claim = claimOf(at);
        const flip = (hex: string) => {
          const bytes = hexToBytes(hex);
          bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          return bytesToHex(bytes);
        };
        const target = which % (claim.proof.length + 2);
        const forged =
          target === 0
            ? { ...claim, credentialHash: parseCredentialHash(flip(claim.credentialHash)) }
            : target === 1
              ? { ...claim, root: parseMerkleRoot(flip(claim.root)) }
              : { ...claim, proof: claim.proof.with(target - 2, parseHash32(flip(claim.proof[target - 2] ?? ''))) };
        expect(verifyInclusion(forged)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses another index, and another size wherever the depth tells', () => {
    fc.assert(
      fc.property(place, fc.nat(80), (at, other) => {
        const claim = claimOf(at);
        if (other !== at.index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
        if (other > at.index && other <= maxBatchSize && proofDepth(at.index, other) !== claim.proof.length) {
          expect(verifyInclusion({ ...claim, size: other })).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('refuses a proof that is longer or shorter, even one that leads to the root', () => {
    fc.assert(
      fc.property(place, (at) => {
        const claim = claimOf(at);
        const { proof } = claim;
        const longer = [...proof, parseHash32(claim.root)];
        const extendedRoot = rootFromProof(leafOf(at.index, claim.credentialHash), longer);
        expect(verifyInclusion({ ...claim, proof: longer, root: extendedRoot })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('never takes an inner node, nor the root, for a credential', () => {
    const claim = claimOf({ size: 4, index: 0 });
    const inner = rootFromProof(leafOf(0, claim.credentialHash), claim.proof.slice(0, 1));
    for (const index of [0, 1]) {
      const forged = {
        ...claim,
        index,
        size: 2,
        credentialHash: parseCredentialHash(inner),
        proof: claim.proof.slice(1),
      };
      expect(verifyInclusion(forged)).toBe(false);
    }
    const whole = { ...claim, index: 0, size: 1, proof: [], credentialHash: parseCredentialHash(claim.root) };
    expect(verifyInclusion(whole)).toBe(false);
  });

  it('takes another keccak with the same formula', () => {
    let calls = 0;
    const claim = claimOf({ size: 4, index: 3 });
    const counted = (data: Uint8Array) => {
      calls += 1;
      return keccak256(data);
    };
    expect(verifyInclusion(claim, counted)).toBe(true);
    expect(calls).toBe(2 + claim.proof.length);
  });
});
