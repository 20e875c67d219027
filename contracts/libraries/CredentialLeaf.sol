// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title Leaves of a batch, and proofs that they are in it
/// @notice The tree: leaves in index order, no padding; a parent is the keccak256 of its two children, the smaller one
/// first; a last node without a sibling is carried up unchanged. So the depth of a leaf follows from its index and the
/// size of the batch.
library CredentialLeaf {
    /// @notice The leaf of a credential: the leaf of OpenZeppelin's StandardMerkleTree for (uint256, bytes32).
    /// @dev Hashed twice, so that no inner node, which hashes 64 bytes once, can pose as a leaf. The index inside ties
    /// the proof to its bit in the bitmaps.
    function hash(uint256 index, bytes32 credentialHash) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(index, credentialHash))));
    }

    /// @notice How many siblings the proof of a leaf has. For an index that is not in the batch the answer means nothing.
    function depth(uint256 index, uint256 size) internal pure returns (uint256 levels) {
        uint256 last = size == 0 ? 0 : size - 1;
        // `last` is the last node of the level. A node has a sibling unless it is that one, and even.
        for (; last != 0; last >>= 1) {
            if (index != last || index & 1 == 1) ++levels;
            index >>= 1;
        }
    }

    /// @notice Whether a credential is the leaf at `index` in the batch of this root and size.
    /// @dev The depth is checked before anything is hashed, so an absurd proof costs nothing.
    function isIncluded(
        bytes32 root,
        uint256 size,
        uint256 index,
        bytes32 credentialHash,
        bytes32[] calldata proof
    ) internal pure returns (bool) {
        return
            index < size &&
            proof.length == depth(index, size) &&
            MerkleProof.verifyCalldata(proof, root, hash(index, credentialHash));
    }
}
