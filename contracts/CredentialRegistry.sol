// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredentialRegistry} from "./interfaces/ICredentialRegistry.sol";
import {AnchorRequest} from "./libraries/AnchorRequest.sol";
import {BatchWord} from "./libraries/BatchWord.sol";
import {Capability} from "./libraries/Capability.sol";
import {CredentialLeaf} from "./libraries/CredentialLeaf.sol";
import {KeyWord, KeyWordLibrary} from "./libraries/KeyWord.sol";

/// @title The registry of anchored credential batches
/// @notice See {ICredentialRegistry} for what each function means, and the README beside this file for what always
/// holds. There is no owner, no proxy and no pause; nothing can be deleted.
/// @dev The order of the state variables is part of the interface: verifiers prove slots with `eth_getProof`.
contract CredentialRegistry is ICredentialRegistry {
    uint256 private constant MAX_DID_LENGTH = 512;

    uint256 private _issuerCount;
    mapping(uint256 issuerId => Issuer) private _issuers;
    mapping(uint256 issuerId => mapping(address key => KeyWord)) private _keys;
    mapping(uint256 issuerId => mapping(bytes32 root => BatchWord)) private _batches;
    mapping(uint256 issuerId => mapping(bytes32 root => mapping(uint256 position => uint256))) private _revocations;
    mapping(uint256 issuerId => mapping(bytes32 root => mapping(uint256 position => uint256))) private _suspensions;
    mapping(uint256 issuerId => mapping(DocumentKind kind => mapping(bytes32 digest => uint64))) private _publishedAt;

    modifier onlyAdmin(uint256 issuerId) {
        _requireAdmin(issuerId);
        _;
    }

    // ------------------------------------------------------------------------------------------ issuers and keys

    /// @inheritdoc ICredentialRegistry
    function registerIssuer(string calldata did, address admin) external returns (uint256 issuerId) {
        if (bytes(did).length == 0 || bytes(did).length > MAX_DID_LENGTH) {
            revert CredentialRegistryInvalidDidLength(bytes(did).length);
        }
        if (admin == address(0)) revert CredentialRegistryZeroAdmin();

        issuerId = ++_issuerCount;
        _issuers[issuerId].admin = admin;
        _issuers[issuerId].did = did;
        emit IssuerRegistered(issuerId, admin, did);
    }

    /// @inheritdoc ICredentialRegistry
    function transferAdmin(uint256 issuerId, address newAdmin) external onlyAdmin(issuerId) {
        _issuers[issuerId].pendingAdmin = newAdmin;
        emit AdminTransferStarted(issuerId, msg.sender, newAdmin);
    }

    /// @inheritdoc ICredentialRegistry
    function acceptAdmin(uint256 issuerId) external {
        Issuer storage accepted = _issuers[issuerId];
        if (msg.sender != accepted.pendingAdmin) revert CredentialRegistryNotPendingAdmin(issuerId, msg.sender);

        emit AdminTransferred(issuerId, accepted.admin, msg.sender);
        accepted.admin = msg.sender;
        delete accepted.pendingAdmin;
    }

    /// @inheritdoc ICredentialRegistry
    function addKey(
        uint256 issuerId,
        address key_,
        uint8 capabilities,
        uint64 validFrom,
        uint64 validUntil
    ) external onlyAdmin(issuerId) {
        if (key_ == address(0)) revert CredentialRegistryZeroKey();
        if (_keys[issuerId][key_].exists()) revert CredentialRegistryKeyAlreadyAdded(issuerId, key_);
        if (capabilities == 0 || capabilities > Capability.ALL) {
            revert CredentialRegistryInvalidCapabilities(capabilities);
        }
        if (validUntil != 0 && validUntil <= validFrom) {
            revert CredentialRegistryInvalidPeriod(validFrom, validUntil);
        }

        _keys[issuerId][key_] = KeyWordLibrary.pack(capabilities, validFrom, validUntil);
        emit KeyAdded(issuerId, key_, msg.sender, capabilities, validFrom, validUntil);
    }

    /// @inheritdoc ICredentialRegistry
    function endKey(uint256 issuerId, address key_) external {
        if (msg.sender != key_ && msg.sender != _issuers[issuerId].admin) {
            revert CredentialRegistryNotAdminOrKey(issuerId, key_, msg.sender);
        }
        KeyWord word = _existingKey(issuerId, key_);
        if (word.hasEndedAt(block.timestamp)) {
            revert CredentialRegistryKeyAlreadyEnded(issuerId, key_, word.validUntil());
        }

        _keys[issuerId][key_] = word.endedAt(uint64(block.timestamp));
        emit KeyEnded(issuerId, key_, msg.sender);
    }

    /// @inheritdoc ICredentialRegistry
    function declareCompromised(uint256 issuerId, address key_, uint64 since) external onlyAdmin(issuerId) {
        KeyWord word = _existingKey(issuerId, key_);
        uint64 earlier = word.compromisedSince();
        if (since == 0 || since > block.timestamp || (earlier != 0 && since >= earlier)) {
            revert CredentialRegistryInvalidCompromiseTime(issuerId, key_, since, earlier);
        }

        _keys[issuerId][key_] = word.endedAt(uint64(block.timestamp)).withCompromise(since);
        emit KeyCompromised(issuerId, key_, msg.sender, since);
    }

    // ----------------------------------------------------------------------------------------------------- batches

    /// @inheritdoc ICredentialRegistry
    function anchor(uint256 issuerId, bytes32 root, uint256 size) external {
        _anchor(issuerId, root, size, msg.sender);
    }

    /// @inheritdoc ICredentialRegistry
    function anchorBySig(
        uint256 issuerId,
        bytes32 root,
        uint256 size,
        address key_,
        uint256 deadline,
        bytes calldata signature
    ) external {
        if (block.timestamp > deadline) revert CredentialRegistryDeadlinePassed(deadline, block.timestamp);
        bytes32 digest = AnchorRequest.digest(issuerId, root, size, key_, deadline);
        if (!AnchorRequest.isSignedBy(key_, digest, signature)) {
            revert CredentialRegistryInvalidSignature(issuerId, key_);
        }

        _anchor(issuerId, root, size, key_);
    }

    // ------------------------------------------------------------------------------------------------------ status

    /// @inheritdoc ICredentialRegistry
    function revoke(uint256 issuerId, bytes32 root, StatusWord[] calldata words, Reason reason) external {
        _requireKey(issuerId, msg.sender, Capability.REVOKE);
        _flip(issuerId, root, words, _revocations[issuerId][root], false);
        emit CredentialsRevoked(issuerId, root, msg.sender, reason, words);
    }

    /// @inheritdoc ICredentialRegistry
    function suspend(uint256 issuerId, bytes32 root, StatusWord[] calldata words, Reason reason) external {
        _requireKey(issuerId, msg.sender, Capability.SUSPEND);
        _flip(issuerId, root, words, _suspensions[issuerId][root], false);
        emit CredentialsSuspended(issuerId, root, msg.sender, reason, words);
    }

    /// @inheritdoc ICredentialRegistry
    function reinstate(uint256 issuerId, bytes32 root, StatusWord[] calldata words, Reason reason) external {
        _requireKey(issuerId, msg.sender, Capability.SUSPEND);
        _flip(issuerId, root, words, _suspensions[issuerId][root], true);
        emit CredentialsReinstated(issuerId, root, msg.sender, reason, words);
    }

    /// @inheritdoc ICredentialRegistry
    function revokeBatch(uint256 issuerId, bytes32 root, Reason reason) external onlyAdmin(issuerId) {
        BatchWord word = _existingBatch(issuerId, root);
        if (word.revoked()) revert CredentialRegistryBatchAlreadyRevoked(issuerId, root);

        _batches[issuerId][root] = word.withRevocation();
        emit BatchRevoked(issuerId, root, msg.sender, reason);
    }

    // --------------------------------------------------------------------------------------------------- documents

    /// @inheritdoc ICredentialRegistry
    function publish(uint256 issuerId, DocumentKind kind, bytes32 digest) external {
        if (kind == DocumentKind.IssuerDocument) {
            _requireAdmin(issuerId);
        } else {
            _requireKey(issuerId, msg.sender, Capability.ANCHOR);
        }
        uint64 first = _publishedAt[issuerId][kind][digest];
        if (first != 0) revert CredentialRegistryAlreadyPublished(issuerId, kind, digest, first);

        _publishedAt[issuerId][kind][digest] = uint64(block.timestamp);
        emit DocumentPublished(issuerId, kind, digest, msg.sender);
    }

    // ------------------------------------------------------------------------------------------------------- views

    /// @inheritdoc ICredentialRegistry
    function issuerCount() external view returns (uint256) {
        return _issuerCount;
    }

    /// @inheritdoc ICredentialRegistry
    function issuer(uint256 issuerId) external view returns (Issuer memory) {
        return _issuers[issuerId];
    }

    /// @inheritdoc ICredentialRegistry
    function key(uint256 issuerId, address account) external view returns (Key memory) {
        KeyWord word = _keys[issuerId][account];
        return
            Key({
                capabilities: word.capabilities(),
                validFrom: word.validFrom(),
                validUntil: word.validUntil(),
                compromisedSince: word.compromisedSince()
            });
    }

    /// @inheritdoc ICredentialRegistry
    function batch(uint256 issuerId, bytes32 root) external view returns (Batch memory) {
        BatchWord word = _batches[issuerId][root];
        return
            Batch({
                key: word.key(),
                anchoredAt: word.anchoredAt(),
                size: word.size(),
                revoked: word.revoked(),
                voided: _isVoid(issuerId, word)
            });
    }

    /// @inheritdoc ICredentialRegistry
    function revocationWord(uint256 issuerId, bytes32 root, uint256 position) external view returns (uint256) {
        return _revocations[issuerId][root][position];
    }

    /// @inheritdoc ICredentialRegistry
    function suspensionWord(uint256 issuerId, bytes32 root, uint256 position) external view returns (uint256) {
        return _suspensions[issuerId][root][position];
    }

    /// @inheritdoc ICredentialRegistry
    function publishedAt(uint256 issuerId, DocumentKind kind, bytes32 digest) external view returns (uint64) {
        return _publishedAt[issuerId][kind][digest];
    }

    /// @inheritdoc ICredentialRegistry
    function statusOf(
        uint256 issuerId,
        bytes32 root,
        uint256 index,
        bytes32 credentialHash,
        bytes32[] calldata proof
    ) external view returns (Status memory status) {
        BatchWord word = _batches[issuerId][root];
        KeyWord signer = _keys[issuerId][word.key()];

        status.chainId = block.chainid;
        status.blockNumber = block.number;
        status.blockTimestamp = uint64(block.timestamp);
        status.anchored = word.exists();
        status.voided = _isVoid(issuerId, word);
        status.proofValid = CredentialLeaf.isIncluded(root, word.size(), index, credentialHash, proof);
        status.revoked = _isSet(_revocations[issuerId][root], index);
        status.suspended = _isSet(_suspensions[issuerId][root], index);
        status.batchRevoked = word.revoked();
        status.key = word.key();
        status.anchoredAt = word.anchoredAt();
        status.size = word.size();
        status.keyValidFrom = signer.validFrom();
        status.keyValidUntil = signer.validUntil();
        status.keyCompromisedSince = signer.compromisedSince();
        status.did = _issuers[issuerId].did;
    }

    /// @inheritdoc ICredentialRegistry
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        // 0x0f: name, version, chain id and verifying contract are used, the salt is not.
        return (
            hex"0f",
            AnchorRequest.NAME,
            AnchorRequest.VERSION,
            block.chainid,
            address(this),
            bytes32(0),
            new uint256[](0)
        );
    }

    // ----------------------------------------------------------------------------------------------------- private

    /// @dev Anchors in the name of `key_`, once it is certain that the key itself wants it.
    function _anchor(uint256 issuerId, bytes32 root, uint256 size, address key_) private {
        _requireKey(issuerId, key_, Capability.ANCHOR);
        if (size == 0 || size > type(uint32).max) revert CredentialRegistryInvalidSize(size);
        mapping(bytes32 root => BatchWord) storage batches = _batches[issuerId];
        BatchWord word = batches[root];
        if (word.exists()) _requireVoid(issuerId, root, word);

        batches[root] = word.anchored(key_, uint32(size), uint56(block.timestamp));
        emit BatchAnchored(issuerId, root, key_, size);
    }

    /// @dev Flips the bits of `words` in `bitmap`, each of which has to be `current` before. A word refused undoes the
    /// whole call.
    function _flip(
        uint256 issuerId,
        bytes32 root,
        StatusWord[] calldata words,
        mapping(uint256 position => uint256) storage bitmap,
        bool current
    ) private {
        uint32 size = _existingBatch(issuerId, root).size();
        if (words.length == 0) revert CredentialRegistryNoStatusWords();

        for (uint256 i = 0; i < words.length; ++i) {
            uint256 position = words[i].position;
            uint256 mask = words[i].mask;
            if (mask == 0) revert CredentialRegistryEmptyMask(position);
            if (mask & ~_leavesIn(position, size) != 0) revert CredentialRegistryBeyondBatch(position, mask, size);

            uint256 before = bitmap[position];
            uint256 unchanged = mask & (current ? ~before : before);
            if (unchanged != 0) revert CredentialRegistryStatusUnchanged(position, unchanged);
            bitmap[position] = before ^ mask;
        }
    }

    function _requireAdmin(uint256 issuerId) private view {
        address admin = _issuers[issuerId].admin;
        if (admin == address(0)) revert CredentialRegistryUnknownIssuer(issuerId);
        if (msg.sender != admin) revert CredentialRegistryNotAdmin(issuerId, msg.sender);
    }

    function _requireKey(uint256 issuerId, address key_, uint8 required) private view {
        KeyWord word = _keys[issuerId][key_];
        if (word.allows(required, block.timestamp)) return;

        if (!word.exists()) revert CredentialRegistryUnknownKey(issuerId, key_);
        if (!word.may(required)) {
            revert CredentialRegistryKeyLacksCapability(issuerId, key_, word.capabilities(), required);
        }
        revert CredentialRegistryKeyNotValidNow(issuerId, key_, word.validFrom(), word.validUntil());
    }

    function _requireVoid(uint256 issuerId, bytes32 root, BatchWord word) private view {
        if (_isVoid(issuerId, word)) return;
        revert CredentialRegistryBatchAlreadyAnchored(issuerId, root, word.key(), word.anchoredAt(), word.size());
    }

    function _existingKey(uint256 issuerId, address key_) private view returns (KeyWord word) {
        word = _keys[issuerId][key_];
        if (!word.exists()) revert CredentialRegistryUnknownKey(issuerId, key_);
    }

    function _existingBatch(uint256 issuerId, bytes32 root) private view returns (BatchWord word) {
        word = _batches[issuerId][root];
        if (!word.exists()) revert CredentialRegistryUnknownBatch(issuerId, root);
    }

    /// @dev A batch that does not exist names the zero key, which was never added, and so is not void.
    function _isVoid(uint256 issuerId, BatchWord word) private view returns (bool) {
        return _keys[issuerId][word.key()].isCompromisedAt(word.anchoredAt());
    }

    function _isSet(mapping(uint256 position => uint256) storage bitmap, uint256 index) private view returns (bool) {
        return (bitmap[index >> 8] >> (index & 0xff)) & 1 == 1;
    }

    /// @dev The bits at `position` that a batch of `size` has: all in full words, the low ones in the last, else none.
    function _leavesIn(uint256 position, uint32 size) private pure returns (uint256) {
        uint256 full = size >> 8;
        if (position < full) return type(uint256).max;
        if (position > full) return 0;
        return (1 << (size & 0xff)) - 1;
    }
}
