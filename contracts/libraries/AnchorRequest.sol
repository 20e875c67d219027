// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title The EIP-712 message by which a key asks for a batch to be anchored
/// @notice What the key signs, and whether it did.
/// @dev The domain is computed at each use and not kept as immutables: so the code of the registry, and the hash of it
/// that verifiers pin, is the same at every address and on every chain.
library AnchorRequest {
    /// @notice The name of the EIP-712 domain.
    string internal constant NAME = "CairnCredentialRegistry";
    /// @notice The version of the EIP-712 domain.
    string internal constant VERSION = "1";

    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant TYPEHASH =
        keccak256("Anchor(uint256 issuerId,bytes32 root,uint256 size,address key,uint256 deadline)");

    /// @notice The 32 bytes that the key signs, for this contract on this chain.
    function digest(
        uint256 issuerId,
        bytes32 root,
        uint256 size,
        address key,
        uint256 deadline
    ) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                DOMAIN_TYPEHASH,
                keccak256(bytes(NAME)),
                keccak256(bytes(VERSION)),
                block.chainid,
                address(this)
            )
        );
        bytes32 message = keccak256(abi.encode(TYPEHASH, issuerId, root, size, key, deadline));
        return MessageHashUtils.toTypedDataHash(domain, message);
    }

    /// @notice Whether `signature` is the key's: by ECDSA recovery, or else by ERC-1271.
    /// @dev Recovery comes first whether or not the key has code: an account that delegates by EIP-7702 has some, and
    /// can still sign for itself.
    function isSignedBy(address key, bytes32 digest_, bytes calldata signature) internal view returns (bool) {
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest_, signature);
        if (problem == ECDSA.RecoverError.NoError && recovered == key) return true;
        return SignatureChecker.isValidERC1271SignatureNowCalldata(key, digest_, signature);
    }
}
