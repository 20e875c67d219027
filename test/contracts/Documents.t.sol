// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../contracts/interfaces/ICredentialRegistry.sol";
import {RegistryTest} from "./RegistryTest.sol";
import {vm} from "./Vm.sol";

contract DocumentsTest is RegistryTest {
    ICredentialRegistry.DocumentKind private constant DOCUMENT = ICredentialRegistry.DocumentKind.IssuerDocument;
    ICredentialRegistry.DocumentKind private constant PATHWAY = ICredentialRegistry.DocumentKind.PathwayVersion;
    bytes32 private constant DIGEST = keccak256("a digest");

    function test_TheAdminPublishesAnIssuerDocument() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.DocumentPublished(issuerId, DOCUMENT, DIGEST, admin);
        _publish(admin, DOCUMENT);
        vm.assertEq(registry.publishedAt(issuerId, DOCUMENT, DIGEST), START, "first seen");
        vm.assertEq(registry.publishedAt(issuerId, PATHWAY, DIGEST), 0, "as nothing else");
    }

    function test_AnAnchorKeyPublishesAPathwayVersion() public {
        vm.expectEmit(address(registry));
        emit ICredentialRegistry.DocumentPublished(issuerId, PATHWAY, DIGEST, anchorer);
        _publish(anchorer, PATHWAY);
        vm.assertEq(registry.publishedAt(issuerId, PATHWAY, DIGEST), START, "first seen");
        vm.assertEq(registry.publishedAt(issuerId, DOCUMENT, DIGEST), 0, "as nothing else");
    }

    function test_TheFirstTimeIsTheOneThatCounts() public {
        _publish(anchorer, PATHWAY);
        vm.warp(START + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                ICredentialRegistry.CredentialRegistryAlreadyPublished.selector,
                issuerId,
                PATHWAY,
                DIGEST,
                START
            )
        );
        _publish(anchorer, PATHWAY);
    }

    function test_AnotherIssuersDigestIsItsOwn() public {
        _publish(admin, DOCUMENT);
        vm.warp(START + 1);
        uint256 other = registry.registerIssuer("did:web:other.example", stranger);
        vm.prank(stranger);
        registry.publish(other, DOCUMENT, DIGEST);
        vm.assertEq(registry.publishedAt(other, DOCUMENT, DIGEST), START + 1, "there");
        vm.assertEq(registry.publishedAt(issuerId, DOCUMENT, DIGEST), START, "here");
    }

    function test_AKeyPublishesNoIssuerDocument() public {
        vm.expectRevert(
            abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryNotAdmin.selector, issuerId, anchorer)
        );
        _publish(anchorer, DOCUMENT);
    }

    function test_AKeyWithoutAnchorPublishesNoPathwayVersion() public {
        vm.expectRevert(_lacks(revoker, REVOKE, ANCHOR));
        _publish(revoker, PATHWAY);
        vm.expectRevert(_unknownKey(admin));
        _publish(admin, PATHWAY);
    }

    function test_AnIssuerThatDoesNotExistPublishesNothing() public {
        vm.expectRevert(abi.encodeWithSelector(ICredentialRegistry.CredentialRegistryUnknownIssuer.selector, 9));
        vm.prank(admin);
        registry.publish(9, DOCUMENT, DIGEST);
    }

    function _publish(address by, ICredentialRegistry.DocumentKind kind) private {
        vm.prank(by);
        registry.publish(issuerId, kind, DIGEST);
    }
}
