// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract IssuersTest is RegistryTest {
    function test_TheFirstIssuerIsNumberOneAndTheNextNumberTwo() public {
        vm.assertEq(issuerId, 1, "first");
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.IssuerRegistered(2, stranger, "did:web:other.example");
        vm.assertEq(registry.registerIssuer("did:web:other.example", stranger), 2, "second");
        vm.assertEq(registry.issuerCount(), 2, "count");

        ICredentialRegistry.Issuer memory other = registry.issuer(2);
        vm.assertEq(other.admin, stranger, "admin");
        vm.assertEq(other.pendingAdmin, address(0), "pending admin");
        vm.assertEq(other.did, "did:web:other.example", "did");
    }

    function test_AnyoneMayClaimADidThatIsTakenAndGetsAnotherNumber() public {
        vm.prank(stranger);
        vm.assertEq(registry.registerIssuer(DID, stranger), 2, "number");
        vm.assertEq(registry.issuer(1).admin, admin, "the first is untouched");
    }

    function test_AnIssuerThatDoesNotExistIsAllZero() public view {
        for (uint256 i = 0; i < 2; ++i) {
            ICredentialRegistry.Issuer memory none = registry.issuer(i == 0 ? 0 : 2);
            vm.assertEq(none.admin, address(0), "admin");
            vm.assertEq(none.pendingAdmin, address(0), "pending admin");
            vm.assertEq(none.did, "", "did");
        }
    }

    function test_AnEmptyDidIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryInvalidDidLength.selector, 0));
        registry.registerIssuer("", admin);
    }

    function test_ADidOf512BytesIsTakenAndOneOf513IsRefused() public {
        string memory longest = string(new bytes(512));
        vm.assertEq(registry.issuer(registry.registerIssuer(longest, admin)).did, longest, "512 bytes");

        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryInvalidDidLength.selector, 513));
        registry.registerIssuer(string(new bytes(513)), admin);
    }

    function test_AnIssuerWithoutAnAdminIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryZeroAdmin.selector));
        registry.registerIssuer(DID, address(0));
    }

    function test_TheAdministrationMovesInTwoSteps() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.AdminTransferStarted(issuerId, admin, stranger);
        vm.prank(admin);
        registry.transferAdmin(issuerId, stranger);
        vm.assertEq(registry.issuer(issuerId).admin, admin, "still the old admin");
        vm.assertEq(registry.issuer(issuerId).pendingAdmin, stranger, "pending");

        vm.expectEmit(address(registry));
        emit ICredentialRegistry.AdminTransferred(issuerId, admin, stranger);
        vm.prank(stranger);
        registry.acceptAdmin(issuerId);
        vm.assertEq(registry.issuer(issuerId).admin, stranger, "the new admin");
        vm.assertEq(registry.issuer(issuerId).pendingAdmin, address(0), "nothing pending");
        vm.assertEq(registry.issuer(issuerId).did, DID, "the same DID");
    }

    function test_AnOfferCanBeWithdrawnOrReplaced() public {
        vm.prank(admin);
        registry.transferAdmin(issuerId, stranger);
        vm.prank(admin);
        registry.transferAdmin(issuerId, revoker);
        _expectNotPending(stranger);
        registry.acceptAdmin(issuerId);

        vm.prank(admin);
        registry.transferAdmin(issuerId, address(0));
        _expectNotPending(revoker);
        registry.acceptAdmin(issuerId);
    }

    function test_OnlyTheAdminMayOfferTheAdministration() public {
        _expectNotAdmin(stranger);
        registry.transferAdmin(issuerId, stranger);
    }

    function test_TheAdminThatHandedOverIsAdminNoMore() public {
        vm.prank(admin);
        registry.transferAdmin(issuerId, stranger);
        vm.prank(stranger);
        registry.acceptAdmin(issuerId);
        _expectNotAdmin(admin);
        registry.transferAdmin(issuerId, admin);
    }

    function test_AnIssuerThatDoesNotExistHasNoAdmin() public {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownIssuer.selector, 2));
        vm.prank(admin);
        registry.transferAdmin(2, admin);
    }

    function test_NobodyAcceptsForAnIssuerThatDoesNotExist() public {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotPendingAdmin.selector, 2, admin)
        );
        vm.prank(admin);
        registry.acceptAdmin(2);
    }

    function test_TheRegistryTakesNoMoney() public {
        vm.deal(address(this), 1);
        (bool taken, ) = address(registry).call{value: 1}("");
        vm.assertTrue(!taken, "a plain transfer is refused");
    }

    function _expectNotAdmin(address caller) private {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotAdmin.selector, issuerId, caller)
        );
        vm.prank(caller);
    }

    function _expectNotPending(address caller) private {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotPendingAdmin.selector, issuerId, caller)
        );
        vm.prank(caller);
    }
}
