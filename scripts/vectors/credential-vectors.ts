/** Vectors of the credential, its canonical bytes, its hash, and the digests inside it. */
import { type Batch, COHORT, CORRECTION } from './batch.ts';
import { PATHWAY, PATHWAY_URN, saltedTrace } from './credential.ts';
import { credentialHash, digestMultibase, identityHash, jsonDigest, withoutProof } from './digests.ts';
import { canonicalText, type JsonRecord } from './jcs.ts';
import { seededHash, seededSalt } from './seeded.ts';

/** The shape of a Data Integrity proof; its value is made up, for nothing here checks it. */
export const PROOF = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-02-02T00:00:00Z',
  verificationMethod: 'did:web:college.example#key-1',
  proofPurpose: 'assertionMethod',
  proofValue: `z${'2'.repeat(86)}`,
} as const;

function vectorsOf(batch: Batch): JsonRecord[] {
  return batch.credentials.map(({ sample, credential, hash }, index) => ({
    name: sample.award,
    batchId: batch.batchId,
    index,
    credential,
    canonical: canonicalText(withoutProof(credential)),
    credentialHash: hash,
  }));
}

function proofVectors(): JsonRecord[] {
  const first = COHORT.credentials[0];
  if (first === undefined) throw new Error('the cohort is empty');
  const { credential, hash } = first;
  const subject = { ...credential, evidence: [{ type: ['Evidence'], proof: PROOF }] };
  const cases: [string, JsonRecord][] = [
    ['no proof', credential],
    ['a proof', { ...credential, proof: PROOF }],
    ['an array of proofs', { ...credential, proof: [PROOF, { ...PROOF, cryptosuite: 'ecdsa-rdfc-2019' }] }],
    ['a proof that comes first and is no object', { proof: null, ...credential }],
    ['members in another order', Object.fromEntries(Object.entries(credential).reverse())],
    ['a proof further inside, which is covered', subject],
    ['that and one at the top', { ...subject, proof: [PROOF] }],
    ['a member that differs from proof in case, which is covered', { ...credential, Proof: PROOF }],
  ];
  return cases.map(([name, variant]) => ({
    name,
    credential: variant,
    credentialHash: credentialHash(variant),
    sameAsWithoutProof: credentialHash(variant) === hash,
  }));
}

/** `credentials.json`. */
export function credentialVectors(): JsonRecord {
  return {
    format: 'Credential hash: SHA-256 of the canonical bytes without the top-level proof (DESIGN, Formats)',
    notes: ['canonical is the text of the canonical bytes; credentialHash is SHA-256 of its UTF-8.'],
    vectors: [...vectorsOf(COHORT), ...vectorsOf(CORRECTION)],
    proofs: proofVectors(),
  };
}

/** `digest-multibase.json`. */
export function multibaseVectors(): JsonRecord {
  const digests = [`0x${'00'.repeat(32)}`, `0x${'ff'.repeat(32)}`, `0x${'00'.repeat(31)}01`, jsonDigest({})];
  const valid = [...digests, ...[1, 2, 3, 4].map((at) => seededHash(`digest ${at}`))];
  const good = digestMultibase(jsonDigest({}));
  return {
    format: 'digestMultibase: z and base58btc of the sha2-256 multihash 0x12 0x20 (DESIGN, Formats, Credential)',
    vectors: valid.map((digest) => ({ digest, digestMultibase: digestMultibase(digest) })),
    malformed: [
      { rule: 'the prefix is z', digestMultibase: good.slice(1) },
      { rule: 'the prefix is z in lower case', digestMultibase: `Z${good.slice(1)}` },
      { rule: 'base58btc has no 0', digestMultibase: `${good.slice(0, -1)}0` },
      { rule: 'base58btc has no l', digestMultibase: `${good.slice(0, -1)}l` },
      { rule: '32 bytes of digest, not 31', digestMultibase: digestMultibase(`0x${'ab'.repeat(31)}`) },
      { rule: '32 bytes of digest, not 33', digestMultibase: digestMultibase(`0x${'ab'.repeat(33)}`) },
      { rule: 'not empty', digestMultibase: '' },
      { rule: 'more than the prefix', digestMultibase: 'z' },
      { rule: 'no leading zero byte', digestMultibase: `z1${good.slice(1)}` },
      { rule: 'no white space', digestMultibase: `${good} ` },
    ],
  };
}

/** `json-digests.json`: the pathway version as published, and the trace with its salt. */
export function jsonDigestVectors(): JsonRecord {
  const samples = [...COHORT.credentials, ...CORRECTION.credentials];
  return {
    format: 'Other digests: SHA-256 of JCS bytes; the trace as { salt, trace } (DESIGN, Formats)',
    notes: ['The members of these pathways and traces are examples: the digest is over any JSON.'],
    pathways: [{ id: PATHWAY_URN, document: PATHWAY, digest: jsonDigest(PATHWAY) }],
    traces: samples.map(({ sample, credential }) => {
      const covered = saltedTrace(sample);
      const digest = jsonDigest(covered);
      return { credentialId: credential.id ?? null, ...covered, digest, digestMultibase: digestMultibase(digest) };
    }),
    values: [null, true, 0, '', [], {}, { b: 1, a: [1.5, 'é'] }].map((value) => ({ value, digest: jsonDigest(value) })),
  };
}

/** `identity-hash.json`: Open Badges 3.0, IdentityObject; the first is the specification's own example. */
export function identityVectors(): JsonRecord {
  const cases: [string, string][] = [
    ['a@example.com', 'Kosher'],
    ['zoe@learners.example', seededSalt('identity zoe')],
    ['learner-28400', seededSalt('identity 28400')],
    ['Zoë Ångström', seededSalt('identity name')],
    ['李小龍 😀', seededSalt('identity script')],
    ['unsalted@learners.example', ''],
  ];
  const vectors = cases.map(([identity, salt]) => ({ identity, salt, identityHash: identityHash(identity, salt) }));
  const published = 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399';
  if (vectors[0]?.identityHash !== published) throw new Error('Open Badges publishes another hash for its example');
  return {
    format:
      'identityHash: sha256$ and hex of SHA-256 over the UTF-8 of identity then salt (Open Badges 3.0, IdentityHash)',
    vectors,
  };
}
