// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract LeafStatusTest is RegistryTest {
    uint32 private constant SIZE = 300;
    uint256 private constant ALL = type(uint256).max;

    function setUp() public override {
        super.setUp();
        _anchor(ROOT, SIZE);
    }

    function test_ARevokedLeafIsRevokedAndItsNeighboursAreNot() public {
        ICredentialRegistry.StatusWord[] memory words = _word(0, 1 << 7);
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.CredentialsRevoked(issuerId, ROOT, revoker, REASON, words);
        _revoke(ROOT, words);
        vm.assertEq(registry.revocationWord(issuerId, ROOT, 0), 1 << 7, "the word");
        vm.assertEq(registry.suspensionWord(issuerId, ROOT, 0), 0, "the other bitmap");
        vm.assertEq(_statusOf(ROOT, 6).revoked, false, "leaf 6");
        vm.assertEq(_statusOf(ROOT, 7).revoked, true, "leaf 7");
        vm.assertEq(_statusOf(ROOT, 8).revoked, false, "leaf 8");
    }

    function test_ManyWordsAreOneEvent() public {
        ICredentialRegistry.StatusWord[] memory words = new ICredentialRegistry.StatusWord[](3);
        words[0] = ICredentialRegistry.StatusWord(1, 1 << 43);
        words[1] = ICredentialRegistry.StatusWord(0, ALL - 1);
        words[2] = ICredentialRegistry.StatusWord(0, 1);
        vm.recordLogs();
        _revoke(ROOT, words);
        vm.assertEq(vm.getRecordedLogs().length, 1, "events");
        vm.assertEq(registry.revocationWord(issuerId, ROOT, 0), ALL, "first word");
        vm.assertEq(_statusOf(ROOT, 299).revoked, true, "the last leaf");
    }

    function test_ASuspendedLeafIsReinstated() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.CredentialsSuspended(issuerId, ROOT, suspender, REASON, _word(0, 6));
        _suspend(ROOT, _word(0, 6));
        vm.assertEq(registry.suspensionWord(issuerId, ROOT, 0), 6, "suspended");
        vm.assertEq(registry.revocationWord(issuerId, ROOT, 0), 0, "the other bitmap");
        vm.assertEq(_statusOf(ROOT, 2).suspended, true, "leaf 2");

        vm.expectEmit(address(registry));
        emit ICredentialRegistry.CredentialsReinstated(issuerId, ROOT, suspender, REASON, _word(0, 4));
        _reinstate(ROOT, _word(0, 4));
        vm.assertEq(registry.suspensionWord(issuerId, ROOT, 0), 2, "reinstated");
        vm.assertEq(_statusOf(ROOT, 2).suspended, false, "leaf 2 again");
        _suspend(ROOT, _word(0, 4));
        vm.assertEq(registry.suspensionWord(issuerId, ROOT, 0), 6, "suspended again");
    }

    function test_RevocationAndSuspensionDoNotMeet() public {
        _suspend(ROOT, _word(0, 1));
        _revoke(ROOT, _word(0, 1));
        _reinstate(ROOT, _word(0, 1));
        vm.assertEq(_statusOf(ROOT, 0).revoked, true, "a reinstated leaf stays revoked");
        _suspend(ROOT, _word(0, 1));
        vm.assertEq(_statusOf(ROOT, 0).suspended, true, "a revoked leaf can be suspended");
    }

    function test_EveryReasonIsTold() public {
        for (uint8 i = 0; i <= uint8(type(ICredentialRegistry.Reason).max); ++i) {
            ICredentialRegistry.Reason reason = ICredentialRegistry.Reason(i);
            vm.expectEmit(address(registry));
            emit ICredentialRegistry.CredentialsRevoked(issuerId, ROOT, revoker, reason, _word(0, 1 << i));
            vm.prank(revoker);
            registry.revoke(issuerId, ROOT, _word(0, 1 << i), reason);
        }
        vm.assertEq(uint8(type(ICredentialRegistry.Reason).max), 8, "nine reasons");
    }

    function test_AReasonThatDoesNotExistIsRefused() public {
        bytes memory call = abi.encodeWithSelector(
            ICredentialRegistry.revoke.selector,
            issuerId,
            ROOT,
            _word(0, 1),
            9
        );
        vm.prank(revoker);
        (bool taken, ) = address(registry).call(call);
        vm.assertTrue(!taken, "reason 9");
    }

    function test_NoWordsAreRefused() public {
        ICredentialRegistry.StatusWord[] memory none = new ICredentialRegistry.StatusWord[](0);
        bytes memory refusal = abi.encodeWithSelector(
            ICredentialRegistry.CredentialRegistryNoStatusWords.selector
        );
        vm.expectRevert(refusal);
        _revoke(ROOT, none);
        vm.expectRevert(refusal);
        _suspend(ROOT, none);
        vm.expectRevert(refusal);
        _reinstate(ROOT, none);
    }

    function test_AnEmptyMaskIsRefused() public {
        bytes memory refusal = abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryEmptyMask.selector, 1);
        vm.expectRevert(refusal);
        _revoke(ROOT, _word(1, 0));
        vm.expectRevert(refusal);
        _suspend(ROOT, _word(1, 0));
        vm.expectRevert(refusal);
        _reinstate(ROOT, _word(1, 0));
    }

    function test_LeavesBeyondTheBatchAreRefused() public {
        _expectBeyond(ROOT, 1, 1 << 44, SIZE);
        _expectBeyond(ROOT, 1, ALL, SIZE);
        _expectBeyond(ROOT, 2, 1, SIZE);
        _expectBeyond(ROOT, ALL, 1, SIZE);
        _expectBeyond(ROOT, 1 << 248, 1, SIZE);
        _revoke(ROOT, _word(1, (1 << 44) - 1));
        _revoke(ROOT, _word(0, ALL));
    }

    function test_ABatchOfFullWordsEndsWithItsLastWord() public {
        _anchor("one word", 256);
        _expectBeyond("one word", 1, 1, 256);
        _revoke("one word", _word(0, ALL));
        _anchor("largest", type(uint32).max);
        _expectBeyond("largest", 0xffffff, 1 << 255, type(uint32).max);
        _revoke("largest", _word(0xffffff, ALL >> 1));
    }

    function test_LeavesThatWouldNotChangeAreRefusedAndNamed() public {
        _revoke(ROOT, _word(0, 6));
        _expectUnchanged(0, 2);
        _revoke(ROOT, _word(0, 3));
        _suspend(ROOT, _word(0, 6));
        _expectUnchanged(0, 4);
        _suspend(ROOT, _word(0, 12));
        _expectUnchanged(0, 8);
        _reinstate(ROOT, _word(0, 12));
        vm.assertEq(registry.revocationWord(issuerId, ROOT, 0), 6, "revocations");
        vm.assertEq(registry.suspensionWord(issuerId, ROOT, 0), 6, "suspensions");
    }

    function test_ALeafTwiceInOneCallIsRefused() public {
        ICredentialRegistry.StatusWord[] memory words = new ICredentialRegistry.StatusWord[](2);
        words[0] = ICredentialRegistry.StatusWord(0, 1);
        words[1] = ICredentialRegistry.StatusWord(0, 3);
        _expectUnchanged(0, 1);
        _revoke(ROOT, words);
        vm.assertEq(registry.revocationWord(issuerId, ROOT, 0), 0, "all or nothing");
    }

    function test_ABatchThatDoesNotExistHasNoStatus() public {
        vm.expectRevert(_unknownBatch("nowhere"));
        _revoke("nowhere", _word(0, 1));
        vm.expectRevert(_unknownBatch("nowhere"));
        _suspend("nowhere", _word(0, 1));
        vm.expectRevert(_unknownBatch("nowhere"));
        _reinstate("nowhere", _word(0, 1));
    }

    function test_EachChangeTakesItsOwnCapability() public {
        address key = vm.addr(8);
        _addKey(key, ANCHOR | SUSPEND);
        vm.expectRevert(_lacks(key, ANCHOR | SUSPEND, REVOKE));
        vm.prank(key);
        registry.revoke(issuerId, ROOT, _word(0, 1), REASON);
        vm.expectRevert(_lacks(revoker, REVOKE, SUSPEND));
        vm.prank(revoker);
        registry.suspend(issuerId, ROOT, _word(0, 1), REASON);
        vm.expectRevert(_lacks(revoker, REVOKE, SUSPEND));
        vm.prank(revoker);
        registry.reinstate(issuerId, ROOT, _word(0, 1), REASON);
        vm.expectRevert(_unknownKey(admin));
        vm.prank(admin);
        registry.revoke(issuerId, ROOT, _word(0, 1), REASON);
    }

    function test_AKeyThatHasEndedChangesNothing() public {
        _endKey(revoker);
        vm.expectRevert(_notValidNow(revoker, START, START));
        _revoke(ROOT, _word(0, 1));
        _endKey(suspender);
        vm.expectRevert(_notValidNow(suspender, START, START));
        _suspend(ROOT, _word(0, 1));
        vm.expectRevert(_notValidNow(suspender, START, START));
        _reinstate(ROOT, _word(0, 1));
    }

    function testFuzz_ExactlyTheNamedLeavesChange(uint32 size, uint256 position, uint256 first, uint256 second) public {
        size = uint32(_between(size, 1, 1024));
        _anchor("fuzzed", size);
        position = _between(position, 0, (uint256(size) - 1) / 256);
        uint256 leaves = position < size / 256 ? ALL : (1 << (size % 256)) - 1;
        first &= leaves;
        second &= leaves & ~first;
        vm.assume(first != 0 && second != 0);

        _revoke("fuzzed", _word(position, first));
        _suspend("fuzzed", _word(position, first | second));
        _revoke("fuzzed", _word(position, second));
        _reinstate("fuzzed", _word(position, second));
        vm.assertEq(registry.revocationWord(issuerId, "fuzzed", position), first | second, "revocations");
        vm.assertEq(registry.suspensionWord(issuerId, "fuzzed", position), first, "suspensions");
    }

    function testFuzz_NoLeafBeyondTheBatchChanges(uint32 size, uint256 index) public {
        size = uint32(_between(size, 1, type(uint32).max));
        index = _between(index, size, ALL);
        _anchor("fuzzed", size);
        _expectBeyond("fuzzed", index >> 8, 1 << (index & 0xff), size);
    }

    function _expectBeyond(bytes32 root, uint256 position, uint256 mask, uint32 size) private {
        bytes memory refusal = abi.encodeWithSelector(
            ICredentialRegistry.CredentialRegistryBeyondBatch.selector,
            position,
            mask,
            size
        );
        vm.expectRevert(refusal);
        _revoke(root, _word(position, mask));
        vm.expectRevert(refusal);
        _suspend(root, _word(position, mask));
        vm.expectRevert(refusal);
        _reinstate(root, _word(position, mask));
    }

    function _expectUnchanged(uint256 position, uint256 unchanged) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryStatusUnchanged.selector,
                position,
                unchanged
            )
        );
    }
}
