import { type BatchId, isBatchId } from './batch-id.ts';
import { parseDecimalUint256 } from './decimal.ts';
import {
  type Address,
  type CredentialHash,
  isAddress,
  isCredentialHash,
  isMerkleRoot,
  type MerkleRoot,
} from './hex.ts';
import type { JsonObject } from './json.ts';
import { maxBatchSize } from './leaf.ts';
import {
  constantAt,
  documentPlace,
  elements,
  guardedAt,
  integerAt,
  member,
  onlyMembers,
  refuse,
  textAt,
} from './shape.ts';
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
  const issuerId = member(top, 'issuerId');
  const hashes = member(top, 'credentialHashes');
  const size = integerAt(member(top, 'size'), 1, maxBatchSize);
  const digits = '0x and 64 lower-case hexadecimal digits';
  const credentialHashes = elements(hashes).map((hash) => guardedAt(hash, isCredentialHash, digits));
  if (credentialHashes.length !== size) refuse(hashes, `${size} hashes, as size says`);
  if (new Set(credentialHashes).size !== size) refuse(hashes, 'each hash once');
  return {
    batchId: guardedAt(member(top, 'batchId'), isBatchId, 'a lower-case UUID v4'),
    chainId: integerAt(member(top, 'chainId'), 1),
    registry: guardedAt(member(top, 'registry'), isAddress, '0x and 40 lower-case hexadecimal digits'),
    issuerId: parseDecimalUint256(textAt(issuerId)) ?? refuse(issuerId, 'a decimal without leading zeros'),
    root: guardedAt(member(top, 'root'), isMerkleRoot, digits),
    size,
    credentialHashes,
  };
}
