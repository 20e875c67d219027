import { type Digest, keccak256 } from './digest.ts';
import { CairnError } from './errors.ts';
import { bytesToHex, type CredentialHash, hexToBytes, type Leaf, parseLeaf } from './hex.ts';

/** The largest size that a batch can have, and so one more than the largest index: 2^32 - 1. */
export const maxBatchSize = 0xffff_ffff;

/**
 * `keccak256(keccak256(abi.encode(uint256 index, bytes32 credentialHash)))`, on bytes.
 *
 * This is the leaf of OpenZeppelin's StandardMerkleTree for `["uint256","bytes32"]`. Hashing twice keeps an inner node
 * (64 bytes, hashed once) from posing as a leaf; the index inside ties a proof to its status bit.
 *
 * @param index of the leaf in its batch, 0 to 2^32 - 2
 * @param hash the credential's hash, 32 bytes
 * @throws CairnError `index-out-of-range`
 */
export function leafBytes(index: number, hash: Uint8Array, keccak: Digest = keccak256): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= maxBatchSize) {
    throw new CairnError('index-out-of-range', `A leaf index is from 0 to ${maxBatchSize - 1}, found ${index}`);
  }
  if (hash.length !== 32) throw new CairnError('malformed-hex', `A credential hash has 32 bytes, found ${hash.length}`);
  const preimage = new Uint8Array(64);
  preimage[28] = index >>> 24;
  preimage[29] = index >>> 16;
  preimage[30] = index >>> 8;
  preimage[31] = index;
  preimage.set(hash, 32);
  return keccak(keccak(preimage));
}

/** `leafBytes` on hex. Form: see there. */
export function leafOf(index: number, hash: CredentialHash, keccak: Digest = keccak256): Leaf {
  return parseLeaf(bytesToHex(leafBytes(index, hexToBytes(hash), keccak)));
}
