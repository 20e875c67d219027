// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @title A wallet that approves one digest, by ERC-1271
contract ApprovingWallet is IERC1271 {
    bytes32 private immutable _approved;

    constructor(bytes32 approved) {
        _approved = approved;
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        bool approves = digest == _approved && keccak256(signature) == keccak256("approved");
        return approves ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// @title A wallet that reverts when it is asked
contract RevertingWallet is IERC1271 {
    error NoAnswer();

    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        revert NoAnswer();
    }
}

/// @title A contract that answers everything with four bytes, too few for an ERC-1271 answer
contract TerseWallet {
    fallback() external {
        bytes4 magic = IERC1271.isValidSignature.selector;
        assembly {
            mstore(0, magic)
            return(0, 4)
        }
    }
}
