/** Vectors of certificate files: good ones, and ones whose verdict needs no chain. */
import { anchorOf, type Batch, COHORT, CORRECTION } from './batch.ts';
import { malformedFiles } from './certificate-file-malformed.ts';
import { PROOF } from './credential-vectors.ts';
import type { Json, JsonRecord } from './jcs.ts';
import { DEPLOYMENT, issuerUrn } from './references.ts';
import { seededHash } from './seeded.ts';

/** The issuer's DID document as served at seal. */
export const ISSUER_DOCUMENT = {
  '@context': ['https://www.w3.org/ns/did/v1'],
  id: 'did:web:college.example',
  service: [
    {
      id: 'did:web:college.example#cairn',
      type: 'CairnIssuer',
      serviceEndpoint: issuerUrn(DEPLOYMENT.chainId, DEPLOYMENT.registry, DEPLOYMENT.issuerId),
    },
  ],
} as const;

/** The diploma: named, with credits and an end, and not at the edge of its tree. */
const CHOSEN = COHORT.credentials.findIndex(({ sample }) => sample.achievementType === 'Diploma');

const HINTS = { transactionHash: seededHash('transaction'), blockNumber: 1234 } as const;

/** The certificate file of one credential of a batch, without `hints` and `issuerDocument`. */
export function bareFile(
  batch: Batch,
  index: number,
): { type: string; version: number; credential: JsonRecord; anchor: JsonRecord } {
  const entry = batch.credentials[index];
  if (entry === undefined) throw new RangeError(`no credential ${index}`);
  return { type: 'CairnCertificate', version: 1, credential: entry.credential, anchor: anchorOf(batch, index) };
}

/** The same with both optional members. */
export function fullFile(
  batch: Batch,
  index: number,
): ReturnType<typeof bareFile> & { hints: JsonRecord; issuerDocument: JsonRecord } {
  return { ...bareFile(batch, index), hints: HINTS, issuerDocument: ISSUER_DOCUMENT };
}

function validFiles(): { name: string; text: string; batch: Batch; index: number }[] {
  const bare = bareFile(COHORT, CHOSEN);
  const signed = { ...bare.credential, proof: [PROOF] };
  const variants: [string, JsonRecord][] = [
    ['without hints and issuerDocument', bare],
    ['with hints alone', { ...bare, hints: HINTS }],
    ['with issuerDocument alone', { ...bare, issuerDocument: ISSUER_DOCUMENT }],
    ['with a proof in the credential', { ...bare, credential: signed }],
    ['members in another order', Object.fromEntries(Object.entries(fullFile(COHORT, CHOSEN)).reverse())],
  ];
  return [
    ...COHORT.credentials.map((_, index) => ({
      name: `credential ${index} of 5`,
      text: `${JSON.stringify(fullFile(COHORT, index), null, 2)}\n`,
      batch: COHORT,
      index,
    })),
    {
      name: 'a batch of one: an empty proof',
      text: JSON.stringify(fullFile(CORRECTION, 0)),
      batch: CORRECTION,
      index: 0,
    },
    ...variants.map(([name, file]) => ({ name, text: JSON.stringify(file), batch: COHORT, index: CHOSEN })),
  ];
}

/** Well-formed files in which `anchor` and `credentialStatus` disagree. */
function mismatches(): { name: string; text: string; reason: string }[] {
  const file = fullFile(COHORT, CHOSEN);
  const anchors: [string, JsonRecord][] = [
    ['another chain', { chainId: 1 }],
    ['another registry', { registry: '0x00000000000000000000000000000000000000ff' }],
    ['another issuer', { issuerId: '8' }],
    ['another index', { index: 2 }],
    ['another index with its own proof', { index: 2, proof: anchorOf(COHORT, 2).proof ?? [] }],
  ];
  return anchors.map(([name, change]) => ({
    name,
    text: JSON.stringify({ ...file, anchor: { ...file.anchor, ...change } }),
    reason: 'anchor-mismatch',
  }));
}

/** Well-formed files that agree with themselves but whose proof does not lead to their root. */
function unproven(): { name: string; text: string; reason: string }[] {
  const file = fullFile(COHORT, CHOSEN);
  const proof = anchorOf(COHORT, CHOSEN).proof;
  if (!Array.isArray(proof)) throw new Error('a sample without proof');
  const siblings: Json[] = proof;
  const changed: [string, JsonRecord][] = [
    ['a letter of the award changed', { credential: { ...file.credential, name: 'Diploma in Data Practise' } }],
    ['a member added to the credential', { credential: { ...file.credential, description: 'with distinction' } }],
    ['no proof', { anchor: { ...file.anchor, proof: [] } }],
    ['one sibling too few', { anchor: { ...file.anchor, proof: siblings.slice(1) } }],
    ['one sibling too many', { anchor: { ...file.anchor, proof: [...siblings, COHORT.root] } }],
    ['another root', { anchor: { ...file.anchor, root: CORRECTION.root } }],
    ['a size with which the depth is another', { anchor: { ...file.anchor, size: 9 } }],
  ];
  return changed.map(([name, change]) => ({
    name,
    text: JSON.stringify({ ...file, ...change }),
    reason: 'proof-invalid',
  }));
}

/** `certificate-files.json`. */
export function certificateFileVectors(): JsonRecord {
  return {
    format: 'Certificate file, *.cairn.json (DESIGN, Formats; The verdict)',
    notes: [
      'text is the whole file. reason is the reason of the verdict invalid, with or without a chain.',
      'Each malformed file breaks one rule.',
    ],
    valid: validFiles().map(({ name, text, batch, index }) => ({
      name,
      text,
      credentialHash: batch.credentials[index]?.hash ?? '',
      batchId: batch.batchId,
      anchor: anchorOf(batch, index),
    })),
    invalid: [...mismatches(), ...unproven()],
    malformed: malformedFiles(fullFile(COHORT, CHOSEN)),
  };
}
