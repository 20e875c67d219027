// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CredentialRegistry} from "../../../contracts/CredentialRegistry.sol";
import {ICredentialRegistry} from "../../../contracts/interfaces/ICredentialRegistry.sol";
import {Tree} from "../Tree.sol";
import {Vm, vm} from "../Vm.sol";
import {RegistryModel} from "./RegistryModel.sol";

/// @title What may happen to a registry, in any order
/// @notice Two issuers, a dozen accounts and four batches that really are trees. Before each call the handler says from
/// the model alone whether it is allowed; a call that fares otherwise, or that tells anything but one event if it
/// succeeds and none if it does not, fails the run.
contract RegistryHandler {
    uint256 public constant ISSUERS = 2;
    uint256 public constant ACCOUNTS = 12;
    uint256 public constant ROOTS = 4;
    uint256 public constant POSITIONS = 3;

    CredentialRegistry public immutable registry = new CredentialRegistry();
    RegistryModel public immutable model = new RegistryModel();
    bytes32[ROOTS] public roots;
    uint256[ROOTS] public sizes = [uint256(1), 3, 256, 300];
    bytes32[][ROOTS] private _proofs;

    /// @notice How many calls of each function succeeded: a run in which nothing may happen proves nothing.
    mapping(bytes4 selector => uint256) public successes;

    error AllowedButRefused(bytes4 selector, bytes reason);
    error RefusedByTheModelButTaken(bytes4 selector);
    error NotOneEvent(bytes4 selector, uint256 events);

    constructor() {
        vm.warp(1_800_000_000);
        for (uint256 i = 0; i < ROOTS; ++i) {
            (roots[i], _proofs[i]) = Tree.rootAndProof(Tree.leaves(i, sizes[i]), sizes[i] - 1);
        }
        for (uint256 i = 0; i < ISSUERS; ++i) {
            _call(address(this), true, abi.encodeCall(registry.registerIssuer, ("did:web:a.example", account(i))));
            _call(account(i), true, abi.encodeCall(registry.addKey, (i + 1, account(i + 2), 7, 0, 0)));
            _call(account(i + 2), true, abi.encodeCall(registry.anchor, (i + 1, roots[3], sizes[3])));
        }
    }

    function account(uint256 seed) public pure returns (address) {
        return vm.addr(1 + (seed % ACCOUNTS));
    }

    /// @notice The proof of the last leaf of a batch.
    function proof(uint256 i) external view returns (bytes32[] memory) {
        return _proofs[i];
    }

    function waitAWhile(uint16 time) external {
        vm.warp(block.timestamp + 1 + (time % 1000));
    }

    function addKey(uint256 id, uint256 by, uint256 key, uint8 capabilities, uint256 from, uint256 period) external {
        id = _issuer(id);
        address caller = _mostlyAdmin(id, by);
        uint64 validFrom = uint64(block.timestamp + (from % 1000) - 800);
        uint64 validUntil = period % 4 == 0 ? validFrom + uint64(period % 5000) : 0;
        bool allowed = caller == model.admin(id) &&
            !model.key(id, account(key)).exists &&
            capabilities % 9 > 0 &&
            capabilities % 9 < 8 &&
            (validUntil == 0 || validUntil > validFrom);
        _call(
            caller,
            allowed,
            abi.encodeCall(registry.addKey, (id, account(key), capabilities % 9, validFrom, validUntil))
        );
    }

    function endKey(uint256 id, uint256 by, uint256 key) external {
        // Seldom: a registry whose keys have all ended does nothing more.
        if (by % 4 != 0) return;
        id = _issuer(id);
        address caller = _mostlyAdmin(id, by / 4);
        RegistryModel.KeyRecord memory record = model.key(id, account(key));
        bool ended = record.validUntil != 0 && record.validUntil <= block.timestamp;
        bool allowed = (caller == model.admin(id) || caller == account(key)) && record.exists && !ended;
        _call(caller, allowed, abi.encodeCall(registry.endKey, (id, account(key))));
    }

    function declareCompromised(uint256 id, uint256 by, uint256 key, uint256 ago) external {
        if (by % 3 != 0) return;
        id = _issuer(id);
        address caller = _mostlyAdmin(id, by / 3);
        RegistryModel.KeyRecord memory record = model.key(id, account(key));
        uint64 since = _timeAround(id, ago);
        bool allowed = caller == model.admin(id) &&
            record.exists &&
            since <= block.timestamp &&
            (record.compromisedSince == 0 || since < record.compromisedSince);
        _call(caller, allowed, abi.encodeCall(registry.declareCompromised, (id, account(key), since)));
    }

    function transferAdmin(uint256 id, uint256 by, uint256 to) external {
        id = _issuer(id);
        address caller = _mostlyAdmin(id, by);
        bool allowed = caller == model.admin(id);
        _call(caller, allowed, abi.encodeCall(registry.transferAdmin, (id, account(to))));
    }

    function acceptAdmin(uint256 id, uint256 by) external {
        id = _issuer(id);
        address caller = by % 2 == 0 ? model.pendingAdmin(id) : account(by);
        if (caller == address(0)) return;
        bool allowed = caller == model.pendingAdmin(id);
        _call(caller, allowed, abi.encodeCall(registry.acceptAdmin, (id)));
    }

    function anchor(uint256 id, uint256 by, uint256 which, uint256 size) external {
        (id, which) = (_issuer(id), which % ROOTS);
        size = size % 4 == 0 ? (size >> 2) % (1 << 33) : sizes[which];
        address caller = _mostlyKey(id, by, 1);
        _call(caller, _mayAnchor(id, caller, which, size), abi.encodeCall(registry.anchor, (id, roots[which], size)));
    }

    function anchorBySig(uint256 id, uint256 signer, uint256 key, uint256 which, uint256 deadline) external {
        (id, which, deadline) = (_issuer(id), which % ROOTS, block.timestamp + 900 - (deadline % 1000));
        key = _mostlyKeyNumber(id, key, 1);
        if (signer % 4 != 0) signer = key;
        bytes memory call = _signedCall(id, signer, key, which, deadline);
        bool signed = account(signer) == account(key) && deadline >= block.timestamp;
        _call(address(this), signed && _mayAnchor(id, account(key), which, sizes[which]), call);
    }

    function revoke(uint256 id, uint256 by, uint256 which, uint256 position, uint256 mask) external {
        (id, which, position) = (_issuer(id), which % ROOTS, position % POSITIONS);
        mask = _mask(which, position, mask);
        uint256 changeable = ~model.revocations(id, roots[which], position);
        address caller = _mostlyKey(id, by, 4);
        bool allowed = model.mayWrite(id, caller, 4) && _mayTurn(id, which, position, mask, changeable);
        ICredentialRegistry.StatusWord[] memory words = _words(position, mask);
        _call(caller, allowed, abi.encodeCall(registry.revoke, (id, roots[which], words, _reason(mask))));
    }

    function suspend(uint256 id, uint256 by, uint256 which, uint256 position, uint256 mask) external {
        (id, which, position) = (_issuer(id), which % ROOTS, position % POSITIONS);
        mask = _mask(which, position, mask);
        uint256 changeable = ~model.suspensions(id, roots[which], position);
        address caller = _mostlyKey(id, by, 2);
        bool allowed = model.mayWrite(id, caller, 2) && _mayTurn(id, which, position, mask, changeable);
        ICredentialRegistry.StatusWord[] memory words = _words(position, mask);
        _call(caller, allowed, abi.encodeCall(registry.suspend, (id, roots[which], words, _reason(mask))));
    }

    function reinstate(uint256 id, uint256 by, uint256 seed, uint256 mask) external {
        id = _issuer(id);
        (uint256 which, uint256 position) = _mostlySuspended(id, seed);
        uint256 changeable = model.suspensions(id, roots[which], position);
        if (mask % 4 != 0) mask = mask & changeable == 0 ? changeable : mask & changeable;
        address caller = _mostlyKey(id, by, 2);
        bool allowed = model.mayWrite(id, caller, 2) && _mayTurn(id, which, position, mask, changeable);
        ICredentialRegistry.StatusWord[] memory words = _words(position, mask);
        _call(caller, allowed, abi.encodeCall(registry.reinstate, (id, roots[which], words, _reason(mask))));
    }

    function revokeBatch(uint256 id, uint256 by, uint256 which) external {
        (id, which) = (_issuer(id), which % ROOTS);
        address caller = _mostlyAdmin(id, by);
        RegistryModel.BatchRecord memory record = model.batch(id, roots[which]);
        bool allowed = caller == model.admin(id) && record.exists && !record.revoked;
        _call(caller, allowed, abi.encodeCall(registry.revokeBatch, (id, roots[which], _reason(by))));
    }

    function publish(uint256 id, uint256 by, bool pathway, uint256 which) external {
        (id, which) = (_issuer(id), which % ROOTS);
        address caller = pathway ? _mostlyKey(id, by, 1) : _mostlyAdmin(id, by);
        uint256 kind = pathway ? 1 : 0;
        bool may = pathway ? model.mayWrite(id, caller, 1) : caller == model.admin(id);
        bool allowed = may && model.publishedAt(id, kind, roots[which]) == 0;
        ICredentialRegistry.DocumentKind documentKind = ICredentialRegistry.DocumentKind(kind);
        _call(caller, allowed, abi.encodeCall(registry.publish, (id, documentKind, roots[which])));
    }

    /// @dev Makes the call, holds it to what was foreseen, and lets the model see its event.
    function _call(address caller, bool allowed, bytes memory data) private {
        vm.recordLogs();
        vm.prank(caller);
        (bool taken, bytes memory answer) = address(registry).call(data);
        Vm.Log[] memory logs = vm.getRecordedLogs();

        if (taken && !allowed) revert RefusedByTheModelButTaken(bytes4(data));
        if (!taken && allowed) revert AllowedButRefused(bytes4(data), answer);
        if (logs.length != (taken ? 1 : 0)) revert NotOneEvent(bytes4(data), logs.length);
        if (!taken) return;
        model.apply_(logs[0]);
        ++successes[bytes4(data)];
    }

    function _signedCall(
        uint256 id,
        uint256 signer,
        uint256 key,
        uint256 which,
        uint256 deadline
    ) private view returns (bytes memory) {
        bytes32 digest = _digest(id, key, which, deadline);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(1 + (signer % ACCOUNTS), digest);
        bytes memory signature = abi.encodePacked(r, s, v);
        bytes32 root = roots[which];
        return abi.encodeCall(registry.anchorBySig, (id, root, sizes[which], account(key), deadline, signature));
    }

    function _digest(uint256 id, uint256 key, uint256 which, uint256 deadline) private view returns (bytes32) {
        bytes32 typehash = keccak256("Anchor(uint256 issuerId,bytes32 root,uint256 size,address key,uint256 deadline)");
        bytes32 message = keccak256(abi.encode(typehash, id, roots[which], sizes[which], account(key), deadline));
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CairnCredentialRegistry"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }

    function _mayAnchor(uint256 id, address key, uint256 which, uint256 size) private view returns (bool) {
        bool free = !model.batch(id, roots[which]).exists || model.isVoid(id, roots[which]);
        return model.mayWrite(id, key, 1) && free && size > 0 && size < 1 << 32;
    }

    function _mayTurn(
        uint256 id,
        uint256 which,
        uint256 position,
        uint256 mask,
        uint256 changeable
    ) private view returns (bool) {
        RegistryModel.BatchRecord memory record = model.batch(id, roots[which]);
        if (!record.exists || mask == 0 || mask & ~changeable != 0) return false;
        for (uint256 bit = 0; bit < 256; ++bit) {
            if ((mask >> bit) & 1 == 1 && position * 256 + bit >= record.size) return false;
        }
        return true;
    }

    /// @dev Mostly a few leaves that the batch has; at times anything.
    function _mask(uint256 which, uint256 position, uint256 seed) private view returns (uint256) {
        if (seed % 8 == 0) return seed >> 3;
        uint256 leaf = (seed >> 3) % sizes[which];
        return leaf / 256 == position ? 1 << (leaf % 256) : (seed >> 250) & 3;
    }

    function _mostlyAdmin(uint256 id, uint256 seed) private view returns (address) {
        return seed % 4 != 0 ? model.admin(id) : account(seed / 4);
    }

    /// @dev Mostly a key that may do it now, where there is one; at times anyone.
    function _mostlyKey(uint256 id, uint256 seed, uint8 capability) private view returns (address) {
        return account(_mostlyKeyNumber(id, seed, capability));
    }

    function _mostlyKeyNumber(uint256 id, uint256 seed, uint8 capability) private view returns (uint256) {
        for (uint256 i = 0; i < ACCOUNTS && seed % 4 != 0; ++i) {
            if (model.mayWrite(id, account((seed >> 2) + i), capability)) return (seed >> 2) + i;
        }
        return seed >> 2;
    }

    /// @dev Mostly a word in which a leaf is suspended, where there is one; at times any.
    function _mostlySuspended(uint256 id, uint256 seed) private view returns (uint256 which, uint256 position) {
        for (uint256 i = 0; i < ROOTS * POSITIONS && seed % 4 != 0; ++i) {
            (which, position) = (((seed >> 2) + i) % ROOTS, (((seed >> 2) + i) / ROOTS) % POSITIONS);
            if (model.suspensions(id, roots[which], position) != 0) return (which, position);
        }
        return ((seed >> 2) % ROOTS, (seed >> 4) % POSITIONS);
    }

    function _issuer(uint256 seed) private pure returns (uint256) {
        return 1 + (seed % ISSUERS);
    }

    /// @dev Mostly some time of late; else exactly when a batch was anchored, for what holds at the edge.
    function _timeAround(uint256 id, uint256 seed) private view returns (uint64) {
        uint256 anchoredAt = model.batch(id, roots[seed % ROOTS]).anchoredAt;
        return uint64(seed % 3 == 0 && anchoredAt != 0 ? anchoredAt : block.timestamp + 10 - (seed % 2000));
    }

    function _reason(uint256 seed) private pure returns (ICredentialRegistry.Reason) {
        return ICredentialRegistry.Reason(seed % 9);
    }

    function _words(
        uint256 position,
        uint256 mask
    ) private pure returns (ICredentialRegistry.StatusWord[] memory words) {
        words = new ICredentialRegistry.StatusWord[](1);
        words[0] = ICredentialRegistry.StatusWord(position, mask);
    }
}
