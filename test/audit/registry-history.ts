import { parseBatchId } from '../../service/core/batch-id.ts';
import { type CredentialHash, type MerkleRoot, parseHash32 } from '../../service/core/hex.ts';
import type { Manifest } from '../../service/core/manifest.ts';
import { merkleRoot } from '../../service/core/merkle-root.ts';
import { statusWords } from '../../service/core/status-words.ts';
import { someCredentialHash } from '../chain/certificate-on-chain.ts';
import { type RegistryOnAnvil, startRegistry } from '../nodes/anvil.ts';

/** A batch of a test, with what its issuer would publish of it. */
export interface HistoryBatch {
  readonly root: MerkleRoot;
  readonly hashes: readonly CredentialHash[];
  readonly manifest: Manifest;
}

/** A registry in which everything has happened that can happen. */
export interface PlayedHistory {
  readonly chain: RegistryOnAnvil;
  /** 300 certificates of the first issuer: revocations in two words, suspensions, a reinstatement. */
  readonly spring: HistoryBatch;
  /** Anchored by a key that was compromised then, so void. */
  readonly voided: HistoryBatch;
  /** Anchored by the same key, and later by a good one. */
  readonly anchoredAgain: HistoryBatch;
  /** Revoked as a whole. */
  readonly withdrawn: HistoryBatch;
  /** Of the second issuer. */
  readonly other: HistoryBatch;
  /** Unix seconds: after the void anchorings, and before their key was declared compromised. */
  readonly beforeCompromise: number;
  /** A batch of these certificates for an issuer; its batchId is made of the number. */
  batchOf(issuerId: bigint, number: number, size: number): HistoryBatch;
}

/** The numbers of the two issuers. */
export const [FIRST, SECOND] = [1n, 2n] as const;
/** Their DIDs: the second is too long for one slot of storage. */
export const DIDS = ['did:web:harbour.example', `did:web:${'branch.'.repeat(12)}example`] as const;

/** Plays a whole history on a fresh node. Account 0 has deployed; 1 is the admin, and 6 takes over from it. */
export async function playHistory(): Promise<PlayedHistory> {
  const chain = await startRegistry();
  const { calls, send, signer, anvil, registry } = chain;
  const [admin, newAdmin] = [signer(1), signer(6)];
  const keys = { anchor: signer(2), revoke: signer(3), stolen: signer(4), good: signer(5) };
  const batchOf = (issuerId: bigint, number: number, size: number): HistoryBatch => {
    const hashes = Array.from({ length: size }, (_, index) => someCredentialHash(number * 100_000 + index));
    const root = merkleRoot(hashes);
    const batchId = parseBatchId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
    const manifest = { batchId, chainId: anvil.chainId, registry, issuerId, root, size, credentialHashes: hashes };
    return { root, hashes, manifest };
  };
  const spring = batchOf(FIRST, 1, 300);
  const voided = batchOf(FIRST, 2, 5);
  const anchoredAgain = batchOf(FIRST, 3, 7);
  const withdrawn = batchOf(FIRST, 4, 3);
  const other = batchOf(SECOND, 5, 2);
  const anchor = (key: typeof admin, { manifest }: HistoryBatch) =>
    send(key, calls.anchor(manifest.issuerId, manifest.root, manifest.size));
  const digest = (byte: string) => parseHash32(`0x${byte.repeat(32)}`);

  for (const did of DIDS) await chain.register(admin, did);
  for (const issuerId of [FIRST, SECOND]) {
    await send(admin, calls.addKey(issuerId, keys.anchor.address, ['anchor', 'suspend'], 0, 0));
    await send(admin, calls.addKey(issuerId, keys.revoke.address, ['revoke'], 5, 4_000_000_000));
  }
  await send(admin, calls.publish(FIRST, 'issuer-document', digest('cd')));
  await send(keys.anchor, calls.publish(SECOND, 'pathway-version', digest('ab')));
  await anchor(keys.anchor, spring);
  await anchor(keys.anchor, withdrawn);
  await anchor(keys.anchor, other);
  await send(keys.revoke, calls.revoke(FIRST, spring.root, statusWords([3, 255, 256, 299]), 'academic-misconduct'));
  await send(keys.anchor, calls.suspend(FIRST, spring.root, statusWords([10, 11, 12]), 'certificate-hold'));
  await send(keys.anchor, calls.reinstate(FIRST, spring.root, statusWords([11]), 'unspecified'));
  await send(keys.revoke, calls.revoke(SECOND, other.root, statusWords([1]), 'superseded'));
  await send(admin, calls.endKey(FIRST, keys.anchor.address));
  await send(admin, calls.addKey(FIRST, keys.stolen.address, ['anchor'], 0, 0));
  await anchor(keys.stolen, voided);
  await anchor(keys.stolen, anchoredAgain);
  const { timestamp: beforeCompromise } = await chain.reader.head();
  await chain.node.result('evm_increaseTime', [3_600]);
  await send(admin, calls.declareCompromised(FIRST, keys.stolen.address, beforeCompromise - 1));
  await send(admin, calls.addKey(FIRST, keys.good.address, ['anchor', 'suspend'], 0, 0));
  await anchor(keys.good, anchoredAgain);
  await send(admin, calls.revokeBatch(FIRST, withdrawn.root, 'issued-in-error'));
  await send(admin, calls.transferAdmin(FIRST, newAdmin.address));
  await send(newAdmin, calls.acceptAdmin(FIRST));
  await send(admin, calls.transferAdmin(SECOND, newAdmin.address));
  return { chain, spring, voided, anchoredAgain, withdrawn, other, beforeCompromise, batchOf };
}
