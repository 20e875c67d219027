import { readStatusChange } from '../../chain/read-status-change.ts';
import { type BatchId, parseBatchId } from '../../core/batch-id.ts';
import type { BlockReference } from '../../core/chain-reading.ts';
import { type Address, type CredentialHash, type MerkleRoot, parseCredentialHash } from '../../core/hex.ts';
import type { StatusChange } from '../../core/status-change.ts';
import { successorOf } from '../../store/supersessions.ts';
import { findPinnedRegistry } from '../anchoring/pinned-registry.ts';
import type { Installation } from '../installation.ts';
import { anchorOf } from './anchor-of.ts';
import { finalCredential } from './final-credential.ts';
import { assertHere } from './known-batch.ts';

/** The status of a credential as the chain has it at one block. Plain JSON, as the API answers it. */
export interface StatusAnswer {
  readonly credentialHash: CredentialHash;
  readonly batchId: BatchId;
  readonly chainId: number;
  readonly registry: Address;
  /** Decimal. */
  readonly issuerId: string;
  readonly root: MerkleRoot;
  readonly index: number;
  /** The issuer's DID as registered. */
  readonly did: string;
  /** There is a record of the batch, and the credential is proven to be under its root. */
  readonly anchored: boolean;
  /** When the record was made, in Unix seconds; null when there is none. */
  readonly anchoredAt: number | null;
  /** The record counts no longer: its key was compromised when it was made. */
  readonly voided: boolean;
  readonly revoked: boolean;
  readonly suspended: boolean;
  readonly batchRevoked: boolean;
  /**
   * Why, when and by whose act it was revoked or suspended, as the chain tells. Null when it is neither, and when the node
   * does not hand out what tells it in time: the status itself does not rest on it.
   */
  readonly change: StatusChange | null;
  /** The hash of the certificate that corrects this one. */
  readonly supersededBy: CredentialHash | null;
  /** The block that all this was read at. */
  readonly block: BlockReference;
}

/**
 * Reads the status of a credential from the chain, at its newest block.
 *
 * @throws CairnError `credential-not-found`, `anchor-pending`, and as `findPinnedRegistry`
 */
export async function statusOf(installation: Installation, hash: CredentialHash): Promise<StatusAnswer> {
  const { deployment, store } = installation;
  const row = await finalCredential(store, hash);
  const { chainId, registry, issuerId, root, index, proof } = anchorOf(row);
  assertHere(deployment, { chainId, registry });
  const { reader, head } = await findPinnedRegistry(deployment, installation.now());
  const query = { deployment, issuerId, root, index, credentialHash: hash, proof };
  const [status, successor] = await Promise.all([reader.status(query, head), successorOf(store.db, hash)]);
  const isRevoked = status.revoked || status.batchRevoked;
  const range = { fromBlock: row.block_number ?? 0, toBlock: head.number };
  const change =
    isRevoked || status.suspended
      ? await readStatusChange({ ...query, ...range, status: isRevoked ? 'revoked' : 'suspended' })
      : null;
  return {
    credentialHash: hash,
    batchId: parseBatchId(row.batch_id),
    chainId,
    registry,
    issuerId: String(issuerId),
    root,
    index,
    did: status.did,
    anchored: status.anchored && status.proofValid,
    anchoredAt: status.anchored ? status.anchoredAt : null,
    voided: status.voided,
    revoked: status.revoked,
    suspended: status.suspended,
    batchRevoked: status.batchRevoked,
    change,
    supersededBy: successor === undefined ? null : parseCredentialHash(successor),
    block: head,
  };
}
