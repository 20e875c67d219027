import { type BatchId, isBatchId } from './batch-id.ts';
import { addressAt, chainIdAt, credentialHashAt, issuerIdAt, merkleRootAt } from './chain-values.ts';
import type { Address, CredentialHash, MerkleRoot } from './hex.ts';
import type { JsonObject } from './json.ts';
import { maxBatchSize } from './leaf.ts';
import { constantAt, documentPlace, elements, guardedAt, integerAt, member, onlyMembers, refuse } from './shape.ts';
import { type JsonLimits, parseStrictJson } from './strict-json.ts';

/** What is public of a batch: which hashes, in index order, under which root. Nothing personal. */
export interface Manifest {
  readonly batchId: BatchId;
  readonly chainId: number;
  readonly registry: Address;
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  readonly size: number;
  /** In index order; as many as `size`, each once. */
  readonly credentialHashes: readonly CredentialHash[];
}

/** A manifest of some four million credentials. Larger than `documentLimits`, since a batch's size sets it. */
export const manifestLimits: JsonLimits = { maxBytes: 256 * 1024 * 1024, maxDepth: 4 };

/** A manifest as JSON, in the order of members that DESIGN gives; its digest is `digestJson` of this. */
export function manifestJson(manifest: Manifest): JsonObject {
  return {
    type: 'CairnManifest',
    version: 1,
    batchId: manifest.batchId,
    chainId: manifest.chainId,
    registry: manifest.registry,
    issuerId: String(manifest.issuerId),
    root: manifest.root,
    size: manifest.size,
    credentialHashes: manifest.credentialHashes,
  };
}

/** Writes a manifest file. */
export function formatManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestJson(manifest), null, 2)}\n`;
}

/**
 * Reads a manifest file. That its hashes lead to its root is for whoever rebuilds the tree to check.
 *
 * @throws CairnError `malformed-json` or `malformed-manifest`
 */
export function parseManifest(bytes: Uint8Array, limits: JsonLimits = manifestLimits): Manifest {
  const top = documentPlace(parseStrictJson(bytes, limits), 'malformed-manifest');
  constantAt(member(top, 'type'), 'CairnManifest');
  constantAt(member(top, 'version'), 1);
  onlyMembers(top, [
    'type',
    'version',
    'batchId',
    'chainId',
    'registry',
    'issuerId',
    'root',
    'size',
    'credentialHashes',
  ]);
  const hashes = member(top, 'credentialHashes');
  const size = integerAt(member(top, 'size'), 1, maxBatchSize);
  const credentialHashes = elements(hashes).map(credentialHashAt);
  if (credentialHashes.length !== size) refuse(hashes, `${size} hashes, as size says`);
  if (new Set(credentialHashes).size !== size) refuse(hashes, 'each hash once');
  return {
    batchId: guardedAt(member(top, 'batchId'), isBatchId, 'a lower-case UUID v4'),
    chainId: chainIdAt(member(top, 'chainId')),
    registry: addressAt(member(top, 'registry')),
    issuerId: issuerIdAt(member(top, 'issuerId')),
    root: merkleRootAt(member(top, 'root')),
    size,
    credentialHashes,
  };
}
