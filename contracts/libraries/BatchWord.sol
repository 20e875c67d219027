// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// @notice A batch, packed into one storage word, so that anchoring writes a single slot. From the least significant
/// bit: the key that anchored it (160 bits), its size (32), the time of its block (56), whether it is revoked as a whole
/// (1), unused (7). A batch exists when its word is not zero, for its size is at least 1.
type BatchWord is uint256;

using BatchWordLibrary for BatchWord global;

/// @title Reading and changing a packed batch
/// @notice Nothing here touches storage: each function takes a word and returns a value or another word.
library BatchWordLibrary {
    uint256 private constant SIZE_OFFSET = 160;
    uint256 private constant ANCHORED_AT_OFFSET = 192;
    uint256 private constant REVOKED = 1 << 248;

    /// @notice The batch as anchored now; the revocation of the whole survives from the word before.
    /// @param time Unix seconds, of which 56 bits last for two thousand million years.
    function anchored(BatchWord self, address key_, uint32 size_, uint56 time) internal pure returns (BatchWord) {
        return
            BatchWord.wrap(
                (BatchWord.unwrap(self) & REVOKED) |
                    uint256(uint160(key_)) |
                    (uint256(size_) << SIZE_OFFSET) |
                    (uint256(time) << ANCHORED_AT_OFFSET)
            );
    }

    /// @notice The batch revoked as a whole.
    function withRevocation(BatchWord self) internal pure returns (BatchWord) {
        return BatchWord.wrap(BatchWord.unwrap(self) | REVOKED);
    }

    /// @notice Whether the batch was ever anchored, void or not.
    function exists(BatchWord self) internal pure returns (bool) {
        return BatchWord.unwrap(self) != 0;
    }

    /// @notice The key that anchored the batch.
    function key(BatchWord self) internal pure returns (address) {
        return address(uint160(BatchWord.unwrap(self)));
    }

    /// @notice How many credentials the batch holds.
    function size(BatchWord self) internal pure returns (uint32) {
        return uint32(BatchWord.unwrap(self) >> SIZE_OFFSET);
    }

    /// @notice The time of the block that anchored the batch.
    function anchoredAt(BatchWord self) internal pure returns (uint64) {
        return uint56(BatchWord.unwrap(self) >> ANCHORED_AT_OFFSET);
    }

    /// @notice Whether the whole batch is revoked.
    function revoked(BatchWord self) internal pure returns (bool) {
        return BatchWord.unwrap(self) & REVOKED != 0;
    }
}
