// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {ICredentialRegistry} from "../../../contracts/interfaces/ICredentialRegistry.sol";
import {Tree} from "../Tree.sol";
import {vm} from "../Vm.sol";
import {RegistryHandler} from "./RegistryHandler.sol";
import {RegistryModel} from "./RegistryModel.sol";

/// @notice What always holds, after any sequence of calls. Besides what stands here, each call of the handler holds that
/// only what the model allows is taken, and that every change tells one event.
contract RegistryInvariants {
    RegistryHandler private handler;
    RegistryModel private model;
    CredentialRegistry private registry;

    /// @dev What was seen after an earlier call, to compare with.
    struct Seen {
        bool counts;
        address key;
        uint64 anchoredAt;
        uint32 size;
        bool batchRevoked;
    }

    mapping(uint256 issuerId => mapping(uint256 which => Seen)) private _seen;
    mapping(uint256 issuerId => mapping(uint256 which => mapping(uint256 position => uint256))) private _seenRevoked;
    mapping(uint256 issuerId => mapping(address key => ICredentialRegistry.Key)) private _seenKeys;

    function setUp() public {
        handler = new RegistryHandler();
        (model, registry) = (handler.model(), handler.registry());
    }

    /// @notice The runner calls nothing but the handler.
    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_TheEventsTellTheWholeState() public view {
        for (uint256 id = 1; id <= handler.ISSUERS(); ++id) {
            vm.assertEq(registry.issuer(id).admin, model.admin(id), "admin");
            vm.assertEq(registry.issuer(id).pendingAdmin, model.pendingAdmin(id), "pending admin");
            for (uint256 i = 0; i < handler.ACCOUNTS(); ++i) _assertKeyAsTold(id, handler.account(i));
            for (uint256 i = 0; i < handler.ROOTS(); ++i) _assertBatchAsTold(id, handler.roots(i));
        }
        vm.assertEq(registry.issuerCount(), handler.ISSUERS(), "issuers");
        vm.assertTrue(handler.successes(registry.anchor.selector) >= handler.ISSUERS(), "something happened");
    }

    function invariant_WhoWhenAndHowManyNeverChangeWhileABatchCounts() public {
        for (uint256 id = 1; id <= handler.ISSUERS(); ++id) {
            for (uint256 i = 0; i < handler.ROOTS(); ++i) {
                ICredentialRegistry.Batch memory batch = registry.batch(id, handler.roots(i));
                Seen storage seen = _seen[id][i];
                bool same = batch.key == seen.key && batch.anchoredAt == seen.anchoredAt && batch.size == seen.size;
                // A batch seen counting may since have become void, and been anchored again: then its key says so.
                bool wasVoided = registry.key(id, seen.key).compromisedSince != 0 &&
                    seen.anchoredAt >= registry.key(id, seen.key).compromisedSince;
                vm.assertTrue(same || !seen.counts || wasVoided, "who, when or how many changed");
                vm.assertTrue(batch.revoked || !seen.batchRevoked, "a revoked batch came back");
                bool counts = batch.anchoredAt != 0 && !batch.voided;
                _seen[id][i] = Seen(counts, batch.key, batch.anchoredAt, batch.size, batch.revoked);
            }
        }
    }

    function invariant_ARevocationIsNeverUndone() public {
        for (uint256 id = 1; id <= handler.ISSUERS(); ++id) {
            for (uint256 i = 0; i < handler.ROOTS(); ++i) {
                for (uint256 position = 0; position < handler.POSITIONS(); ++position) {
                    uint256 word = registry.revocationWord(id, handler.roots(i), position);
                    vm.assertEq(_seenRevoked[id][i][position] & ~word, 0, "a revoked credential came back");
                    _seenRevoked[id][i][position] = word;
                }
            }
        }
    }

    function invariant_AKeyIsNeverWidenedRenewedOrCleared() public {
        for (uint256 id = 1; id <= handler.ISSUERS(); ++id) {
            for (uint256 i = 0; i < handler.ACCOUNTS(); ++i) {
                ICredentialRegistry.Key memory key = registry.key(id, handler.account(i));
                ICredentialRegistry.Key memory seen = _seenKeys[id][handler.account(i)];
                _seenKeys[id][handler.account(i)] = key;
                if (seen.capabilities == 0) continue;
                vm.assertEq(key.capabilities, seen.capabilities, "capabilities");
                vm.assertEq(key.validFrom, seen.validFrom, "validFrom");
                bool earlier = key.validUntil != 0 && (seen.validUntil == 0 || key.validUntil < seen.validUntil);
                vm.assertTrue(earlier || key.validUntil == seen.validUntil, "validUntil moved later");
                uint64 since = key.compromisedSince;
                bool sooner = since != 0 && (seen.compromisedSince == 0 || since < seen.compromisedSince);
                vm.assertTrue(sooner || since == seen.compromisedSince, "compromisedSince moved later");
                bool ended = key.validUntil != 0 && key.validUntil <= block.timestamp;
                vm.assertTrue(since == 0 || ended, "a compromised key that goes on");
            }
        }
    }

    function invariant_ACredentialVerifiesExactlyWhileItsAnchorCounts() public view {
        for (uint256 id = 1; id <= handler.ISSUERS(); ++id) {
            for (uint256 i = 0; i < handler.ROOTS(); ++i) {
                bytes32 root = handler.roots(i);
                uint256 last = handler.sizes(i) - 1;
                bytes32[] memory proof = handler.proof(i);
                ICredentialRegistry.Status memory status = registry.statusOf(
                    id,
                    root,
                    last,
                    Tree.credentialHash(i, last),
                    proof
                );
                RegistryModel.BatchRecord memory told = model.batch(id, root);
                vm.assertEq(status.anchored, told.exists, "anchored");
                vm.assertEq(status.voided, model.isVoid(id, root), "void");
                if (told.size == handler.sizes(i)) vm.assertTrue(status.proofValid, "the proof holds");
                if (told.size <= last) vm.assertTrue(!status.proofValid, "no leaf beyond the batch");
                bool revoked = (model.revocations(id, root, last / 256) >> (last % 256)) & 1 == 1;
                vm.assertEq(status.revoked, revoked, "revoked");
                bool suspended = (model.suspensions(id, root, last / 256) >> (last % 256)) & 1 == 1;
                vm.assertEq(status.suspended, suspended, "suspended");

                bytes32[] memory empty = new bytes32[](0);
                vm.assertTrue(!registry.statusOf(id, root, 0, root, empty).proofValid, "the root is no certificate");
                if (proof.length == 0) continue;
                bytes32 inner = proof[proof.length - 1];
                vm.assertTrue(!registry.statusOf(id, root, last, inner, proof).proofValid, "nor is an inner node");
            }
        }
    }

    function _assertKeyAsTold(uint256 id, address account) private view {
        ICredentialRegistry.Key memory key = registry.key(id, account);
        RegistryModel.KeyRecord memory told = model.key(id, account);
        vm.assertEq(key.capabilities, told.capabilities, "capabilities");
        vm.assertEq(key.validFrom, told.validFrom, "validFrom");
        vm.assertEq(key.validUntil, told.validUntil, "validUntil");
        vm.assertEq(key.compromisedSince, told.compromisedSince, "compromisedSince");
    }

    function _assertBatchAsTold(uint256 id, bytes32 root) private view {
        ICredentialRegistry.Batch memory batch = registry.batch(id, root);
        RegistryModel.BatchRecord memory told = model.batch(id, root);
        vm.assertEq(batch.key, told.key, "who");
        vm.assertEq(batch.anchoredAt, told.anchoredAt, "when");
        vm.assertEq(batch.size, told.size, "how many");
        vm.assertEq(batch.revoked, told.revoked, "batch revoked");
        vm.assertEq(batch.voided, model.isVoid(id, root), "void");
        for (uint256 position = 0; position < handler.POSITIONS(); ++position) {
            vm.assertEq(registry.revocationWord(id, root, position), model.revocations(id, root, position), "revoked");
            vm.assertEq(registry.suspensionWord(id, root, position), model.suspensions(id, root, position), "suspended");
        }
        vm.assertEq(
            registry.publishedAt(id, ICredentialRegistry.DocumentKind.IssuerDocument, root),
            model.publishedAt(id, 0, root),
            "issuer document"
        );
        vm.assertEq(
            registry.publishedAt(id, ICredentialRegistry.DocumentKind.PathwayVersion, root),
            model.publishedAt(id, 1, root),
            "pathway version"
        );
    }
}
