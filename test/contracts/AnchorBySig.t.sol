// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {ApprovingWallet, RevertingWallet, TerseWallet} from "./ContractKeys.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract AnchorBySigTest is RegistryTest {
    uint256 private constant SIZE = 42;
    uint256 private constant DEADLINE = START + 60;

    function test_AnyoneSendsWhatTheKeySigned() public {
        bytes memory signature = _signature(_digest(ROOT, SIZE, anchorer, DEADLINE));
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.BatchAnchored(issuerId, ROOT, anchorer, SIZE);
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);
        vm.assertEq(registry.batch(issuerId, ROOT).key, anchorer, "who");
        vm.assertEq(registry.batch(issuerId, ROOT).size, SIZE, "how many");
    }

    function test_TheSignatureCountsUpToItsDeadline() public {
        bytes memory signature = _signature(_digest(ROOT, SIZE, anchorer, DEADLINE));
        vm.warp(DEADLINE + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryDeadlinePassed.selector,
                DEADLINE,
                DEADLINE + 1
            )
        );
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);
        vm.warp(DEADLINE);
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);
    }

    function test_TheSignatureCoversEveryValue() public {
        bytes memory signature = _signature(_digest(ROOT, SIZE, anchorer, DEADLINE));
        _expectInvalidSignature(anchorer);
        _send("another root", SIZE, anchorer, DEADLINE, signature);
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE + 1, anchorer, DEADLINE, signature);
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE, anchorer, DEADLINE + 1, signature);
        _expectInvalidSignature(suspender);
        _send(ROOT, SIZE, suspender, DEADLINE, signature);
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryInvalidSignature.selector, 2, anchorer)
        );
        registry.anchorBySig(2, ROOT, SIZE, anchorer, DEADLINE, signature);
    }

    function test_TheSignatureCountsOnOneChainOnly() public {
        bytes memory signature = _signature(_digest(ROOT, SIZE, anchorer, DEADLINE));
        vm.chainId(block.chainid + 1);
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);
    }

    function test_ASignatureOfTheWrongLengthIsRefused() public {
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE, anchorer, DEADLINE, "");
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE, anchorer, DEADLINE, new bytes(65));
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE, anchorer, DEADLINE, new bytes(66));
    }

    function test_TheMirroredSignatureIsRefused() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ANCHORER_SECRET, _digest(ROOT, SIZE, anchorer, DEADLINE));
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        _expectInvalidSignature(anchorer);
        _send(ROOT, SIZE, anchorer, DEADLINE, abi.encodePacked(r, bytes32(order - uint256(s)), uint8(55 - v)));
    }

    function test_ASignatureIsUsedOnce() public {
        bytes memory signature = _signature(_digest(ROOT, SIZE, anchorer, DEADLINE));
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryBatchAlreadyAnchored.selector,
                issuerId,
                ROOT,
                anchorer,
                START,
                SIZE
            )
        );
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);

        vm.warp(START + 1);
        _compromise(anchorer, START);
        vm.expectRevert(_notValidNow(anchorer, START, START + 1));
        _send(ROOT, SIZE, anchorer, DEADLINE, signature);
    }

    function test_AKeyWithoutAnchorSignsInVain() public {
        uint256 secret = 0xb0b;
        address key = vm.addr(secret);
        _addKey(key, SUSPEND | REVOKE);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, _digest(ROOT, SIZE, key, DEADLINE));
        vm.expectRevert(_lacks(key, SUSPEND | REVOKE, ANCHOR));
        _send(ROOT, SIZE, key, DEADLINE, abi.encodePacked(r, s, v));
    }

    function test_AContractSignsByErc1271() public {
        address wallet = address(0x1271);
        vm.etch(wallet, address(new ApprovingWallet(_digest(ROOT, SIZE, wallet, DEADLINE))).code);
        _addKey(wallet, ANCHOR);
        _expectInvalidSignature(wallet);
        _send(ROOT, SIZE, wallet, DEADLINE, "not approved");
        _expectInvalidSignature(wallet);
        _send("another root", SIZE, wallet, DEADLINE, "approved");
        _send(ROOT, SIZE, wallet, DEADLINE, "approved");
        vm.assertEq(registry.batch(issuerId, ROOT).key, wallet, "who");
    }

    function test_AContractThatRevertsOrAnswersTooLittleSignsNothing() public {
        address reverting = address(new RevertingWallet());
        address terse = address(new TerseWallet());
        _addKey(reverting, ANCHOR);
        _addKey(terse, ANCHOR);
        _expectInvalidSignature(reverting);
        _send(ROOT, SIZE, reverting, DEADLINE, "approved");
        _expectInvalidSignature(terse);
        _send(ROOT, SIZE, terse, DEADLINE, "approved");
    }

    function test_AnAccountWithCodeStillSignsForItself() public {
        // As an account does that delegates by EIP-7702.
        vm.etch(anchorer, address(new RevertingWallet()).code);
        _send(ROOT, SIZE, anchorer, DEADLINE, _signature(_digest(ROOT, SIZE, anchorer, DEADLINE)));
        vm.assertEq(registry.batch(issuerId, ROOT).key, anchorer, "who");
    }

    function test_TheDomainIsReadableByEip5267() public view {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        ) = registry.eip712Domain();
        vm.assertEq(bytes32(fields), bytes32(bytes1(0x0f)), "fields");
        vm.assertEq(name, "CairnCredentialRegistry", "name");
        vm.assertEq(version, "1", "version");
        vm.assertEq(chainId, block.chainid, "chain");
        vm.assertEq(verifyingContract, address(registry), "contract");
        vm.assertEq(salt, bytes32(0), "salt");
        vm.assertEq(extensions.length, 0, "extensions");
    }

    function testFuzz_OnlyTheKeysOwnSignatureCounts(uint256 secret, bytes32 root, uint32 size) public {
        secret = _between(secret, 1, type(uint128).max);
        vm.assume(size != 0 && secret != ANCHORER_SECRET);
        bytes32 digest = _digest(root, size, anchorer, DEADLINE);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(secret, digest);
        _expectInvalidSignature(anchorer);
        _send(root, size, anchorer, DEADLINE, abi.encodePacked(r, s, v));
        _send(root, size, anchorer, DEADLINE, _signature(digest));
        vm.assertEq(registry.batch(issuerId, root).size, size, "how many");
    }

    function _send(bytes32 root, uint256 size, address key, uint256 deadline, bytes memory signature) private {
        vm.prank(stranger);
        registry.anchorBySig(issuerId, root, size, key, deadline, signature);
    }

    function _expectInvalidSignature(address key) private {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryInvalidSignature.selector, issuerId, key)
        );
    }

    function _signature(bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(ANCHORER_SECRET, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev Spelt out here once more, from EIP-712, and not taken from the library under test.
    function _digest(bytes32 root, uint256 size, address key, uint256 deadline) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CairnCredentialRegistry"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256("Anchor(uint256 issuerId,bytes32 root,uint256 size,address key,uint256 deadline)"),
                issuerId,
                root,
                size,
                key,
                deadline
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }
}
