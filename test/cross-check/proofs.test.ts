import { SimpleMerkleTree, StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depthOf, proofOf, rootOf } from '../../scripts/vectors/tree.ts';
import { parseCredentialHash, parseHash32, parseMerkleRoot } from '../../service/core/hex.ts';
import { proofDepth, rootFromProof, verifyInclusion } from '../../service/core/inclusion-proof.ts';
import { leafOf } from '../../service/core/leaf.ts';
import { type Claim, type ProofOracle, startProofOracle } from './proof-oracle.ts';
import { forgeries, type SampleTree, sampleIndexes, sampleSizes, sampleTree } from './sample-trees.ts';
import { SeededRandom } from './seeded-random.ts';

const TREES = 100;
const PROOFS_EACH = 100;
const ENCODING = ['uint256', 'bytes32'];

const random = new SeededRandom(2026);
let trees: readonly SampleTree[] = [];
let oracle: ProofOracle;

beforeAll(async () => {
  oracle = await startProofOracle();
  trees = sampleSizes(random, TREES).map((size) => sampleTree(random, size));
}, 120_000);

afterAll(async () => {
  await oracle.close();
});

/** The claim of the leaf at `index`, its proof asked of merkletreejs by index. */
function claimAt({ size, hashes, merkletreejs }: SampleTree, index: number): Claim {
  return {
    root: merkletreejs.getHexRoot(),
    size,
    index,
    credentialHash: hashes[index] ?? '',
    proof: merkletreejs.getHexProof(merkletreejs.getLeaf(index), index),
  };
}

function coreVerifies({ root, size, index, credentialHash, proof }: Claim): boolean {
  return verifyInclusion({
    root: parseMerkleRoot(root),
    size,
    index,
    credentialHash: parseCredentialHash(credentialHash),
    proof: proof.map(parseHash32),
  });
}

function standardTreeVerifies({ root, index, credentialHash, proof }: Claim): boolean {
  return StandardMerkleTree.verify(root, ENCODING, [index, credentialHash], [...proof]);
}

/** merkletreejs knows no leaves of ours, so it is given the one that core computes. */
function merkletreejsVerifies({ merkletreejs }: SampleTree, { root, index, credentialHash, proof }: Claim): boolean {
  return merkletreejs.verify([...proof], leafOf(index, parseCredentialHash(credentialHash)), root);
}

describe('Solidity, core, merkletreejs and OpenZeppelin', () => {
  it('build the same trees', () => {
    expect(trees).toHaveLength(TREES);
    for (const { levels, merkletreejs } of trees) expect(merkletreejs.getHexRoot()).toBe(rootOf(levels));
  });

  it(`agree on ${TREES * PROOFS_EACH} proofs`, { timeout: 120_000 }, async () => {
    let agreed = 0;
    for (const tree of trees) {
      const claims = sampleIndexes(random, tree.size, PROOFS_EACH).map((index) => claimAt(tree, index));
      const answers = await oracle.check(claims);
      for (const [at, claim] of claims.entries()) {
        const { index, size, root, credentialHash, proof } = claim;
        const leaf = leafOf(index, parseCredentialHash(credentialHash));
        const depth = proofDepth(index, size);
        expect(leaf).toBe(tree.levels[0]?.[index]);
        expect(proof).toEqual(proofOf(tree.levels, index));
        expect([proof.length, depthOf(index, size)]).toEqual([depth, depth]);
        expect(rootFromProof(leaf, proof.map(parseHash32))).toBe(root);
        expect(answers[at]).toEqual({
          leaf,
          depth,
          included: true,
          openZeppelinRoot: root,
          openZeppelinVerifies: true,
        });
        expect(coreVerifies(claim)).toBe(true);
        expect(standardTreeVerifies(claim)).toBe(true);
        expect(SimpleMerkleTree.verify(root, leaf, [...proof])).toBe(true);
        expect(merkletreejsVerifies(tree, claim)).toBe(true);
        agreed += 1;
      }
    }
    expect(agreed).toBe(TREES * PROOFS_EACH);
  });

  it('refuse every forgery alike', { timeout: 120_000 }, async () => {
    for (const tree of trees.filter(({ size }) => size > 1)) {
      const named = sampleIndexes(random, tree.size, 3).flatMap((index) =>
        Object.entries(forgeries(random, tree, claimAt(tree, index))),
      );
      const answers = await oracle.check(named.map(([, claim]) => claim));
      for (const [at, [name, claim]] of named.entries()) {
        const verdicts = {
          core: coreVerifies(claim),
          solidity: answers[at]?.included,
          openZeppelinSolidity: answers[at]?.openZeppelinVerifies,
          standardTree: standardTreeVerifies(claim),
          merkletreejs: merkletreejsVerifies(tree, claim),
        };
        expect(verdicts, `${name}, leaf ${claim.index} of ${claim.size}`).toEqual({
          core: false,
          solidity: false,
          openZeppelinSolidity: false,
          standardTree: false,
          merkletreejs: false,
        });
      }
    }
  });

  it('hash leaves as a StandardMerkleTree does', () => {
    const { hashes } = trees.find(({ size }) => size === 1024) ?? { hashes: [] };
    const values = hashes.map((hash, index): [number, string] => [index, hash]);
    const standard = StandardMerkleTree.of(values, ENCODING);
    expect(values).toHaveLength(1024);
    for (const [index, hash] of values) {
      expect(standard.leafHash([index, hash])).toBe(leafOf(index, parseCredentialHash(hash)));
    }
  });
});

describe('what the exact depth and the recomputed leaf are for', () => {
  it('core and Solidity refuse a true proof under a size that asks for another depth; the libraries cannot know', async () => {
    for (const tree of trees.filter(({ size }) => size > 1)) {
      const wrong = sampleIndexes(random, tree.size, 5)
        .map((index) => ({ ...claimAt(tree, index), size: tree.size * 2 + 1 }))
        .filter(({ index, size, proof }) => depthOf(index, size) !== proof.length);
      expect(wrong.length).toBeGreaterThan(0);
      const answers = await oracle.check(wrong);
      for (const [at, claim] of wrong.entries()) {
        expect([coreVerifies(claim), answers[at]?.included]).toEqual([false, false]);
        expect([standardTreeVerifies(claim), answers[at]?.openZeppelinVerifies]).toEqual([true, true]);
      }
    }
  });

  it('an inner node, taken as a leaf, has a proof that every library accepts', () => {
    for (const { levels } of trees.filter(({ size }) => size > 2)) {
      const node = levels[1]?.[0] ?? '';
      expect(SimpleMerkleTree.verify(rootOf(levels), node, proofOf(levels.slice(1), 0))).toBe(true);
    }
  });
});
