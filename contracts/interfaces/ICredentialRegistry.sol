// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

/// @title The registry of anchored credential batches
/// @notice Answers one question for a verifier who trusts nobody but the chain: who anchored this credential, when, and
/// does it still stand? An issuer anchors the Merkle root of a batch of credential hashes, and may later revoke or
/// suspend single credentials, or revoke the batch. Nothing that counts is ever overwritten or deleted.
///
/// WARNING: Anyone may register and claim any DID. What is read here proves what an `issuerId` did, never who stands
/// behind it: a verifier binds the whole tuple (DID, chain, registry, `issuerId`) by other means.
///
/// WARNING: Nothing personal belongs here, nor the plain hash of anything that can be guessed about a person.
///
/// NOTE: Times are unix seconds. A period runs from `validFrom` (included) to `validUntil` (excluded). Where a time may
/// be absent, 0 stands for "never": `validUntil` 0 is a key without an end, `compromisedSince` 0 a key never declared
/// compromised, `anchoredAt` 0 a batch that does not exist, `publishedAt` 0 a digest never published.
///
/// NOTE: A value outside an enum is refused by the ABI decoder, without data.
interface ICredentialRegistry {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice Why a status changed, after the CRLReason of RFC 5280 section 5.3.1, with what education needs besides.
    /// @dev Order is part of the ABI and never changes.
    enum Reason {
        Unspecified,
        KeyCompromise,
        AffiliationChanged,
        Superseded,
        CessationOfOperation,
        CertificateHold,
        PrivilegeWithdrawn,
        AcademicMisconduct,
        IssuedInError
    }

    /// @notice What a published digest is the digest of.
    /// @dev Order is part of the ABI and never changes.
    enum DocumentKind {
        IssuerDocument,
        PathwayVersion
    }

    /// @notice An issuer: a DID that never changes, and the account that speaks for it.
    /// @param admin The account that manages keys, revokes whole batches and publishes issuer documents; zero when the
    /// issuer does not exist.
    /// @param pendingAdmin The account that may accept the administration; zero when no transfer is under way.
    /// @param did The DID as registered, unchecked.
    struct Issuer {
        address admin;
        address pendingAdmin;
        string did;
    }

    /// @notice A key of an issuer.
    /// @param capabilities The sum of ANCHOR (1), SUSPEND (2) and REVOKE (4); zero when the key does not exist.
    /// @param validFrom The first second at which the key may write.
    /// @param validUntil The first second at which it no longer may; 0 when no end is set.
    /// @param compromisedSince What the key anchored at or after this time is void; 0 when never declared.
    struct Key {
        uint8 capabilities;
        uint64 validFrom;
        uint64 validUntil;
        uint64 compromisedSince;
    }

    /// @notice A batch of credentials under one Merkle root.
    /// @param key The key that anchored it; zero when the batch does not exist.
    /// @param anchoredAt The time of the block that anchored it.
    /// @param size How many credentials it holds.
    /// @param revoked Whether the whole batch is revoked.
    /// @param voided Whether its key was compromised when it anchored, so that the batch does not count.
    struct Batch {
        address key;
        uint64 anchoredAt;
        uint32 size;
        bool revoked;
        bool voided;
    }

    /// @notice Up to 256 credentials of one batch, to be changed together.
    /// @param position The number of the word: it holds the leaves from `position * 256` on.
    /// @param mask The leaves to change, least significant bit first: bit `i` is leaf `position * 256 + i`.
    struct StatusWord {
        uint256 position;
        uint256 mask;
    }

    /// @notice All that the chain knows of one credential, as of one block.
    /// @param chainId The chain that was asked.
    /// @param blockNumber The block at which it was asked, as the EVM numbers it.
    /// @param blockTimestamp The time of that block.
    /// @param anchored Whether the issuer has a batch of this root, void or not.
    /// @param voided Whether that batch does not count, because its key was compromised when it anchored.
    /// @param proofValid Whether the credential hash is the leaf at `index` of that batch.
    /// @param revoked Whether the leaf at `index` is revoked.
    /// @param suspended Whether the leaf at `index` is suspended.
    /// @param batchRevoked Whether the whole batch is revoked.
    /// @param key The key that anchored the batch.
    /// @param anchoredAt When it did.
    /// @param size How many credentials the batch holds.
    /// @param keyValidFrom The first second at which that key may write.
    /// @param keyValidUntil The first second at which it no longer may; 0 when no end is set.
    /// @param keyCompromisedSince Since when that key is declared compromised; 0 when never.
    /// @param did The issuer's DID; empty when the issuer does not exist.
    struct Status {
        uint256 chainId;
        uint256 blockNumber;
        uint64 blockTimestamp;
        bool anchored;
        bool voided;
        bool proofValid;
        bool revoked;
        bool suspended;
        bool batchRevoked;
        address key;
        uint64 anchoredAt;
        uint32 size;
        uint64 keyValidFrom;
        uint64 keyValidUntil;
        uint64 keyCompromisedSince;
        string did;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice An issuer registered.
    /// @param issuerId The issuer's number, from 1 on.
    /// @param admin Its first admin.
    /// @param did Its DID, for ever.
    event IssuerRegistered(uint256 indexed issuerId, address indexed admin, string did);

