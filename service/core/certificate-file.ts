import { addressAt, chainIdAt, hash32At, issuerIdAt, merkleRootAt } from './chain-values.ts';
import { type Credential, parseCredentialAt } from './credential.ts';
import type { Address, Hash32, MerkleRoot } from './hex.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { maxBatchSize } from './leaf.ts';
import {
  constantAt,
  documentPlace,
  elements,
  integerAt,
  isPresent,
  member,
  objectAt,
  onlyMembers,
  type Place,
} from './shape.ts';
import { parseStrictJson } from './strict-json.ts';

/** Where a credential is anchored, with the proof that it is under the root. */
export interface Anchor {
  readonly chainId: number;
  readonly registry: Address;
  readonly issuerId: bigint;
  readonly root: MerkleRoot;
  /** How many credentials the batch has. */
  readonly size: number;
  readonly index: number;
  /** Siblings from the leaf upwards; whether there are as many as index and size ask for is the verdict's to say. */
  readonly proof: readonly Hash32[];
}

/** Where the anchoring may be found. Hints, never facts: nothing checks them, so no page shows them as true. */
export interface AnchorHints {
  readonly transactionHash: Hash32;
  readonly blockNumber: number;
}

/** A certificate as people keep it (`*.cairn.json`), version 1. */
export interface CertificateFile {
  readonly credential: Credential;
  readonly anchor: Anchor;
  readonly hints: AnchorHints | null;
  /** The issuer's DID document as served when the batch was sealed. Self-stated: no proof of anybody's identity. */
  readonly issuerDocument: JsonObject | null;
}

/**
 * Reads a certificate file.
 *
 * A file that is well formed may still be wrong: an anchor that disagrees with the credential, or a proof of another
 * depth, is for the verdict to name (`anchor-mismatch`, `proof-invalid`).
 *
 * @throws CairnError `malformed-json`, or `malformed-certificate-file` with `details.pointer`
 */
export function parseCertificateFile(bytes: Uint8Array): CertificateFile {
  return certificateFileOf(parseStrictJson(bytes));
}

/** `parseCertificateFile` for a document that is already read strictly. */
export function certificateFileOf(json: JsonValue): CertificateFile {
  const top = documentPlace(json, 'malformed-certificate-file');
  constantAt(member(top, 'type'), 'CairnCertificate');
  constantAt(member(top, 'version'), 1);
  onlyMembers(top, ['type', 'version', 'credential', 'anchor', 'hints', 'issuerDocument']);
  const hints = member(top, 'hints');
  const issuerDocument = member(top, 'issuerDocument');
  return {
    credential: parseCredentialAt(member(top, 'credential')),
    anchor: parseAnchor(member(top, 'anchor')),
    hints: isPresent(hints) ? parseHints(hints) : null,
    issuerDocument: isPresent(issuerDocument) ? objectAt(issuerDocument) : null,
  };
}

/** Writes a certificate file: the bytes that people keep, in the order of members that DESIGN gives. */
export function formatCertificateFile(file: CertificateFile): string {
  const { anchor, hints, issuerDocument } = file;
  const json = {
    type: 'CairnCertificate',
    version: 1,
    credential: file.credential.json,
    anchor: {
      chainId: anchor.chainId,
      registry: anchor.registry,
      issuerId: String(anchor.issuerId),
      root: anchor.root,
      size: anchor.size,
      index: anchor.index,
      proof: anchor.proof,
    },
    ...(hints === null ? {} : { hints: { transactionHash: hints.transactionHash, blockNumber: hints.blockNumber } }),
    ...(issuerDocument === null ? {} : { issuerDocument }),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function parseAnchor(place: Place): Anchor {
  onlyMembers(place, ['chainId', 'registry', 'issuerId', 'root', 'size', 'index', 'proof']);
  const size = integerAt(member(place, 'size'), 1, maxBatchSize);
  return {
    chainId: chainIdAt(member(place, 'chainId')),
    registry: addressAt(member(place, 'registry')),
    issuerId: issuerIdAt(member(place, 'issuerId')),
    root: merkleRootAt(member(place, 'root')),
    size,
    index: integerAt(member(place, 'index'), 0, size - 1),
    proof: elements(member(place, 'proof')).map(hash32At),
  };
}

function parseHints(place: Place): AnchorHints {
  onlyMembers(place, ['transactionHash', 'blockNumber']);
  return {
    transactionHash: hash32At(member(place, 'transactionHash')),
    blockNumber: integerAt(member(place, 'blockNumber'), 0),
  };
}
