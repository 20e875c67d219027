// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CredentialRegistry} from "../../contracts/CredentialRegistry.sol";
import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {vm} from "./Vm.sol";

/// @title Where every test of the registry starts
/// @notice A registry with one issuer, whose admin has added a key for each capability.
abstract contract RegistryTest {
    uint8 internal constant ANCHOR = 1;
    uint8 internal constant SUSPEND = 2;
    uint8 internal constant REVOKE = 4;

    string internal constant DID = "did:web:registrar.example";
    uint64 internal constant START = 1_800_000_000;
    bytes32 internal constant ROOT = keccak256("a root");
    ICredentialRegistry.Reason internal constant REASON = ICredentialRegistry.Reason.IssuedInError;

    uint256 internal constant ANCHORER_SECRET = 0xa11ce;

    address internal immutable admin = vm.addr(1);
    address internal immutable anchorer = vm.addr(ANCHORER_SECRET);
    address internal immutable suspender = vm.addr(2);
    address internal immutable revoker = vm.addr(3);
    address internal immutable stranger = vm.addr(4);

    CredentialRegistry internal registry;
    uint256 internal issuerId;

    function setUp() public virtual {
        vm.warp(START);
        registry = new CredentialRegistry();
        issuerId = registry.registerIssuer(DID, admin);
        _addKey(anchorer, ANCHOR);
        _addKey(suspender, SUSPEND);
        _addKey(revoker, REVOKE);
    }

    function _addKey(address key, uint8 capabilities) internal {
        vm.prank(admin);
        registry.addKey(issuerId, key, capabilities, START, 0);
    }

    function _endKey(address key) internal {
        vm.prank(admin);
        registry.endKey(issuerId, key);
    }

    function _compromise(address key, uint64 since) internal {
        vm.prank(admin);
        registry.declareCompromised(issuerId, key, since);
    }

    function _anchor(bytes32 root, uint256 size) internal {
        vm.prank(anchorer);
        registry.anchor(issuerId, root, size);
    }

    function _revoke(bytes32 root, ICredentialRegistry.StatusWord[] memory words) internal {
        vm.prank(revoker);
        registry.revoke(issuerId, root, words, REASON);
    }

    function _suspend(bytes32 root, ICredentialRegistry.StatusWord[] memory words) internal {
        vm.prank(suspender);
        registry.suspend(issuerId, root, words, REASON);
    }

    function _reinstate(bytes32 root, ICredentialRegistry.StatusWord[] memory words) internal {
        vm.prank(suspender);
        registry.reinstate(issuerId, root, words, REASON);
    }

    function _revokeBatch(bytes32 root) internal {
        vm.prank(admin);
        registry.revokeBatch(issuerId, root, REASON);
    }

    /// @dev The status of a leaf, by an empty proof.
    function _statusOf(bytes32 root, uint256 index) internal view returns (ICredentialRegistry.Status memory) {
        return registry.statusOf(issuerId, root, index, bytes32(0), new bytes32[](0));
    }

    function _assertKey(
        address key,
        uint8 capabilities,
        uint64 validFrom,
        uint64 validUntil,
        uint64 compromisedSince
    ) internal view {
        ICredentialRegistry.Key memory found = registry.key(issuerId, key);
        vm.assertEq(found.capabilities, capabilities, "capabilities");
        vm.assertEq(found.validFrom, validFrom, "validFrom");
        vm.assertEq(found.validUntil, validUntil, "validUntil");
        vm.assertEq(found.compromisedSince, compromisedSince, "compromisedSince");
    }

    function _unknownKey(address key) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownKey.selector, issuerId, key);
    }

    function _notValidNow(address key, uint64 validFrom, uint64 validUntil) internal view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryKeyNotValidNow.selector,
                issuerId,
                key,
                validFrom,
                validUntil
            );
    }

    function _lacks(address key, uint8 capabilities, uint8 required) internal view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryKeyLacksCapability.selector,
                issuerId,
                key,
                capabilities,
                required
            );
    }

    function _unknownBatch(bytes32 root) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownBatch.selector, issuerId, root);
    }

    function _word(
        uint256 position,
        uint256 mask
    ) internal pure returns (ICredentialRegistry.StatusWord[] memory words) {
        words = new ICredentialRegistry.StatusWord[](1);
        words[0] = ICredentialRegistry.StatusWord(position, mask);
    }

    /// @dev A value from `low` to `high`, both included.
    function _between(uint256 seed, uint256 low, uint256 high) internal pure returns (uint256) {
        return low + (seed % (high - low + 1));
    }
}