    /// @notice An admin named a successor, who has not accepted yet. The zero address withdraws an earlier offer.
    event AdminTransferStarted(uint256 indexed issuerId, address indexed admin, address indexed newAdmin);

    /// @notice The successor accepted: from here `newAdmin` alone is the admin.
    event AdminTransferred(uint256 indexed issuerId, address indexed admin, address indexed newAdmin);

    /// @notice A key was added.
    /// @param by The admin.
    event KeyAdded(
        uint256 indexed issuerId,
        address indexed key,
        address indexed by,
        uint8 capabilities,
        uint64 validFrom,
        uint64 validUntil
    );

    /// @notice A key was ended, as of this block.
    /// @param by The admin, or the key itself.
    event KeyEnded(uint256 indexed issuerId, address indexed key, address indexed by);

    /// @notice A key was declared compromised: what it anchored at or after `since` is void. The key is ended with it,
    /// as of this block unless it had ended before; no KeyEnded is emitted.
    /// @param by The admin.
    event KeyCompromised(uint256 indexed issuerId, address indexed key, address indexed by, uint64 since);

    /// @notice A batch was anchored; or, if its root was anchored before, the void batch was anchored again.
    event BatchAnchored(uint256 indexed issuerId, bytes32 indexed root, address indexed key, uint256 size);

    /// @notice The leaves in `words` became revoked, for ever; none of them was before.
    /// @param by The key that acted.
    event CredentialsRevoked(
        uint256 indexed issuerId,
        bytes32 indexed root,
        address indexed by,
        Reason reason,
        StatusWord[] words
    );

    /// @notice The leaves in `words` became suspended; none of them was before.
    /// @param by The key that acted.
    event CredentialsSuspended(
        uint256 indexed issuerId,
        bytes32 indexed root,
        address indexed by,
        Reason reason,
        StatusWord[] words
    );

    /// @notice The leaves in `words` are no longer suspended; all of them were before.
    /// @param by The key that acted.
    event CredentialsReinstated(
        uint256 indexed issuerId,
        bytes32 indexed root,
        address indexed by,
        Reason reason,
        StatusWord[] words
    );

    /// @notice A whole batch became revoked, for ever.
    /// @param by The admin.
    event BatchRevoked(uint256 indexed issuerId, bytes32 indexed root, address indexed by, Reason reason);

    /// @notice A digest was published for the first time.
    /// @param by The admin or the key that published it.
    event DocumentPublished(
        uint256 indexed issuerId,
        DocumentKind indexed kind,
        bytes32 indexed digest,
        address by
    );

    // ------------------------------------------------------------------------------------------------------ errors

    /// @dev No issuer has this number.
    error CredentialRegistryUnknownIssuer(uint256 issuerId);

    /// @dev A DID is from 1 to 512 bytes long.
    error CredentialRegistryInvalidDidLength(uint256 length);

    /// @dev An issuer cannot do without an admin.
    error CredentialRegistryZeroAdmin();

    /// @dev Only the issuer's admin may do this.
    error CredentialRegistryNotAdmin(uint256 issuerId, address caller);

    /// @dev Only the account that the admin named may accept.
    error CredentialRegistryNotPendingAdmin(uint256 issuerId, address caller);

    /// @dev Only the issuer's admin and the key itself may end a key.
    error CredentialRegistryNotAdminOrKey(uint256 issuerId, address key, address caller);

    /// @dev The zero address signs nothing.
    error CredentialRegistryZeroKey();

    /// @dev An address is added once per issuer: its past is never overwritten. Add another address.
    error CredentialRegistryKeyAlreadyAdded(uint256 issuerId, address key);

    /// @dev Capabilities are a sum of ANCHOR (1), SUSPEND (2) and REVOKE (4), and not zero.
    error CredentialRegistryInvalidCapabilities(uint8 capabilities);

    /// @dev A period ends after it begins.
    error CredentialRegistryInvalidPeriod(uint64 validFrom, uint64 validUntil);

    /// @dev The issuer has no such key.
    error CredentialRegistryUnknownKey(uint256 issuerId, address key);

    /// @dev The key may not do this; `required` is the capability that it lacks.
    error CredentialRegistryKeyLacksCapability(uint256 issuerId, address key, uint8 capabilities, uint8 required);

