/** Two sealed batches of sample credentials: one of five learners, one of a single correction. */
import { buildCredential, credentialId, type Sample } from './credential.ts';
import { credentialHash } from './digests.ts';
import type { JsonRecord } from './jcs.ts';
import { DEPLOYMENT } from './references.ts';
import { seededUuid } from './seeded.ts';
import { type Levels, leafHash, proofOf, rootOf, treeLevels } from './tree.ts';

/** A sealed batch: credentials in the order of their `id`, which is the order of their leaves. */
export interface Batch {
  readonly batchId: string;
  readonly credentials: readonly { readonly sample: Sample; readonly credential: JsonRecord; readonly hash: string }[];
  readonly levels: Levels;
  readonly root: string;
}

/** Learners of several scripts; names with combining marks are given in NFC. */
const SAMPLES: readonly Sample[] = [
  {
    label: 'ada',
    achievementType: 'Certificate',
    award: 'Certificate in Data Practice, with distinction',
    name: 'Zoë Ångström',
    identity: { type: 'emailAddress', value: 'zoe@learners.example' },
    results: [{ status: 'Completed' }, { value: '87.5' }],
    creditsEarned: 7.5,
  },
  {
    label: 'bei',
    achievementType: 'ext:StatementOfParticipation',
    award: 'Statement of Participation in Data Practice',
    identity: { type: 'identifier', value: 'learner-28400' },
    results: [{ status: 'InProgress' }],
  },
  {
    label: 'chi',
    achievementType: 'Diploma',
    award: 'Diploma in Data Practice',
    name: '李小龍 😀',
    identity: { type: 'emailAddress', value: 'li@learners.example' },
    results: [{ status: 'Completed' }],
    creditsEarned: 120,
    validUntil: '2031-02-01T00:00:00Z',
  },
  {
    label: 'dal',
    achievementType: 'MicroCredential',
    award: 'Micro-credential in Statistics',
    name: 'ليلى حسن',
    identity: { type: 'identifier', value: 'learner-64885' },
    results: [{ value: '1e2' }, { value: '"quoted" \u2028 and \u007f' }],
  },
  {
    label: 'eos',
    achievementType: 'Badge',
    award: 'Badge of the First Cairn',
    name: "Seán O'Brien-Nguyễn",
    identity: { type: 'emailAddress', value: 'sean@learners.example' },
    results: [],
    creditsEarned: 0.1,
  },
];

function seal(samples: readonly Sample[], batchId: string): Batch {
  const ordered = [...samples].sort((a, b) => (credentialId(a) < credentialId(b) ? -1 : 1));
  const credentials = ordered.map((sample, index) => {
    const credential = buildCredential(sample, { batchId, index });
    return { sample, credential, hash: credentialHash(credential) };
  });
  const levels = treeLevels(credentials.map(({ hash }, index) => leafHash(index, hash)));
  return { batchId, credentials, levels, root: rootOf(levels) };
}

/** Five credentials, one of each achievement type. */
export const COHORT = seal(SAMPLES, seededUuid('batch cohort'));

function correction(): Batch {
  const first = COHORT.credentials[0];
  if (first === undefined) throw new Error('the cohort is empty');
  const supersedes = { id: credentialId(first.sample), hash: first.hash };
  const sample = { ...first.sample, label: `${first.sample.label} corrected`, name: 'Zoë Ångstrøm', supersedes };
  return seal([sample], seededUuid('batch correction'));
}

/** A batch of one: a credential that supersedes the first of the cohort. Its root is its leaf and its proof is empty. */
export const CORRECTION = correction();

/** The `anchor` member of the certificate file of one credential of a batch. */
export function anchorOf(batch: Batch, index: number): JsonRecord {
  return {
    chainId: DEPLOYMENT.chainId,
    registry: DEPLOYMENT.registry,
    issuerId: DEPLOYMENT.issuerId,
    root: batch.root,
    size: batch.credentials.length,
    index,
    proof: proofOf(batch.levels, index),
  };
}
