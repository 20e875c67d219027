import { type AnchorReference, formatAnchorReference } from '../core/anchor-reference.ts';
import type { BatchId } from '../core/batch-id.ts';
import { canonicalText } from '../core/canonical.ts';
import type { Digest } from '../core/digest.ts';
import { bytesToHex, type CredentialHash, type MerkleRoot, parseCredentialHash } from '../core/hex.ts';
import type { IssuerReference } from '../core/issuer-reference.ts';
import type { JsonObject } from '../core/json.ts';
import { buildCredentialTree, checkedProof } from './credential-tree.ts';

/** A credential of an open batch. */
export interface DraftCredential {
  readonly credentialId: string;
  /** Without `credentialStatus`. */
  readonly document: JsonObject;
}

/** A credential of a sealed batch: immutable from here on. */
export interface SealedCredential<Draft extends DraftCredential = DraftCredential> {
  readonly draft: Draft;
  /** The RFC 8785 text, `credentialStatus` included: its SHA-256 is the hash. */
  readonly canonicalText: string;
  readonly credentialHash: CredentialHash;
  readonly index: number;
  /** The siblings from leaf to root, 32 bytes each. */
  readonly proof: readonly Buffer[];
}

export interface SealedBatch<Draft extends DraftCredential = DraftCredential> {
  readonly root: MerkleRoot;
  readonly size: number;
  readonly credentials: readonly SealedCredential<Draft>[];
}

/** Where the batch will be anchored; it becomes part of every credential. */
export interface SealPlace extends IssuerReference {
  readonly batchId: BatchId;
  /** The issuer's public URL, without a slash at the end: status lists are served under it. */
  readonly publicUrl: string;
}

/** The faster primitives that sealing is given (`native-digests.ts`). */
export interface SealDigests {
  readonly sha: Digest;
  readonly keccak: Digest;
}

/**
 * Seals a batch: orders the credentials by their random id (an order by name or score would publish it), gives each
 * its index and status, hashes, builds the tree, and checks every proof that will be handed out.
 *
 * @throws CairnError `batch-empty`, `duplicate-credential`, `proof-self-check-failed`
 */
export function sealCredentials<Draft extends DraftCredential>(
  drafts: readonly Draft[],
  place: SealPlace,
  { sha, keccak }: SealDigests,
): SealedBatch<Draft> {
  // Lower-case UUIDs: the order of UTF-16 code units is the order of the bytes.
  const ordered = drafts.toSorted((a, b) => (a.credentialId < b.credentialId ? -1 : 1));
  const complete = ordered.map((draft, index) => {
    const { proof, ...covered } = draft.document;
    const credentialStatus = statusEntry({ ...place, index }, place.publicUrl);
    const text = canonicalText({ ...covered, credentialStatus });
    return { draft, index, canonicalText: text, hash: sha(Buffer.from(text, 'utf8')) };
  });
  const tree = buildCredentialTree(
    complete.map(({ hash }) => hash),
    keccak,
  );
  return {
    root: tree.root,
    size: tree.size,
    credentials: complete.map(({ hash, ...credential }) => ({
      ...credential,
      credentialHash: parseCredentialHash(bytesToHex(hash)),
      proof: checkedProof(tree, credential.index, hash, keccak),
    })),
  };
}

/** The credential's one status entry; its `id` says where the credential is anchored. */
function statusEntry(anchor: AnchorReference, publicUrl: string): JsonObject {
  return {
    id: formatAnchorReference(anchor),
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(anchor.index),
    statusListCredential: `${publicUrl}/status/${anchor.batchId}`,
  };
}
