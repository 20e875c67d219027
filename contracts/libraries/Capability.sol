// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// @title What a key may do
/// @notice Single bits; a key's capabilities are their sum.
library Capability {
    /// @notice Anchor batches and publish pathway versions.
    uint8 internal constant ANCHOR = 1;
    /// @notice Suspend credentials and reinstate them.
    uint8 internal constant SUSPEND = 2;
    /// @notice Revoke credentials, which nobody can undo.
    uint8 internal constant REVOKE = 4;
    /// @notice All of them.
    uint8 internal constant ALL = ANCHOR | SUSPEND | REVOKE;
}
