// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ProofOracle} from "./oracle/ProofOracle.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Tree} from "./Tree.sol";
import {vm} from "./Vm.sol";

contract CredentialLeafTest is RegistryTest {
    ProofOracle private oracle;

    function setUp() public override {
        super.setUp();
        oracle = new ProofOracle();
    }

    function test_ALeafIsHashedTwiceWithItsIndex() public view {
        bytes32 once = keccak256(abi.encode(uint256(5), bytes32(uint256(7))));
        vm.assertEq(oracle.leafHash(5, bytes32(uint256(7))), keccak256(abi.encode(once)), "leaf");
    }

    function test_DepthsAreThoseOfTheTree() public view {
        for (uint256 size = 1; size <= 40; ++size) {
            for (uint256 index = 0; index < size; ++index) {
                (, bytes32[] memory proof) = Tree.rootAndProof(new bytes32[](size), index);
                vm.assertEq(oracle.depth(index, size), proof.length, "depth");
            }
        }
    }

    function test_DepthsAtTheEdges() public view {
        vm.assertEq(oracle.depth(0, 0), 0, "no batch");
        vm.assertEq(oracle.depth(0, 1), 0, "one leaf");
        vm.assertEq(oracle.depth(0, type(uint32).max), 32, "first of the largest");
        vm.assertEq(oracle.depth(type(uint32).max - 1, type(uint32).max), 31, "last of the largest");
        vm.assertEq(oracle.depth(1 << 31, (1 << 31) + 1), 1, "carried up all the way");
        vm.assertEq(oracle.depth(type(uint256).max, type(uint256).max), 256, "no overflow, whatever it is asked");
    }

    function test_TheOnlyLeafIsTheRootAndItsProofIsEmpty() public view {
        bytes32 hash = Tree.credentialHash(1, 0);
        bytes32 root = Tree.leaves(1, 1)[0];
        vm.assertTrue(oracle.isIncluded(root, 1, 0, hash, new bytes32[](0)), "included");
        vm.assertTrue(!oracle.isIncluded(root, 1, 0, root, new bytes32[](0)), "the root itself is no certificate");
        vm.assertTrue(!oracle.isIncluded(root, 1, 1, hash, new bytes32[](0)), "index beyond the batch");
        vm.assertTrue(!oracle.isIncluded(root, 0, 0, hash, new bytes32[](0)), "an empty batch holds nothing");
    }

    function test_AnInnerNodeIsNotACertificate() public view {
        // Four leaves. Whoever takes leaf hashes at their word accepts an inner node with a proof one shorter.
        bytes32[] memory leaves = Tree.leaves(1, 4);
        bytes32[] memory inner = Tree.parents(leaves);
        bytes32 root = Tree.parents(inner)[0];
        bytes32[] memory forged = new bytes32[](1);
        forged[0] = inner[1];
        vm.assertEq(Tree.parent(inner[0], forged[0]), root, "the forged proof does lead to the root");

        for (uint256 size = 2; size <= 4; ++size) {
            for (uint256 index = 0; index < size; ++index) {
                vm.assertTrue(!oracle.isIncluded(root, size, index, inner[0], forged), "the inner node");
                vm.assertTrue(!oracle.isIncluded(root, size, index, root, new bytes32[](0)), "the root");
                vm.assertTrue(!oracle.isIncluded(root, size, index, leaves[index], _first(forged, 0)), "a leaf");
            }
        }
    }

    function test_ThePreimageOfAnInnerNodeIsNotACertificate() public view {
        // An inner node hashes 64 bytes, as many as index and hash: were leaves hashed once, a pair of nodes in order
        // could be given out as the index and the hash of a certificate.
        bytes32[] memory leaves = Tree.leaves(1, 2);
        bytes32 root = Tree.parents(leaves)[0];
        (bytes32 low, bytes32 high) = leaves[0] < leaves[1] ? (leaves[0], leaves[1]) : (leaves[1], leaves[0]);
        vm.assertEq(keccak256(abi.encode(uint256(low), high)), root, "hashed once, it would be the root");
        vm.assertTrue(oracle.leafHash(uint256(low), high) != root, "hashed twice, it is not");
        vm.assertTrue(!oracle.isIncluded(root, type(uint256).max, uint256(low), high, new bytes32[](0)), "nor included");
    }

    function testFuzz_EveryCredentialOfABatchIsIncluded(uint256 seed, uint256 size, uint256 index) public view {
        size = _between(size, 1, 70);
        index = _between(index, 0, size - 1);
        (bytes32 root, bytes32[] memory proof) = Tree.rootAndProof(Tree.leaves(seed, size), index);
        vm.assertTrue(oracle.isIncluded(root, size, index, Tree.credentialHash(seed, index), proof), "included");
    }

    function testFuzz_OpenZeppelinAgreesButForTheDepth(uint256 seed, uint256 size, uint256 index) public view {
        size = _between(size, 2, 70);
        index = _between(index, 0, size - 1);
        bytes32 hash = Tree.credentialHash(seed, index);
        (bytes32 root, bytes32[] memory proof) = Tree.rootAndProof(Tree.leaves(seed, size), index);
        ProofOracle.Claim[] memory claims = new ProofOracle.Claim[](3);
        claims[0] = ProofOracle.Claim(root, size, index, hash, proof);
        claims[1] = ProofOracle.Claim(~root, size, index, hash, proof);
        // A batch of one has this leaf for its root, and proofs without siblings.
        claims[2] = ProofOracle.Claim(oracle.leafHash(index, hash), size, index, hash, new bytes32[](0));

        ProofOracle.Answer[] memory answers = oracle.check(claims);
        for (uint256 i = 0; i < claims.length; ++i) {
            vm.assertEq(answers[i].leaf, Tree.leaves(seed, size)[index], "leaf");
            vm.assertEq(answers[i].depth, proof.length, "depth");
            vm.assertEq(answers[i].openZeppelinRoot, claims[i == 2 ? 2 : 0].root, "root");
            vm.assertEq(answers[i].openZeppelinVerifies, i != 1, "OpenZeppelin's library");
            vm.assertEq(answers[i].included, i == 0 || (i == 2 && proof.length == 0), "the registry's library");
        }
    }

    function testFuzz_AnotherIndexOrHashOrRootIsNotIncluded(
        uint256 seed,
        uint256 size,
        uint256 index,
        uint256 other,
        bytes32 noise
    ) public view {
        size = _between(size, 1, 70);
        index = _between(index, 0, size - 1);
        vm.assume(other != index && noise != 0);
        bytes32 hash = Tree.credentialHash(seed, index);
        (bytes32 root, bytes32[] memory proof) = Tree.rootAndProof(Tree.leaves(seed, size), index);
        vm.assertTrue(!oracle.isIncluded(root, size, other, hash, proof), "another index");
        vm.assertTrue(!oracle.isIncluded(root, size, other % size == index ? size : other % size, hash, proof), "near");
        vm.assertTrue(!oracle.isIncluded(root, size, index, hash ^ noise, proof), "another hash");
        vm.assertTrue(!oracle.isIncluded(root ^ noise, size, index, hash, proof), "another root");
        if (proof.length == 0) return;
        proof[uint256(noise) % proof.length] ^= noise;
        vm.assertTrue(!oracle.isIncluded(root, size, index, hash, proof), "another sibling");
    }

    function testFuzz_AProofOfAnotherDepthFails(uint256 seed, uint256 size, uint256 index, uint256 length) public view {
        size = _between(size, 2, 70);
        index = _between(index, 0, size - 1);
        bytes32 hash = Tree.credentialHash(seed, index);
        (bytes32 root, bytes32[] memory proof) = Tree.rootAndProof(Tree.leaves(seed, size), index);
        length = _between(length, 0, proof.length + 3);
        vm.assume(length != proof.length);
        bytes32[] memory resized = _first(proof, length);
        vm.assertTrue(!oracle.isIncluded(root, size, index, hash, resized), "against the right root");
        // And against the root to which the proof of the wrong depth does lead.
        bytes32 reached = oracle.leafHash(index, hash);
        for (uint256 i = 0; i < resized.length; ++i) reached = Tree.parent(reached, resized[i]);
        vm.assertTrue(!oracle.isIncluded(reached, size, index, hash, resized), "against the root it leads to");
    }

    function testFuzz_AnInnerNodeIsNeverIncluded(uint256 seed, uint256 size, uint256 index, uint256 height) public view {
        size = _between(size, 2, 70);
        index = _between(index, 0, size - 1);
        bytes32[] memory level = Tree.leaves(seed, size);
        (bytes32 root, ) = Tree.rootAndProof(level, index);
        uint256 node = index;
        for (height = _between(height, 0, 6); height > 0 && level.length > 1; --height) {
            level = Tree.parents(level);
            node /= 2;
        }
        (, bytes32[] memory proof) = Tree.rootAndProof(level, node);
        vm.assertTrue(!oracle.isIncluded(root, size, index, level[node], proof), "by its leaf's index");
        vm.assertTrue(!oracle.isIncluded(root, size, node, level[node], proof), "by its own index");
        vm.assertTrue(!oracle.isIncluded(root, level.length, node, level[node], proof), "by the size of its level");
    }

    /// @dev The first `length` items, with zeros after the last.
    function _first(bytes32[] memory items, uint256 length) private pure returns (bytes32[] memory first) {
        first = new bytes32[](length);
        for (uint256 i = 0; i < length && i < items.length; ++i) first[i] = items[i];
    }
}
