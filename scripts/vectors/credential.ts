/** Whole Open Badges 3.0 credentials of DESIGN's shape, made from fixed words. */
import { digestMultibase, identityHash, jsonDigest } from './digests.ts';
import type { Json, JsonRecord } from './jcs.ts';
import { anchorUrn, DEPLOYMENT } from './references.ts';
import { seededSalt, seededUuid } from './seeded.ts';

/** What differs from one sample learner to the next. */
export interface Sample {
  readonly label: string;
  readonly achievementType: string;
  readonly award: string;
  /** Absent where no name is known. Already NFC. */
  readonly name?: string;
  readonly identity: { readonly type: 'emailAddress' | 'identifier'; readonly value: string };
  readonly results: readonly { readonly status?: string; readonly value?: string }[];
  readonly creditsEarned?: number;
  readonly validUntil?: string;
  /** For a correction: the credential that this one replaces. */
  readonly supersedes?: { readonly id: string; readonly hash: string };
}

/** Where a sample stands in its batch. */
export interface Place {
  readonly batchId: string;
  readonly index: number;
}

/** The pathway version that the samples name; its digest is over exactly this JSON, whose members are made up. */
export const PATHWAY = {
  type: 'ExamplePathway',
  version: 1,
  id: 'data-practice',
  edition: '2026.1',
  name: 'Data Practice',
  modules: [{ id: 'statistics', name: 'Statistics' }],
} as const;

/** The pathway version's URN, `urn:cairn:pathway:{id}:{version}`. */
export const PATHWAY_URN = `urn:cairn:pathway:${PATHWAY.id}:${PATHWAY.edition}`;

/** What the trace's digest covers: `{ salt, trace }`. The trace's own format is the pathway's; any JSON does here. */
export function saltedTrace(sample: Sample): { salt: string; trace: JsonRecord } {
  return {
    salt: seededSalt(`trace ${sample.label}`),
    trace: {
      type: 'ExampleTrace',
      version: 1,
      pathway: PATHWAY_URN,
      requirements: sample.results.map((result, at) => ({ id: `requirement-${at + 1}`, met: true, ...result })),
    },
  };
}

/** The credential's `id`, `urn:uuid:` and a version 4 UUID. */
export function credentialId(sample: Sample): string {
  return `urn:uuid:${seededUuid(sample.label)}`;
}

/** Both entries of `credentialSubject.identifier`: the plain name where known, and the salted identity. */
export function identifiers(sample: Sample): Json[] {
  const salt = seededSalt(`identity ${sample.label}`);
  const hashed = {
    type: 'IdentityObject',
    hashed: true,
    identityType: sample.identity.type,
    identityHash: identityHash(sample.identity.value, salt),
    salt,
  };
  if (sample.name === undefined) return [hashed];
  return [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: sample.name }, hashed];
}

function relatedResources(sample: Sample): Json[] {
  const uuid = seededUuid(sample.label);
  const related = [
    { id: PATHWAY_URN, digestMultibase: digestMultibase(jsonDigest(PATHWAY)) },
    { id: `urn:cairn:trace:${uuid}`, digestMultibase: digestMultibase(jsonDigest(saltedTrace(sample))) },
  ];
  const superseded = sample.supersedes;
  if (superseded === undefined) return related;
  return [...related, { id: superseded.id, digestMultibase: digestMultibase(superseded.hash) }];
}

/** One credential in its place: everything that the credential hash covers. */
export function buildCredential(sample: Sample, { batchId, index }: Place): JsonRecord {
  const { chainId, registry, issuerId } = DEPLOYMENT;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: credentialId(sample),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: sample.award,
    issuer: {
      id: 'did:web:college.example',
      type: ['Profile'],
      name: 'Example College',
      url: 'https://college.example/',
    },
    validFrom: '2026-02-01T00:00:00Z',
    ...(sample.validUntil === undefined ? {} : { validUntil: sample.validUntil }),
    awardedDate: '2026-01-31T12:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identifiers(sample),
      ...(sample.creditsEarned === undefined ? {} : { creditsEarned: sample.creditsEarned }),
      achievement: {
        id: `urn:cairn:achievement:${PATHWAY.id}:${PATHWAY.edition}:${sample.achievementType.replace('ext:', '')}`,
        type: ['Achievement'],
        achievementType: sample.achievementType,
        name: sample.award,
        description: 'Awarded on the pathway "Data Practice".',
        criteria: { narrative: 'Complete every module; see \\ the pathway.\nThen rest.' },
      },
      result: sample.results.map((result) => ({ type: ['Result'], ...result })),
    },
    relatedResource: relatedResources(sample),
    credentialStatus: {
      id: anchorUrn(chainId, registry, issuerId, batchId, index),
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: `${index}`,
      statusListCredential: `https://college.example/status/${batchId}`,
    },
  };
}
