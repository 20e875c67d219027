/** The values of the chain as every document of ours writes them, read at their place. */
import { parseDecimalUint256 } from './decimal.ts';
import {
  type Address,
  type CredentialHash,
  type Hash32,
  isAddress,
  isCredentialHash,
  isHash32,
  isMerkleRoot,
  type MerkleRoot,
} from './hex.ts';
import { guardedAt, integerAt, type Place, refuse, textAt } from './shape.ts';

const HASH = '0x and 64 lower-case hexadecimal digits';

/** A chain id (EIP-155): a JSON integer from 1. */
export function chainIdAt(place: Place): number {
  return integerAt(place, 1);
}

/** An address in lower case. */
export function addressAt(place: Place): Address {
  return guardedAt(place, isAddress, '0x and 40 lower-case hexadecimal digits');
}

/** An issuer's number in the registry: a decimal string, since it may be larger than JSON numbers hold. */
export function issuerIdAt(place: Place): bigint {
  return parseDecimalUint256(textAt(place)) ?? refuse(place, 'a decimal without leading zeros');
}

/** Any hash of 32 bytes. */
export function hash32At(place: Place): Hash32 {
  return guardedAt(place, isHash32, HASH);
}

/** The root of a batch. */
export function merkleRootAt(place: Place): MerkleRoot {
  return guardedAt(place, isMerkleRoot, HASH);
}

/** The hash of a credential. */
export function credentialHashAt(place: Place): CredentialHash {
  return guardedAt(place, isCredentialHash, HASH);
}
