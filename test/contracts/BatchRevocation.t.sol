// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract BatchRevocationTest is RegistryTest {
    function test_TheAdminRevokesAWholeBatchAndTheRestOfItStays() public {
        _anchor(ROOT, 300);
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.BatchRevoked(issuerId, ROOT, admin, REASON);
        _revokeBatch(ROOT);

        ICredentialRegistry.Batch memory batch = registry.batch(issuerId, ROOT);
        vm.assertEq(batch.revoked, true, "revoked");
        vm.assertEq(batch.key, anchorer, "who");
        vm.assertEq(batch.anchoredAt, START, "when");
        vm.assertEq(batch.size, 300, "how many");
        vm.assertEq(_statusOf(ROOT, 299).batchRevoked, true, "by statusOf");
        vm.assertEq(_statusOf(ROOT, 299).revoked, false, "the leaf itself is not");
    }

    function test_LeavesOfARevokedBatchStillChange() public {
        _anchor(ROOT, 300);
        _revokeBatch(ROOT);
        _revoke(ROOT, _word(0, 1));
        vm.assertEq(_statusOf(ROOT, 0).revoked, true, "leaf 0");
    }

    function test_ABatchIsRevokedOnce() public {
        _anchor(ROOT, 1);
        _revokeBatch(ROOT);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryBatchAlreadyRevoked.selector,
                issuerId,
                ROOT
            )
        );
        _revokeBatch(ROOT);
    }

    function test_ABatchThatDoesNotExistIsNotRevoked() public {
        vm.expectRevert(_unknownBatch(ROOT));
        _revokeBatch(ROOT);
    }

    function test_NoKeyRevokesAWholeBatch() public {
        _anchor(ROOT, 1);
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotAdmin.selector, issuerId, revoker)
        );
        vm.prank(revoker);
        registry.revokeBatch(issuerId, ROOT, REASON);
    }
}
