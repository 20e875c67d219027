// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract CompromiseTest is RegistryTest {
    bytes32 private constant EARLIER = keccak256("anchored before the compromise");
    bytes32 private constant LATER = keccak256("anchored at the compromise");

    address private immutable successor = vm.addr(6);

    function setUp() public override {
        super.setUp();
        _addKey(successor, ANCHOR);
        vm.warp(START + 99);
        _anchor(EARLIER, 300);
        vm.warp(START + 100);
        _anchor(LATER, 300);
        vm.warp(START + 200);
    }

    function test_WhatTheKeyAnchoredAtOrAfterTheTimeIsVoidAndTheRestStands() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.KeyCompromised(issuerId, anchorer, admin, START + 100);
        _compromise(anchorer, START + 100);

        vm.assertEq(registry.batch(issuerId, EARLIER).voided, false, "earlier");
        vm.assertEq(registry.batch(issuerId, LATER).voided, true, "later");
        vm.assertEq(_statusOf(EARLIER, 0).voided, false, "earlier, by statusOf");
        vm.assertEq(_statusOf(LATER, 0).voided, true, "later, by statusOf");
        vm.assertEq(_statusOf(LATER, 0).anchored, true, "the record stays");
        vm.assertEq(_statusOf(LATER, 0).keyCompromisedSince, START + 100, "since");
    }

    function test_ACompromisedKeyIsEnded() public {
        _compromise(anchorer, START + 100);
        _assertKey(anchorer, ANCHOR, START, START + 200, START + 100);
        vm.expectRevert(_notValidNow(anchorer, START, START + 200));
        _anchor(ROOT, 1);
    }

    function test_AKeyThatHadEndedKeepsItsEnd() public {
        _endKey(anchorer);
        vm.warp(START + 300);
        _compromise(anchorer, START + 300);
        _assertKey(anchorer, ANCHOR, START, START + 200, START + 300);
    }

    function test_ACompromiseMayBeDeclaredAsOfNow() public {
        _compromise(anchorer, START + 200);
        vm.assertEq(registry.batch(issuerId, LATER).voided, false, "anchored before");
    }

    function test_ACompromiseInTheFutureIsRefused() public {
        vm.expectRevert(_invalidTime(START + 201, 0));
        _compromise(anchorer, START + 201);
    }

    function test_ACompromiseAtTimeZeroIsRefused() public {
        vm.expectRevert(_invalidTime(0, 0));
        _compromise(anchorer, 0);
    }

    function test_ACompromiseOnlyMovesEarlier() public {
        _compromise(anchorer, START + 100);
        vm.expectRevert(_invalidTime(START + 100, START + 100));
        _compromise(anchorer, START + 100);
        vm.expectRevert(_invalidTime(START + 101, START + 100));
        _compromise(anchorer, START + 101);

        vm.warp(START + 250);
        _compromise(anchorer, START + 99);
        _assertKey(anchorer, ANCHOR, START, START + 200, START + 99);
        vm.assertEq(registry.batch(issuerId, EARLIER).voided, true, "void by the earlier time");
    }

    function test_OnlyTheAdminDeclaresACompromise() public {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotAdmin.selector, issuerId, anchorer)
        );
        vm.prank(anchorer);
        registry.declareCompromised(issuerId, anchorer, START);
    }

    function test_AKeyThatDoesNotExistIsNotCompromised() public {
        vm.expectRevert(_unknownKey(stranger));
        _compromise(stranger, START);
    }

    function test_AVoidRootIsAnchoredAgainByAGoodKeyWhichReplacesWhoWhenAndHowMany() public {
        _compromise(anchorer, START + 100);
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.BatchAnchored(issuerId, LATER, successor, 299);
        vm.prank(successor);
        registry.anchor(issuerId, LATER, 299);

        ICredentialRegistry.Batch memory again = registry.batch(issuerId, LATER);
        vm.assertEq(again.key, successor, "who");
        vm.assertEq(again.anchoredAt, START + 200, "when");
        vm.assertEq(again.size, 299, "how many");
        vm.assertEq(again.voided, false, "it counts");
        vm.assertEq(again.revoked, false, "not revoked");
    }

    function test_TheCompromisedKeyDoesNotAnchorItsVoidRootAgain() public {
        _compromise(anchorer, START + 100);
        vm.expectRevert(_notValidNow(anchorer, START, START + 200));
        _anchor(LATER, 300);
    }

    function test_ARootThatCountsIsNotAnchoredAgainByAnotherKey() public {
        _compromise(anchorer, START + 100);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryBatchAlreadyAnchored.selector,
                issuerId,
                EARLIER,
                anchorer,
                START + 99,
                300
            )
        );
        vm.prank(successor);
        registry.anchor(issuerId, EARLIER, 300);
    }

    function test_RevocationsAndSuspensionsSurviveTheNewAnchor() public {
        _revoke(LATER, _word(0, 5));
        _suspend(LATER, _word(1, 2));
        _revokeBatch(LATER);
        _compromise(anchorer, START + 100);
        vm.prank(successor);
        registry.anchor(issuerId, LATER, 300);

        vm.assertEq(registry.revocationWord(issuerId, LATER, 0), 5, "revocations");
        vm.assertEq(registry.suspensionWord(issuerId, LATER, 1), 2, "suspensions");
        vm.assertEq(registry.batch(issuerId, LATER).revoked, true, "the revocation of the whole");
        vm.assertEq(registry.batch(issuerId, LATER).key, successor, "who");
    }

    function test_AVoidBatchCanBeRevokedAndSuspended() public {
        _compromise(anchorer, START + 100);
        _revoke(LATER, _word(0, 1));
        _suspend(LATER, _word(0, 3));
        _reinstate(LATER, _word(0, 2));
        _revokeBatch(LATER);
        ICredentialRegistry.Status memory status = _statusOf(LATER, 0);
        vm.assertTrue(status.voided && status.revoked && status.suspended && status.batchRevoked, "all of it");
    }

    function test_RevocationsByACompromisedKeyStand() public {
        _revoke(EARLIER, _word(0, 1));
        _compromise(revoker, START);
        vm.assertEq(registry.revocationWord(issuerId, EARLIER, 0), 1, "still revoked");
        vm.expectRevert(_notValidNow(revoker, START, START + 200));
        _revoke(EARLIER, _word(0, 2));
    }

    function testFuzz_ABatchIsVoidExactlyFromTheCompromiseOn(uint64 anchoredAt, uint64 since) public {
        anchoredAt = uint64(_between(anchoredAt, START, START + 1000));
        since = uint64(_between(since, START, START + 1000));
        vm.warp(anchoredAt);
        vm.prank(successor);
        registry.anchor(issuerId, ROOT, 1);
        vm.warp(START + 1000);
        _compromise(successor, since);
        vm.assertEq(registry.batch(issuerId, ROOT).voided, anchoredAt >= since, "void");
        vm.assertEq(_statusOf(ROOT, 0).voided, anchoredAt >= since, "void, by statusOf");
    }

    function _invalidTime(uint64 since, uint64 before) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryInvalidCompromiseTime.selector,
                issuerId,
                anchorer,
                since,
                before
            );
    }
}
