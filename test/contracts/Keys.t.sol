// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract KeysTest is RegistryTest {
    address private immutable newcomer = vm.addr(5);

    function test_AnAddedKeyIsReadBackAsItWasAdded() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.KeyAdded(issuerId, newcomer, admin, ANCHOR | REVOKE, START + 1, START + 2);
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR | REVOKE, START + 1, START + 2);
        _assertKey(newcomer, ANCHOR | REVOKE, START + 1, START + 2, 0);
    }

    function test_AKeyThatDoesNotExistIsAllZero() public view {
        _assertKey(newcomer, 0, 0, 0, 0);
    }

    function test_OnlyTheAdminAddsKeys() public {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotAdmin.selector, issuerId, anchorer)
        );
        vm.prank(anchorer);
        registry.addKey(issuerId, newcomer, ANCHOR, 0, 0);
    }

    function test_AnIssuerThatDoesNotExistGetsNoKey() public {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownIssuer.selector, 9));
        vm.prank(admin);
        registry.addKey(9, newcomer, ANCHOR, 0, 0);
    }

    function test_TheZeroAddressIsNoKey() public {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryZeroKey.selector));
        vm.prank(admin);
        registry.addKey(issuerId, address(0), ANCHOR, 0, 0);
    }

    function test_AKeyIsAddedOnceEvenWhenItHasEnded() public {
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    ICredentialRegistry.CredentialRegistryKeyAlreadyAdded.selector,
                    issuerId,
                    anchorer
                )
            );
            vm.prank(admin);
            registry.addKey(issuerId, anchorer, REVOKE, 0, 0);
            if (i == 0) _endKey(anchorer);
        }
    }

    function test_TheSameAddressIsAnotherKeyForAnotherIssuer() public {
        vm.prank(stranger);
        uint256 other = registry.registerIssuer("did:web:other.example", stranger);
        vm.prank(stranger);
        registry.addKey(other, anchorer, REVOKE, 0, 0);
        vm.assertEq(registry.key(other, anchorer).capabilities, REVOKE, "there");
        vm.assertEq(registry.key(issuerId, anchorer).capabilities, ANCHOR, "here");
    }

    function test_CapabilitiesAreOneToSeven() public {
        for (uint8 capabilities = 1; capabilities <= 7; ++capabilities) {
            address key = vm.addr(100 + uint256(capabilities));
            _addKey(key, capabilities);
            vm.assertEq(registry.key(issuerId, key).capabilities, capabilities, "capabilities");
        }
        _expectInvalidCapabilities(0);
        _expectInvalidCapabilities(8);
        _expectInvalidCapabilities(255);
    }

    function test_APeriodEndsAfterItBegins() public {
        _expectInvalidPeriod(START, START);
        _expectInvalidPeriod(START, START - 1);
        _expectInvalidPeriod(type(uint64).max, 1);
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR, START, START + 1);
        _assertKey(newcomer, ANCHOR, START, START + 1, 0);
    }

    function test_APeriodWithoutAnEndMayBeginAtAnyTime() public {
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR, type(uint64).max, 0);
        _assertKey(newcomer, ANCHOR, type(uint64).max, 0, 0);
    }

    function test_TheAdminEndsAKeyAsOfNow() public {
        vm.warp(START + 10);
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.KeyEnded(issuerId, anchorer, admin);
        _endKey(anchorer);
        _assertKey(anchorer, ANCHOR, START, START + 10, 0);
        vm.expectRevert(_notValidNow(anchorer, START, START + 10));
        _anchor(ROOT, 1);
    }

    function test_AKeyEndsItself() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.KeyEnded(issuerId, anchorer, anchorer);
        vm.prank(anchorer);
        registry.endKey(issuerId, anchorer);
        _assertKey(anchorer, ANCHOR, START, START, 0);
    }

    function test_AnotherKeyDoesNotEndAKey() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryNotAdminOrKey.selector,
                issuerId,
                anchorer,
                revoker
            )
        );
        vm.prank(revoker);
        registry.endKey(issuerId, anchorer);
    }

    function test_AKeyThatDoesNotExistCannotBeEnded() public {
        vm.expectRevert(_unknownKey(newcomer));
        _endKey(newcomer);
        vm.expectRevert(_unknownKey(newcomer));
        vm.prank(newcomer);
        registry.endKey(issuerId, newcomer);
    }

    function test_AKeyThatHasEndedCannotBeEndedAgain() public {
        _endKey(anchorer);
        vm.warp(START + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryKeyAlreadyEnded.selector,
                issuerId,
                anchorer,
                START
            )
        );
        _endKey(anchorer);
    }

    function test_AnEndInTheFutureIsBroughtForward() public {
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR, START, START + 100);
        vm.warp(START + 99);
        _endKey(newcomer);
        _assertKey(newcomer, ANCHOR, START, START + 99, 0);
    }

    function test_AKeyEndedBeforeItBeginsNeverWrites() public {
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR, START + 10, 0);
        _endKey(newcomer);
        vm.warp(START + 10);
        vm.expectRevert(_notValidNow(newcomer, START + 10, START));
        vm.prank(newcomer);
        registry.anchor(issuerId, ROOT, 1);
    }

    function test_AKeyWritesFromItsFirstSecondToTheOneBeforeItsEnd() public {
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR, START + 10, START + 20);
        _expectAnchorAt(START + 9, false);
        _expectAnchorAt(START + 10, true);
        _expectAnchorAt(START + 19, true);
        _expectAnchorAt(START + 20, false);
    }

    function _expectAnchorAt(uint64 time, bool allowed) private {
        vm.warp(time);
        if (!allowed) vm.expectRevert(_notValidNow(newcomer, START + 10, START + 20));
        vm.prank(newcomer);
        registry.anchor(issuerId, bytes32(uint256(time)), 1);
    }

    function _expectInvalidCapabilities(uint8 capabilities) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryInvalidCapabilities.selector,
                capabilities
            )
        );
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, capabilities, START, 0);
    }

    function _expectInvalidPeriod(uint64 validFrom, uint64 validUntil) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryInvalidPeriod.selector,
                validFrom,
                validUntil
            )
        );
        vm.prank(admin);
        registry.addKey(issuerId, newcomer, ANCHOR, validFrom, validUntil);
    }
}
