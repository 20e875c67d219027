// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// @notice A key of an issuer, packed into one storage word, so that a write reads a single slot to learn whether its
/// key may make it. From the least significant bit: capabilities (8 bits), validFrom (64), validUntil (64),
/// compromisedSince (64), unused (56). A key exists when its word is not zero, for it has at least one capability.
type KeyWord is uint256;

using KeyWordLibrary for KeyWord global;

/// @title Reading and changing a packed key
/// @notice Nothing here touches storage: each function takes a word and returns a value or another word.
library KeyWordLibrary {
    uint256 private constant VALID_FROM_OFFSET = 8;
    uint256 private constant VALID_UNTIL_OFFSET = 72;
    uint256 private constant COMPROMISED_SINCE_OFFSET = 136;

    /// @notice A key that is not compromised. `validUntil_` 0 is no end.
    function pack(uint8 capabilities_, uint64 validFrom_, uint64 validUntil_) internal pure returns (KeyWord) {
        return
            KeyWord.wrap(
                uint256(capabilities_) |
                    (uint256(validFrom_) << VALID_FROM_OFFSET) |
                    (uint256(validUntil_) << VALID_UNTIL_OFFSET)
            );
    }

    /// @notice Whether the key was ever added.
    function exists(KeyWord self) internal pure returns (bool) {
        return KeyWord.unwrap(self) != 0;
    }

    /// @notice The sum of the key's capabilities.
    function capabilities(KeyWord self) internal pure returns (uint8) {
        return uint8(KeyWord.unwrap(self));
    }

    /// @notice The first second at which the key may write.
    function validFrom(KeyWord self) internal pure returns (uint64) {
        return uint64(KeyWord.unwrap(self) >> VALID_FROM_OFFSET);
    }

    /// @notice The first second at which the key no longer may write; 0 when no end is set.
    function validUntil(KeyWord self) internal pure returns (uint64) {
        return uint64(KeyWord.unwrap(self) >> VALID_UNTIL_OFFSET);
    }

    /// @notice Since when the key is declared compromised; 0 when never.
    function compromisedSince(KeyWord self) internal pure returns (uint64) {
        return uint64(KeyWord.unwrap(self) >> COMPROMISED_SINCE_OFFSET);
    }

    /// @notice Whether the key has all the capabilities in `required`.
    function may(KeyWord self, uint8 required) internal pure returns (bool) {
        return capabilities(self) & required == required;
    }

    /// @notice Whether the key has come to its end at `time`.
    function hasEndedAt(KeyWord self, uint256 time) internal pure returns (bool) {
        uint64 end = validUntil(self);
        return end != 0 && time >= end;
    }

    /// @notice Whether the key may make, at `time`, a write that takes the capabilities in `required`.
    function allows(KeyWord self, uint8 required, uint256 time) internal pure returns (bool) {
        uint64 end = validUntil(self);
        return capabilities(self) & required == required && time >= validFrom(self) && (end == 0 || time < end);
    }

    /// @notice Whether what the key anchored at `time` is void.
    function isCompromisedAt(KeyWord self, uint256 time) internal pure returns (bool) {
        uint64 since = compromisedSince(self);
        return since != 0 && time >= since;
    }

    /// @notice The key with its end at `time`, unless it has come to an earlier one.
    function endedAt(KeyWord self, uint64 time) internal pure returns (KeyWord) {
        if (hasEndedAt(self, time)) return self;
        uint256 others = KeyWord.unwrap(self) & ~(uint256(type(uint64).max) << VALID_UNTIL_OFFSET);
        return KeyWord.wrap(others | (uint256(time) << VALID_UNTIL_OFFSET));
    }

    /// @notice The key compromised since `since`.
    function withCompromise(KeyWord self, uint64 since) internal pure returns (KeyWord) {
        uint256 others = KeyWord.unwrap(self) & ~(uint256(type(uint64).max) << COMPROMISED_SINCE_OFFSET);
        return KeyWord.wrap(others | (uint256(since) << COMPROMISED_SINCE_OFFSET));
    }
}
