import type { Signer } from '../../service/chain/transaction-signing.ts';
import type { ChainQuery } from '../../service/core/chain-reading.ts';
import { keccak256 } from '../../service/core/digest.ts';
import {
  bytesToHex,
  type CredentialHash,
  hexToBytes,
  type MerkleRoot,
  parseCredentialHash,
  parseHash32,
  parseMerkleRoot,
} from '../../service/core/hex.ts';
import { leafOf } from '../../service/core/leaf.ts';
import type { RegistryOnAnvil } from '../nodes/anvil.ts';

/** A hash that stands for the `n`th credential of a test. */
export function someCredentialHash(n: number): CredentialHash {
  return parseCredentialHash(bytesToHex(keccak256(new TextEncoder().encode(`credential ${n}`))));
}

/** A root that stands for a batch whose proofs a test does not need. */
export function someRoot(n: number): MerkleRoot {
  return parseMerkleRoot(bytesToHex(keccak256(new TextEncoder().encode(`batch ${n}`))));
}

/** An issuer of a test: its admin, and an everyday key that may anchor and suspend, as DESIGN has it. */
export interface TestIssuer {
  readonly issuerId: bigint;
  readonly did: string;
  readonly admin: Signer;
  readonly anchorKey: Signer;
  readonly revokeKey: Signer;
}

/** Registers an issuer with accounts 1 (admin), 2 (anchors, suspends) and 3 (revokes). */
export async function registerTestIssuer(chain: RegistryOnAnvil, did: string): Promise<TestIssuer> {
  const [admin, anchorKey, revokeKey] = [chain.signer(1), chain.signer(2), chain.signer(3)];
  const issuerId = await chain.register(admin, did);
  await chain.send(admin, chain.calls.addKey(issuerId, anchorKey.address, ['anchor', 'suspend'], 0, 0));
  await chain.send(admin, chain.calls.addKey(issuerId, revokeKey.address, ['revoke'], 0, 0));
  return { issuerId, did, admin, anchorKey, revokeKey };
}

/** Anchors a batch of two certificates and returns what a verifier asks about the first. */
export async function anchorPair(chain: RegistryOnAnvil, issuer: TestIssuer, seed: number): Promise<ChainQuery> {
  const credentialHash = someCredentialHash(seed);
  const [first, second] = [leafOf(0, credentialHash), leafOf(1, someCredentialHash(seed + 1))];
  const pair = [first, second].sort().map(hexToBytes);
  const root = parseMerkleRoot(bytesToHex(keccak256(Buffer.concat(pair))));
  await chain.send(issuer.anchorKey, chain.calls.anchor(issuer.issuerId, root, 2));
  const proof = [parseHash32(second)];
  return { deployment: chain.pin, issuerId: issuer.issuerId, root, index: 0, credentialHash, proof };
}
