import { MerkleTree } from 'merkletreejs';
import { type BatchId, parseBatchId } from '../../service/core/batch-id.ts';
import { type Anchor, type CertificateFile, certificateFileOf } from '../../service/core/certificate-file.ts';
import type { ChainReading, RegistryStatus } from '../../service/core/chain-reading.ts';
import { credentialHash } from '../../service/core/credential-hash.ts';
import { keccak256 } from '../../service/core/digest.ts';
import { digestMultibase } from '../../service/core/digest-multibase.ts';
import { type CredentialHash, type Hash32, parseAddress, parseHash32 } from '../../service/core/hex.ts';
import { identityHashOf } from '../../service/core/holder-check.ts';
import type { JsonObject, JsonValue } from '../../service/core/json.ts';
import { leafOf } from '../../service/core/leaf.ts';
import type { Pins } from '../../service/core/pins.ts';

export const chainId = 31337;
export const registry = parseAddress('0x5fbdb2315678afecb367f032d93f642f64180aa3');
export const issuerId = 1n;
export const batchId: BatchId = parseBatchId('0b2f3c5e-9a41-4d7e-8c36-5f1e2d3c4b5a');
export const did = 'did:web:college.example';
export const key = parseAddress('0x70997970c51812dc3a010c7d01b50e0d17dc79c8');
export const salt = '9f86d081884c7d659a2feaa0c55ad015';
/** 2026-05-01T12:00:00Z, the "now" of these tests. */
export const now = new Date('2026-05-01T12:00:00Z');

/** Repeats a byte to 32 of them: hashes that nobody computed. */
export function hashOf(byte: number): Hash32 {
  return parseHash32(`0x${byte.toString(16).padStart(2, '0').repeat(32)}`);
}

/** A credential of the shape that issuing writes. `changes` replace top-level members; undefined ones are removed. */
export function sampleCredential(index = 0, changes: Record<string, JsonValue | undefined> = {}): JsonObject {
  const uuid = `6f1d2c3b-4a59-4e68-9b7a-${index.toString(16).padStart(12, '0')}`;
  const credential: Record<string, JsonValue | undefined> = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `urn:uuid:${uuid}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: did, type: ['Profile'], name: 'Example College' },
    validFrom: '2026-04-01T00:00:00Z',
    validUntil: '2031-04-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: 'Zoë Åström', identityType: 'name' },
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: identityHashOf('zoe@college.example', salt),
          identityType: 'emailAddress',
          salt,
        },
      ],
      achievement: {
        id: 'https://college.example/achievements/statistics',
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: 'Certificate in Statistics',
        description: 'Statistics at the level of a first year.',
        criteria: { narrative: 'Pass the final examination.' },
        resultDescription: [
          { id: 'urn:example:final', type: ['ResultDescription'], name: 'Final result', resultType: 'Result' },
        ],
      },
      result: [{ type: ['Result'], resultDescription: 'urn:example:final', value: 'Distinction' }],
    },
    credentialStatus: {
      id: `urn:cairn:eip155:${chainId}:${registry}:${issuerId}:${batchId}:${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: `https://college.example/status/${batchId}`,
    },
    relatedResource: [
      { id: 'urn:cairn:pathway:statistics:1.0.0', digestMultibase: digestMultibase(hashOf(1)) },
      { id: `urn:cairn:trace:${uuid}`, digestMultibase: digestMultibase(hashOf(2)) },
    ],
    ...changes,
  };
  const present: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(credential)) if (value !== undefined) present[name] = value;
  return present;
}

/** The tree that issuing builds, by merkletreejs: an implementation that shares nothing with `core`. */
export function treeOf(hashes: readonly CredentialHash[]): { root: Hash32; proofOf(index: number): Hash32[] } {
  const leaves = hashes.map((hash, index) => leafOf(index, hash));
  const tree = new MerkleTree([...leaves], (bytes: Uint8Array) => Buffer.from(keccak256(bytes)), { sortPairs: true });
  return {
    root: parseHash32(tree.getHexRoot()),
    proofOf: (index) => tree.getHexProof(leaves[index] ?? '', index).map(parseHash32),
  };
}

export interface SampleOptions {
  readonly size?: number;
  readonly index?: number;
  readonly credential?: JsonObject;
  readonly anchor?: Partial<Record<keyof Anchor, JsonValue>>;
}

/** A certificate file as JSON: one of a batch of five, anchored as it says. */
export function sampleFile({ size = 5, index = 2, credential, anchor = {} }: SampleOptions = {}): JsonObject {
  const credentials = Array.from({ length: size }, (_, i) => sampleCredential(i));
  if (credential !== undefined) credentials[index] = credential;
  const tree = treeOf(credentials.map((each) => credentialHash(each)));
  return {
    type: 'CairnCertificate',
    version: 1,
    credential: credentials[index] ?? {},
    anchor: {
      chainId,
      registry,
      issuerId: String(issuerId),
      root: tree.root,
      size,
      index,
      proof: tree.proofOf(index),
      ...anchor,
    },
  };
}

export function sampleCertificate(options: SampleOptions = {}): CertificateFile {
  return certificateFileOf(sampleFile(options));
}

export function bytesOf(json: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(json));
}

export const codeHash = hashOf(0xc0);

export const pins: Pins = {
  deployments: [
    {
      name: 'Testnet',
      chainId,
      registry,
      codeHash,
      finality: 'finalized',
      maxHeadAgeSeconds: 600,
      rpcUrls: ['http://127.0.0.1:8545'],
    },
  ],
  issuers: [{ did, chainId, registry, issuerId }],
};

/** What the registry answers about a certificate in good standing. */
export function goodStatus(changes: Partial<RegistryStatus> = {}): RegistryStatus {
  return {
    anchored: true,
    voided: false,
    proofValid: true,
    revoked: false,
    suspended: false,
    batchRevoked: false,
    key,
    anchoredAt: 1_775_500_000,
    size: 5,
    keyValidFrom: 1_700_000_000,
    keyValidUntil: 0,
    keyCompromisedSince: 0,
    did,
    ...changes,
  };
}

export const absentStatus = goodStatus({ anchored: false, proofValid: false, key: null, anchoredAt: 0, size: 0 });

type Read = Extract<ChainReading, { kind: 'read' }>;

/** A reading by a node that is up to date, ten seconds before `now`. */
export function goodReading(changes: Partial<Read> = {}): Read {
  const seconds = now.getTime() / 1000;
  return {
    kind: 'read',
    endpoint: 'http://127.0.0.1:8545',
    chainId,
    codeHash,
    head: { number: 1000, hash: hashOf(0xaa), timestamp: seconds - 10 },
    atHead: goodStatus(),
    final: { block: { number: 900, hash: hashOf(0xab), timestamp: seconds - 800 }, status: goodStatus() },
    ...changes,
  };
}