    /// @dev The key is not valid yet, or no longer.
    error CredentialRegistryKeyNotValidNow(uint256 issuerId, address key, uint64 validFrom, uint64 validUntil);

    /// @dev The key has ended already.
    error CredentialRegistryKeyAlreadyEnded(uint256 issuerId, address key, uint64 validUntil);

    /// @dev A compromise is declared with a time that is not zero, not in the future, and earlier than the one declared
    /// before (`compromisedSince`, 0 when none).
    error CredentialRegistryInvalidCompromiseTime(
        uint256 issuerId,
        address key,
        uint64 since,
        uint64 compromisedSince
    );

    /// @dev A batch holds from 1 to 2^32 - 1 credentials.
    error CredentialRegistryInvalidSize(uint256 size);

    /// @dev The issuer has anchored this root already, and it counts.
    error CredentialRegistryBatchAlreadyAnchored(
        uint256 issuerId,
        bytes32 root,
        address key,
        uint64 anchoredAt,
        uint32 size
    );

    /// @dev The signature came after its deadline.
    error CredentialRegistryDeadlinePassed(uint256 deadline, uint256 blockTimestamp);

    /// @dev The signature is not the key's, or not over these values.
    error CredentialRegistryInvalidSignature(uint256 issuerId, address key);

    /// @dev The issuer has anchored no such root.
    error CredentialRegistryUnknownBatch(uint256 issuerId, bytes32 root);

    /// @dev A status change names at least one word.
    error CredentialRegistryNoStatusWords();

    /// @dev A word names at least one leaf.
    error CredentialRegistryEmptyMask(uint256 position);

    /// @dev The word names leaves that a batch of this size does not have.
    error CredentialRegistryBeyondBatch(uint256 position, uint256 mask, uint32 size);

    /// @dev The leaves in `unchanged` already are what the call would make them. Leave them out.
    error CredentialRegistryStatusUnchanged(uint256 position, uint256 unchanged);

    /// @dev The batch is revoked already.
    error CredentialRegistryBatchAlreadyRevoked(uint256 issuerId, bytes32 root);

    /// @dev The digest is published already; the first time is the one that counts.
    error CredentialRegistryAlreadyPublished(
        uint256 issuerId,
        DocumentKind kind,
        bytes32 digest,
        uint64 publishedAt
    );

    // ------------------------------------------------------------------------------------------ issuers and keys

    /// @notice Registers an issuer. Anyone may; the claim to the DID is not checked.
    /// WARNING: The DID never changes, and a lost admin cannot be replaced by anyone.
    /// NOTE: The number depends on who registers first: read it from a final receipt, never from a simulation.
    /// @param did The issuer's DID, from 1 to 512 bytes.
    /// @param admin The account that will manage the issuer; not zero.
    /// @return issuerId The issuer's number: 1 for the first, and so on.
    function registerIssuer(string calldata did, address admin) external returns (uint256 issuerId);

    /// @notice Offers the administration to another account, which has to accept it. Replaces an earlier offer. For the
    /// admin alone.
    /// @param newAdmin The successor; zero withdraws the offer.
    function transferAdmin(uint256 issuerId, address newAdmin) external;

    /// @notice Takes over the administration. For the account alone that the admin named.
    function acceptAdmin(uint256 issuerId) external;

    /// @notice Adds a key. For the admin alone. What the key may do and from when to when is checked whenever it writes.
    /// WARNING: An address is added once per issuer. What it may do can never be widened or renewed.
    /// WARNING: Revocations cannot be undone, not even those of a key that is later declared compromised. Give REVOKE
    /// to keys that are well kept.
    /// @param key The account, or the ERC-1271 contract, that will act.
    /// @param capabilities The sum of ANCHOR (1), SUSPEND (2) and REVOKE (4).
    /// @param validFrom The first second at which it may write; may lie in the past.
    /// @param validUntil The first second at which it no longer may; 0 for no end.
    function addKey(uint256 issuerId, address key, uint8 capabilities, uint64 validFrom, uint64 validUntil) external;

    /// @notice Ends a key, as of this block. For the admin and the key itself. What the key has done stands.
    function endKey(uint256 issuerId, address key) external;

    /// @notice Declares a key compromised: what it anchored at or after `since` is void, and the key is ended. For the
    /// admin alone. May be called again with an earlier time; never cleared.
    /// WARNING: Revocations and suspensions by the key stand, whenever they were made.
    /// @param since Not zero, not in the future, and earlier than any time declared before.
    function declareCompromised(uint256 issuerId, address key, uint64 since) external;

    // ----------------------------------------------------------------------------------------------------- batches

