// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchWord} from "../../contracts/libraries/BatchWord.sol";
import {KeyWord, KeyWordLibrary} from "../../contracts/libraries/KeyWord.sol";
import {vm} from "./Vm.sol";

contract PackedWordsTest {
    function testFuzz_AKeyUnpacksToWhatWasPacked(
        uint8 capabilities,
        uint64 validFrom,
        uint64 validUntil,
        uint64 since
    ) public pure {
        KeyWord packed = KeyWordLibrary.pack(capabilities, validFrom, validUntil);
        _assertKey(packed, capabilities, validFrom, validUntil, 0);
        _assertKey(packed.withCompromise(since), capabilities, validFrom, validUntil, since);
        _assertKey(packed.withCompromise(~since).withCompromise(since), capabilities, validFrom, validUntil, since);
    }

    function testFuzz_AnEndOnlyMovesEarlier(uint64 validUntil, uint64 time, uint64 since) public pure {
        KeyWord word = KeyWordLibrary.pack(7, 1, validUntil).withCompromise(since);
        uint64 end = validUntil != 0 && validUntil <= time ? validUntil : time;
        _assertKey(word.endedAt(time), 7, 1, end, since);
    }

    function testFuzz_AKeyAllowsWhatItHasWhileItIsValid(
        uint8 capabilities,
        uint8 required,
        uint64 validFrom,
        uint64 validUntil,
        uint64 time
    ) public pure {
        KeyWord word = KeyWordLibrary.pack(capabilities, validFrom, validUntil);
        bool has = (required & ~capabilities) == 0;
        bool begun = time >= validFrom;
        bool ended = validUntil != 0 && time >= validUntil;
        vm.assertEq(word.may(required), has, "may");
        vm.assertEq(word.hasEndedAt(time), ended, "has ended");
        vm.assertEq(word.allows(required, time), has && begun && !ended, "allows");
    }

    function testFuzz_AKeyIsCompromisedFromItsTimeOn(uint64 since, uint64 time) public pure {
        KeyWord word = KeyWordLibrary.pack(1, 0, 0).withCompromise(since);
        vm.assertEq(word.isCompromisedAt(time), since != 0 && time >= since, "compromised");
    }

    function testFuzz_ABatchUnpacksToWhatWasPacked(address key, uint32 size, uint56 time) public pure {
        BatchWord packed = BatchWord.wrap(0).anchored(key, size, time);
        _assertBatch(packed, key, size, time, false);
        _assertBatch(packed.withRevocation(), key, size, time, true);
        _assertBatch(packed.withRevocation().withRevocation(), key, size, time, true);
    }

    function testFuzz_ANewAnchorKeepsTheRevocationAndNothingElse(
        uint256 before,
        address key,
        uint32 size,
        uint56 time
    ) public pure {
        BatchWord word = BatchWord.wrap(before);
        _assertBatch(word.anchored(key, size, time), key, size, time, word.revoked());
    }

    function test_AWordOfZeroIsNothing() public pure {
        vm.assertEq(KeyWord.wrap(0).exists(), false, "key");
        vm.assertEq(KeyWord.wrap(0).allows(1, 1), false, "allows nothing");
        vm.assertEq(KeyWord.wrap(0).isCompromisedAt(0), false, "not compromised");
        vm.assertEq(BatchWord.wrap(0).exists(), false, "batch");
        vm.assertEq(KeyWordLibrary.pack(1, 0, 0).exists(), true, "the least key");
        vm.assertEq(BatchWord.wrap(0).anchored(address(0), 1, 0).exists(), true, "the least batch");
    }

    function _assertKey(
        KeyWord word,
        uint8 capabilities,
        uint64 validFrom,
        uint64 validUntil,
        uint64 since
    ) private pure {
        vm.assertEq(word.capabilities(), capabilities, "capabilities");
        vm.assertEq(word.validFrom(), validFrom, "validFrom");
        vm.assertEq(word.validUntil(), validUntil, "validUntil");
        vm.assertEq(word.compromisedSince(), since, "compromisedSince");
    }

    function _assertBatch(BatchWord word, address key, uint32 size, uint56 time, bool revoked) private pure {
        vm.assertEq(word.key(), key, "key");
        vm.assertEq(word.size(), size, "size");
        vm.assertEq(word.anchoredAt(), time, "anchoredAt");
        vm.assertEq(word.revoked(), revoked, "revoked");
    }
}
