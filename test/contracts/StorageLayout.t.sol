// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

/// @notice The slots of contracts/README.md, read as a verifier reads them who proves them with `eth_getProof`.
contract StorageLayoutTest is RegistryTest {
    function test_Slot0CountsTheIssuers() public {
        registry.registerIssuer(DID, stranger);
        vm.assertEq(_load(bytes32(uint256(0))), 2, "issuers");
    }

    function test_Slot1HoldsAdminPendingAdminAndDid() public {
        vm.prank(admin);
        registry.transferAdmin(issuerId, stranger);
        uint256 base = uint256(_at(1, issuerId));
        vm.assertEq(_load(bytes32(base)), uint160(admin), "admin");
        vm.assertEq(_load(bytes32(base + 1)), uint160(stranger), "pending admin");
        // A string under 32 bytes: its bytes from the left, twice its length in the last one.
        vm.assertEq(_load(bytes32(base + 2)), uint256(bytes32(bytes(DID))) | (2 * bytes(DID).length), "did");

        string memory longDid = "did:web:a-domain-that-takes-more-than-one-word.example";
        base = uint256(_at(1, registry.registerIssuer(longDid, admin)));
        vm.assertEq(_load(bytes32(base + 2)), 2 * bytes(longDid).length + 1, "length of a long did");
        bytes32 first = bytes32(bytes("did:web:a-domain-that-takes-more"));
        vm.assertEq(_load(keccak256(abi.encode(base + 2))), uint256(first), "first word of a long did");
    }

    function test_Slot2HoldsKeys() public {
        address key = vm.addr(9);
        vm.prank(admin);
        registry.addKey(issuerId, key, ANCHOR | REVOKE, START - 5, START + 1000);
        bytes32 slot = _at(uint256(_at(2, issuerId)), uint160(key));
        uint256 word = 5 | (uint256(START - 5) << 8);
        vm.assertEq(_load(slot), word | (uint256(START + 1000) << 72), "capabilities, from, until");

        _compromise(key, START - 1);
        vm.assertEq(_load(slot), word | (uint256(START) << 72) | (uint256(START - 1) << 136), "compromised");
    }

    function test_Slot3HoldsBatches() public {
        _anchor(ROOT, 77);
        bytes32 slot = _at(uint256(_at(3, issuerId)), uint256(ROOT));
        uint256 word = uint256(uint160(anchorer)) | (77 << 160) | (uint256(START) << 192);
        vm.assertEq(_load(slot), word, "key, size, time");
        _revokeBatch(ROOT);
        vm.assertEq(_load(slot), word | (1 << 248), "revoked");
    }

    function test_Slot4HoldsRevocationsAndSlot5Suspensions() public {
        _anchor(ROOT, 300);
        _revoke(ROOT, _word(1, 6));
        _suspend(ROOT, _word(1, 9));
        bytes32 revocations = _at(uint256(_at(uint256(_at(4, issuerId)), uint256(ROOT))), 1);
        bytes32 suspensions = _at(uint256(_at(uint256(_at(5, issuerId)), uint256(ROOT))), 1);
        vm.assertEq(_load(revocations), 6, "revocations");
        vm.assertEq(_load(suspensions), 9, "suspensions");
    }

    function test_Slot6HoldsFirstPublications() public {
        bytes32 digest = keccak256("a digest");
        vm.prank(anchorer);
        registry.publish(issuerId, ICredentialRegistry.DocumentKind.PathwayVersion, digest);
        bytes32 slot = _at(uint256(_at(uint256(_at(6, issuerId)), 1)), uint256(digest));
        vm.assertEq(_load(slot), START, "first seen");
        vm.assertEq(_load(bytes32(uint256(7))), 0, "and there is no slot 7");
    }

    function _load(bytes32 slot) private view returns (uint256) {
        return uint256(vm.load(address(registry), slot));
    }

    /// @dev Where the mapping at `slot` keeps what belongs to `key`.
    function _at(uint256 slot, uint256 key) private pure returns (bytes32) {
        return keccak256(abi.encode(key, slot));
    }
}