    /// @notice Anchors the root of a batch, in the name of the calling key, which needs ANCHOR.
    /// @dev A root is anchored per issuer, so that copying a pending root hurts nobody. A root that counts is refused. A
    /// void one is replaced (who, when and how many); its revocations and suspensions, of leaves and of the whole,
    /// stay.
    /// @param root The root of the batch's Merkle tree.
    /// @param size How many credentials it holds, from 1 to 2^32 - 1. It fixes the depth of every proof, so a wrong
    /// size makes proofs fail.
    function anchor(uint256 issuerId, bytes32 root, uint256 size) external;

    /// @notice Anchors the root of a batch, in the name of a key that signed for it. Anyone may send it.
    /// @dev EIP-712, domain `CairnCredentialRegistry` version `1` with chain id and this contract,
    /// `Anchor(uint256 issuerId,bytes32 root,uint256 size,address key,uint256 deadline)`. The signature is the key's by
    /// ECDSA recovery (65 bytes), or else by ERC-1271. It needs no nonce: what it does can be done once, and once the
    /// batch is void, its key is ended.
    /// @param key The key that signed; it needs ANCHOR, now.
    /// @param deadline The last second at which the signature is taken.
    /// @param signature The key's signature.
    function anchorBySig(
        uint256 issuerId,
        bytes32 root,
        uint256 size,
        address key,
        uint256 deadline,
        bytes calldata signature
    ) external;

    // ------------------------------------------------------------------------------------------------------ status

    /// @notice Revokes credentials, for ever. For a key with REVOKE. The batch may be void.
    /// @dev All or nothing: refused are empty words, leaves beyond the batch, and leaves that are revoked already.
    function revoke(uint256 issuerId, bytes32 root, StatusWord[] calldata words, Reason reason) external;

    /// @notice Suspends credentials until they are reinstated. For a key with SUSPEND. The batch may be void.
    /// @dev All or nothing: refused are empty words, leaves beyond the batch, and leaves that are suspended already.
    /// Revocation is another bit: a suspended leaf may be revoked and the other way about.
    function suspend(uint256 issuerId, bytes32 root, StatusWord[] calldata words, Reason reason) external;

    /// @notice Ends the suspension of credentials. For a key with SUSPEND. The batch may be void.
    /// @dev All or nothing: refused are empty words, leaves beyond the batch, and leaves that are not suspended.
    function reinstate(uint256 issuerId, bytes32 root, StatusWord[] calldata words, Reason reason) external;

    /// @notice Revokes a whole batch, for ever. For the admin alone. The batch may be void.
    /// WARNING: The flag stays when a void batch is anchored again.
    function revokeBatch(uint256 issuerId, bytes32 root, Reason reason) external;

    // --------------------------------------------------------------------------------------------------- documents

    /// @notice Gives a digest the time of this block, once. An issuer document is for the admin, a pathway version for
    /// a key with ANCHOR.
    /// @param digest The SHA-256 of the document's RFC 8785 bytes.
    function publish(uint256 issuerId, DocumentKind kind, bytes32 digest) external;

    // ------------------------------------------------------------------------------------------------------- views

    /// @notice How many issuers there are; they are numbered from 1 to this.
    function issuerCount() external view returns (uint256);

    /// @notice An issuer; all zero when it does not exist.
    function issuer(uint256 issuerId) external view returns (Issuer memory);

    /// @notice A key of an issuer; all zero when it does not exist.
    function key(uint256 issuerId, address account) external view returns (Key memory);

    /// @notice A batch of an issuer; all zero when it does not exist.
    function batch(uint256 issuerId, bytes32 root) external view returns (Batch memory);

    /// @notice The revocations of the leaves from `position * 256` on, least significant bit first.
    function revocationWord(uint256 issuerId, bytes32 root, uint256 position) external view returns (uint256);

    /// @notice The suspensions of the leaves from `position * 256` on, least significant bit first.
    function suspensionWord(uint256 issuerId, bytes32 root, uint256 position) external view returns (uint256);

    /// @notice When a digest was published first; 0 when never.
    function publishedAt(uint256 issuerId, DocumentKind kind, bytes32 digest) external view returns (uint64);

    /// @notice All that the chain knows of one credential. Never reverts, whatever the arguments: what does not exist
    /// is false, zero or empty.
    /// WARNING: A credential counts only if it is anchored, not void, its proof is valid, and neither it nor its batch
    /// is revoked, nor it suspended; and then only for someone who knows whom `issuerId` belongs to.
    /// @param index The leaf's index in the batch.
    /// @param credentialHash The SHA-256 of the credential's canonical bytes, recomputed by the verifier.
    /// @param proof The siblings from the leaf to the root; its length has to be the depth of `index` in the batch.
    function statusOf(
        uint256 issuerId,
        bytes32 root,
        uint256 index,
        bytes32 credentialHash,
        bytes32[] calldata proof
    ) external view returns (Status memory);

    /// @notice The EIP-712 domain of `anchorBySig`, as EIP-5267 has it.
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
        );
}
