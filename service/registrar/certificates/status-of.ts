import { type BatchId, parseBatchId } from '../../core/batch-id.ts';
import type { BlockReference } from '../../core/chain-reading.ts';
import { type Address, type CredentialHash, type MerkleRoot, parseCredentialHash } from '../../core/hex.ts';
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
    supersededBy: successor === undefined ? null : parseCredentialHash(successor),
    block: head,
  };
}
