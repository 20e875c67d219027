// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A Merkle tree as the design has it, built level by level
/// @notice Written from the design's words and not from the library under test: leaves in index order, a parent is the
/// keccak256 of its children in order of size, an odd last node is carried up.
library Tree {
    /// @notice The hash of the credential at `index` in the batch that tests make from `seed`.
    function credentialHash(uint256 seed, uint256 index) internal pure returns (bytes32) {
        return sha256(abi.encode(seed, index));
    }

    /// @notice The leaves of that batch.
    function leaves(uint256 seed, uint256 size) internal pure returns (bytes32[] memory level) {
        level = new bytes32[](size);
        for (uint256 i = 0; i < size; ++i) {
            level[i] = keccak256(abi.encodePacked(keccak256(abi.encodePacked(i, credentialHash(seed, i)))));
        }
    }

    /// @notice The root over `level`, and the proof of the node at `index`.
    function rootAndProof(
        bytes32[] memory level,
        uint256 index
    ) internal pure returns (bytes32 root, bytes32[] memory proof) {
        bytes32[] memory siblings = new bytes32[](256);
        uint256 depth = 0;
        while (level.length > 1) {
            uint256 sibling = index % 2 == 0 ? index + 1 : index - 1;
            if (sibling < level.length) siblings[depth++] = level[sibling];
            level = parents(level);
            index /= 2;
        }
        root = level[0];
        proof = new bytes32[](depth);
        for (uint256 i = 0; i < depth; ++i) proof[i] = siblings[i];
    }

    /// @notice The level above.
    function parents(bytes32[] memory level) internal pure returns (bytes32[] memory above) {
        above = new bytes32[]((level.length + 1) / 2);
        for (uint256 i = 0; i < above.length; ++i) {
            bool carried = 2 * i + 1 == level.length;
            above[i] = carried ? level[2 * i] : parent(level[2 * i], level[2 * i + 1]);
        }
    }

    /// @notice The parent of two nodes.
    function parent(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encodePacked(a, b)) : keccak256(abi.encodePacked(b, a));
    }
}
