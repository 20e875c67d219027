// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract AnchoringTest is RegistryTest {
    function test_AnAnchoredBatchSaysWhoWhenAndHowMany() public {
        vm.warp(START + 5);
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.BatchAnchored(issuerId, ROOT, anchorer, 15_385);
        _anchor(ROOT, 15_385);

        ICredentialRegistry.Batch memory batch = registry.batch(issuerId, ROOT);
        vm.assertEq(batch.key, anchorer, "who");
        vm.assertEq(batch.anchoredAt, START + 5, "when");
        vm.assertEq(batch.size, 15_385, "how many");
        vm.assertEq(batch.revoked, false, "revoked");
        vm.assertEq(batch.voided, false, "void");
    }

    function test_ABatchThatDoesNotExistIsAllZero() public view {
        ICredentialRegistry.Batch memory batch = registry.batch(issuerId, ROOT);
        vm.assertEq(batch.key, address(0), "who");
        vm.assertEq(batch.anchoredAt, 0, "when");
        vm.assertEq(batch.size, 0, "how many");
        vm.assertEq(batch.revoked, false, "revoked");
        vm.assertEq(batch.voided, false, "void");
    }

    function test_ABatchHoldsFromOneTo4294967295Credentials() public {
        _anchor("smallest", 1);
        _anchor("largest", type(uint32).max);
        vm.assertEq(registry.batch(issuerId, "smallest").size, 1, "smallest");
        vm.assertEq(registry.batch(issuerId, "largest").size, 4_294_967_295, "largest");
        _expectInvalidSize(0);
        _expectInvalidSize(4_294_967_296);
        _expectInvalidSize(type(uint256).max);
    }

    function test_ARootThatCountsIsRefusedWhateverTheSize() public {
        _anchor(ROOT, 3);
        vm.warp(START + 1);
        for (uint256 size = 3; size <= 4; ++size) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    ICredentialRegistry.CredentialRegistryBatchAlreadyAnchored.selector,
                    issuerId,
                    ROOT,
                    anchorer,
                    START,
                    3
                )
            );
            _anchor(ROOT, size);
        }
    }

    function test_ARevokedBatchIsNotAnchoredAgain() public {
        _anchor(ROOT, 3);
        _revokeBatch(ROOT);
        vm.expectRevert();
        _anchor(ROOT, 3);
        vm.assertEq(registry.batch(issuerId, ROOT).revoked, true, "still revoked");
    }

    function test_CopyingARootHurtsNobodyElse() public {
        vm.prank(stranger);
        uint256 other = registry.registerIssuer("did:web:copycat.example", stranger);
        vm.prank(stranger);
        registry.addKey(other, stranger, ANCHOR | SUSPEND | REVOKE, 0, 0);
        vm.prank(stranger);
        registry.anchor(other, ROOT, 1);
        vm.prank(stranger);
        registry.revoke(other, ROOT, _word(0, 1), REASON);

        _anchor(ROOT, 3);
        vm.assertEq(registry.batch(issuerId, ROOT).key, anchorer, "who");
        vm.assertEq(registry.revocationWord(issuerId, ROOT, 0), 0, "not revoked");
        vm.assertEq(registry.batch(other, ROOT).key, stranger, "the copy is its own");
    }

    function test_AKeyWithoutAnchorDoesNotAnchor() public {
        address key = vm.addr(7);
        _addKey(key, SUSPEND | REVOKE);
        vm.expectRevert(_lacks(key, SUSPEND | REVOKE, ANCHOR));
        vm.prank(key);
        registry.anchor(issuerId, ROOT, 1);
    }

    function test_TheAdminIsNoKeyUnlessAdded() public {
        vm.expectRevert(_unknownKey(admin));
        vm.prank(admin);
        registry.anchor(issuerId, ROOT, 1);
        _addKey(admin, ANCHOR);
        vm.prank(admin);
        registry.anchor(issuerId, ROOT, 1);
        vm.assertEq(registry.batch(issuerId, ROOT).key, admin, "who");
    }

    function test_AKeyOfAnotherIssuerDoesNotAnchor() public {
        vm.prank(stranger);
        uint256 other = registry.registerIssuer("did:web:other.example", stranger);
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownKey.selector, other, anchorer)
        );
        vm.prank(anchorer);
        registry.anchor(other, ROOT, 1);
    }

    function test_AnIssuerThatDoesNotExistAnchorsNothing() public {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownKey.selector, 9, anchorer)
        );
        vm.prank(anchorer);
        registry.anchor(9, ROOT, 1);
    }

    function testFuzz_AnyRootOfAnySizeIsReadBack(bytes32 root, uint32 size, uint40 later) public {
        vm.assume(size != 0);
        vm.warp(uint256(START) + later);
        _anchor(root, size);
        ICredentialRegistry.Batch memory batch = registry.batch(issuerId, root);
        vm.assertEq(batch.key, anchorer, "who");
        vm.assertEq(batch.anchoredAt, uint256(START) + later, "when");
        vm.assertEq(batch.size, size, "how many");
    }

    function testFuzz_NobodyButTheKeysAnchors(address caller) public {
        vm.assume(caller != anchorer && caller != suspender && caller != revoker);
        vm.expectRevert(_unknownKey(caller));
        vm.prank(caller);
        registry.anchor(issuerId, ROOT, 1);
    }

    function _expectInvalidSize(uint256 size) private {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryInvalidSize.selector, size));
        _anchor(ROOT, size);
    }
}
