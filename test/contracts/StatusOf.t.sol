// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {Tree} from "./Tree.sol";
import {vm} from "./Vm.sol";

contract StatusOfTest is RegistryTest {
    uint256 private constant SEED = 1;
    uint256 private constant SIZE = 300;
    uint256 private constant INDEX = 299;

    bytes32 private root;
    bytes32[] private proof;

    function setUp() public override {
        super.setUp();
        (root, proof) = Tree.rootAndProof(Tree.leaves(SEED, SIZE), INDEX);
    }

    function test_OneReadAnswersAVerifier() public {
        _anchor(root, SIZE);
        vm.warp(START + 1000);
        vm.roll(123);
        _endKey(anchorer);
        vm.warp(START + 2000);

        ICredentialRegistry.Status memory status = _ask(INDEX);
        vm.assertEq(status.chainId, block.chainid, "chain");
        vm.assertEq(status.blockNumber, 123, "block");
        vm.assertEq(status.blockTimestamp, START + 2000, "time");
        vm.assertEq(status.anchored, true, "anchored");
        vm.assertEq(status.voided, false, "void");
        vm.assertEq(status.proofValid, true, "proof");
        vm.assertEq(status.revoked, false, "revoked");
        vm.assertEq(status.suspended, false, "suspended");
        vm.assertEq(status.batchRevoked, false, "batch revoked");
        vm.assertEq(status.key, anchorer, "who");
        vm.assertEq(status.anchoredAt, START, "when");
        vm.assertEq(status.size, SIZE, "how many");
        vm.assertEq(status.keyValidFrom, START, "key from");
        vm.assertEq(status.keyValidUntil, START + 1000, "key until");
        vm.assertEq(status.keyCompromisedSince, 0, "key compromised");
        vm.assertEq(status.did, DID, "did");
    }

    function test_EachFlagStandsForItself() public {
        _anchor(root, SIZE);
        _revoke(root, _word(1, 1 << 43));
        _assertFlags(true, false, false, false);
        _suspend(root, _word(1, 1 << 43));
        _assertFlags(true, true, false, false);
        _revokeBatch(root);
        _assertFlags(true, true, true, false);
        _compromise(anchorer, START);
        _assertFlags(true, true, true, true);
        _reinstate(root, _word(1, 1 << 43));
        _assertFlags(true, false, true, true);
    }

    function test_AWrongSizeAtTheAnchorMakesProofsFail() public {
        _anchor(root, 256);
        vm.assertEq(_ask(INDEX).anchored, true, "anchored");
        vm.assertEq(_ask(INDEX).proofValid, false, "proof");
    }

    function test_WhatDoesNotExistIsFalseZeroOrEmpty() public view {
        _assertNothing(_ask(INDEX), DID);
        _assertNothing(registry.statusOf(0, root, INDEX, Tree.credentialHash(SEED, INDEX), proof), "");
        _assertNothing(registry.statusOf(9, root, INDEX, Tree.credentialHash(SEED, INDEX), proof), "");
    }

    function test_TheZeroRootIsNotAnchoredByDefault() public view {
        _assertNothing(_statusOf(bytes32(0), 0), DID);
    }

    function test_AProofOfAnotherCredentialIsNotValid() public {
        _anchor(root, SIZE);
        ICredentialRegistry.Status memory status = registry.statusOf(issuerId, root, INDEX, "another", proof);
        vm.assertEq(status.anchored, true, "anchored");
        vm.assertEq(status.proofValid, false, "proof");
    }

    function test_AnAbsurdProofIsNotValidAndCostsLittle() public {
        _anchor(root, SIZE);
        bytes32[] memory absurd = new bytes32[](10_000);
        uint256 before = gasleft();
        vm.assertEq(registry.statusOf(issuerId, root, INDEX, ROOT, absurd).proofValid, false, "proof");
        vm.assertTrue(before - gasleft() < 2_000_000, "nothing of it is hashed");
    }

    function testFuzz_ItNeverReverts(
        uint256 issuer,
        bytes32 anyRoot,
        uint256 index,
        bytes32 hash,
        bytes32[] calldata anyProof
    ) public {
        _anchor(root, SIZE);
        registry.statusOf(issuer, anyRoot, index, hash, anyProof);
        registry.statusOf(issuerId, anyRoot, index, hash, anyProof);
        ICredentialRegistry.Status memory status = registry.statusOf(issuerId, root, index, hash, anyProof);
        vm.assertEq(status.anchored, true, "anchored");
        vm.assertEq(status.proofValid, false, "proof");
    }

    function testFuzz_EveryCredentialOfAnAnchoredBatchIsValid(uint256 seed, uint256 size, uint256 index) public {
        size = _between(size, 1, 70);
        index = _between(index, 0, size - 1);
        (bytes32 fuzzedRoot, bytes32[] memory fuzzedProof) = Tree.rootAndProof(Tree.leaves(seed, size), index);
        _anchor(fuzzedRoot, size);
        bytes32 hash = Tree.credentialHash(seed, index);
        vm.assertTrue(registry.statusOf(issuerId, fuzzedRoot, index, hash, fuzzedProof).proofValid, "proof");
    }

    function _ask(uint256 index) private view returns (ICredentialRegistry.Status memory) {
        return registry.statusOf(issuerId, root, index, Tree.credentialHash(SEED, index), proof);
    }

    function _assertFlags(bool revoked, bool suspended, bool batchRevoked, bool voided) private view {
        ICredentialRegistry.Status memory status = _ask(INDEX);
        vm.assertEq(status.anchored, true, "anchored");
        vm.assertEq(status.proofValid, true, "proof");
        vm.assertEq(status.revoked, revoked, "revoked");
        vm.assertEq(status.suspended, suspended, "suspended");
        vm.assertEq(status.batchRevoked, batchRevoked, "batch revoked");
        vm.assertEq(status.voided, voided, "void");
    }

    function _assertNothing(ICredentialRegistry.Status memory status, string memory did) private view {
        vm.assertEq(status.chainId, block.chainid, "chain");
        vm.assertEq(status.blockTimestamp, START, "time");
        vm.assertTrue(!status.anchored && !status.voided && !status.proofValid, "no batch");
        vm.assertTrue(!status.revoked && !status.suspended && !status.batchRevoked, "no status");
        vm.assertEq(status.key, address(0), "nobody");
        vm.assertTrue(status.anchoredAt == 0 && status.size == 0, "nothing");
        vm.assertTrue(status.keyValidFrom == 0 && status.keyValidUntil == 0, "no period");
        vm.assertTrue(status.keyCompromisedSince == 0, "no compromise");
        vm.assertEq(status.did, did, "did");
    }
}
