// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "../../../contracts/interfaces/ICredentialRegistry.sol";
import {Vm} from "../Vm.sol";

/// @title The registry as its events tell it
/// @notice Knows nothing but the events, and keeps what they say in the plainest form. It refuses an event that is no
/// transition: a revocation of what is revoked, an anchor of what counts, a key that exists already.
contract RegistryModel {
    struct KeyRecord {
        bool exists;
        uint8 capabilities;
        uint64 validFrom;
        uint64 validUntil;
        uint64 compromisedSince;
    }

    struct BatchRecord {
        bool exists;
        address key;
        uint256 anchoredAt;
        uint256 size;
        bool revoked;
    }

    mapping(uint256 issuerId => address) public admin;
    mapping(uint256 issuerId => address) public pendingAdmin;
    mapping(uint256 issuerId => mapping(address key => KeyRecord)) private _keys;
    mapping(uint256 issuerId => mapping(bytes32 root => BatchRecord)) private _batches;
    mapping(uint256 issuerId => mapping(bytes32 root => mapping(uint256 position => uint256))) public revocations;
    mapping(uint256 issuerId => mapping(bytes32 root => mapping(uint256 position => uint256))) public suspensions;
    mapping(uint256 issuerId => mapping(uint256 kind => mapping(bytes32 digest => uint256))) public publishedAt;

    error NotATransition(string event_);
    error UnknownEvent(bytes32 topic);

    /// @notice Takes in one event of the block that is being made.
    function apply_(Vm.Log calldata log) external {
        bytes32 topic = log.topics[0];
        uint256 id = uint256(log.topics[1]);
        if (topic == ICredentialRegistry.IssuerRegistered.selector) {
            _require(admin[id] == address(0), "IssuerRegistered");
            admin[id] = _address(log.topics[2]);
        } else if (topic == ICredentialRegistry.AdminTransferStarted.selector) {
            _require(admin[id] == _address(log.topics[2]), "AdminTransferStarted");
            pendingAdmin[id] = _address(log.topics[3]);
        } else if (topic == ICredentialRegistry.AdminTransferred.selector) {
            _require(admin[id] == _address(log.topics[2]), "AdminTransferred: from");
            _require(pendingAdmin[id] == _address(log.topics[3]), "AdminTransferred: to");
            (admin[id], pendingAdmin[id]) = (pendingAdmin[id], address(0));
        } else if (topic == ICredentialRegistry.DocumentPublished.selector) {
            uint256 kind = uint256(log.topics[2]);
            _require(publishedAt[id][kind][log.topics[3]] == 0, "DocumentPublished");
            publishedAt[id][kind][log.topics[3]] = block.timestamp;
        } else if (!_applyKeyEvent(log, topic, id) && !_applyBatchEvent(log, topic, id)) {
            revert UnknownEvent(topic);
        }
    }

    function key(uint256 id, address account) external view returns (KeyRecord memory) {
        return _keys[id][account];
    }

    function batch(uint256 id, bytes32 root) external view returns (BatchRecord memory) {
        return _batches[id][root];
    }

    /// @notice Whether an account is a key of the issuer with this capability, valid now.
    function mayWrite(uint256 id, address account, uint8 capability) external view returns (bool) {
        KeyRecord memory record = _keys[id][account];
        bool begun = block.timestamp >= record.validFrom;
        bool ended = record.validUntil != 0 && block.timestamp >= record.validUntil;
        return record.exists && record.capabilities & capability != 0 && begun && !ended;
    }

    /// @notice Whether a batch exists whose key was compromised when it anchored.
    function isVoid(uint256 id, bytes32 root) public view returns (bool) {
        BatchRecord memory record = _batches[id][root];
        uint64 since = _keys[id][record.key].compromisedSince;
        return record.exists && since != 0 && record.anchoredAt >= since;
    }

    function _applyKeyEvent(Vm.Log calldata log, bytes32 topic, uint256 id) private returns (bool) {
        KeyRecord storage record = _keys[id][_address(log.topics[2])];
        if (topic == ICredentialRegistry.KeyAdded.selector) {
            _require(!record.exists, "KeyAdded");
            record.exists = true;
            (record.capabilities, record.validFrom, record.validUntil) = abi.decode(log.data, (uint8, uint64, uint64));
        } else if (topic == ICredentialRegistry.KeyEnded.selector) {
            _require(record.validUntil == 0 || record.validUntil > block.timestamp, "KeyEnded");
            record.validUntil = uint64(block.timestamp);
        } else if (topic == ICredentialRegistry.KeyCompromised.selector) {
            uint64 since = abi.decode(log.data, (uint64));
            _require(record.compromisedSince == 0 || since < record.compromisedSince, "KeyCompromised");
            record.compromisedSince = since;
            if (record.validUntil == 0 || record.validUntil > block.timestamp) {
                record.validUntil = uint64(block.timestamp);
            }
        } else {
            return false;
        }
        return true;
    }

    function _applyBatchEvent(Vm.Log calldata log, bytes32 topic, uint256 id) private returns (bool) {
        bytes32 root = log.topics[2];
        BatchRecord storage record = _batches[id][root];
        if (topic == ICredentialRegistry.BatchAnchored.selector) {
            _require(!record.exists || isVoid(id, root), "BatchAnchored: it counts already");
            record.exists = true;
            record.key = _address(log.topics[3]);
            record.anchoredAt = block.timestamp;
            record.size = abi.decode(log.data, (uint256));
            return true;
        }
        _require(record.exists, "a status without a batch");
        if (topic == ICredentialRegistry.BatchRevoked.selector) {
            _require(!record.revoked, "BatchRevoked");
            record.revoked = true;
        } else if (topic == ICredentialRegistry.CredentialsRevoked.selector) {
            _turn(revocations[id][root], log.data, true);
        } else if (topic == ICredentialRegistry.CredentialsSuspended.selector) {
            _turn(suspensions[id][root], log.data, true);
        } else if (topic == ICredentialRegistry.CredentialsReinstated.selector) {
            _turn(suspensions[id][root], log.data, false);
        } else {
            return false;
        }
        return true;
    }

    function _turn(mapping(uint256 position => uint256) storage bitmap, bytes calldata data, bool on) private {
        (, ICredentialRegistry.StatusWord[] memory words) = abi.decode(
            data,
            (ICredentialRegistry.Reason, ICredentialRegistry.StatusWord[])
        );
        for (uint256 i = 0; i < words.length; ++i) {
            for (uint256 bit = 0; bit < 256; ++bit) {
                if ((words[i].mask >> bit) & 1 == 0) continue;
                bool was = (bitmap[words[i].position] >> bit) & 1 == 1;
                _require(was != on, "a leaf that does not change");
                bitmap[words[i].position] ^= 1 << bit;
            }
        }
    }

    function _require(bool condition, string memory event_) private pure {
        if (!condition) revert NotATransition(event_);
    }

    function _address(bytes32 topic) private pure returns (address) {
        return address(uint160(uint256(topic)));
    }
}
