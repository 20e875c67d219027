// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {CredentialLeaf} from "../../../contracts/libraries/CredentialLeaf.sol";

/// @title What Solidity makes of proofs, for tests that compare it with other implementations
/// @notice For tests only, never deployed to a chain that counts. A test deploys it once (artifact `ProofOracle`, no
/// constructor arguments) and asks about many proofs in one `eth_call`: `check(claims)` answers in the order of the
/// claims. A claim takes about 10,000 gas at depth 12, so a thousand of them fit in the 30,000,000 that a node allows a
/// call; or give the call more.
contract ProofOracle {
    /// @notice One proof: the credential at `index` is in the batch of `size` with this `root`.
    struct Claim {
        bytes32 root;
        uint256 size;
        uint256 index;
        bytes32 credentialHash;
        bytes32[] proof;
    }

    /// @notice What became of a claim.
    /// @param leaf The leaf by the registry's library.
    /// @param depth The length that the registry's library wants the proof to have.
    /// @param included Whether the registry's library accepts it: index, exact depth and hashes.
    /// @param openZeppelinRoot The root that OpenZeppelin's library computes from leaf and proof.
    /// @param openZeppelinVerifies Whether OpenZeppelin's library accepts the proof, of whatever depth.
    struct Answer {
        bytes32 leaf;
        uint256 depth;
        bool included;
        bytes32 openZeppelinRoot;
        bool openZeppelinVerifies;
    }

    /// @notice Judges each claim.
    function check(Claim[] calldata claims) external pure returns (Answer[] memory answers) {
        answers = new Answer[](claims.length);
        for (uint256 i = 0; i < claims.length; ++i) {
            Claim calldata claim = claims[i];
            bytes32 leaf = CredentialLeaf.hash(claim.index, claim.credentialHash);
            answers[i] = Answer({
                leaf: leaf,
                depth: CredentialLeaf.depth(claim.index, claim.size),
                included: CredentialLeaf.isIncluded(
                    claim.root,
                    claim.size,
                    claim.index,
                    claim.credentialHash,
                    claim.proof
                ),
                openZeppelinRoot: MerkleProof.processProofCalldata(claim.proof, leaf),
                openZeppelinVerifies: MerkleProof.verifyCalldata(claim.proof, claim.root, leaf)
            });
        }
    }

    /// @notice The leaf of a credential, by the registry's library.
    function leafHash(uint256 index, bytes32 credentialHash) external pure returns (bytes32) {
        return CredentialLeaf.hash(index, credentialHash);
    }

    /// @notice The depth of a leaf in a batch, by the registry's library.
    function depth(uint256 index, uint256 size) external pure returns (uint256) {
        return CredentialLeaf.depth(index, size);
    }

    /// @notice Whether a credential is in a batch, by the registry's library.
    function isIncluded(
        bytes32 root,
        uint256 size,
        uint256 index,
        bytes32 credentialHash,
        bytes32[] calldata proof
    ) external pure returns (bool) {
        return CredentialLeaf.isIncluded(root, size, index, credentialHash, proof);
    }
}
