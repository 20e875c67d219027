import { randomBytes, randomUUID } from 'node:crypto';
import { sha256 } from '../../service/core/digest.ts';
import type { JsonObject } from '../../service/core/json.ts';
import { achievementOf } from '../../service/issuing/achievement.ts';
import { buildCredential, type CredentialInput } from '../../service/issuing/build-credential.ts';
import type { DraftCredential, SealPlace } from '../../service/issuing/seal-credentials.ts';
import { compilePathway } from '../../service/pathway/evaluation/evaluate.ts';
import { saltedTraceDigest } from '../../service/pathway/evaluation/evidence/certificate-evidence.ts';
import type { LearnerRecord } from '../../service/pathway/evaluation/learner-record.ts';
import { shippedFrameworks } from '../../service/pathway/examples/shipped-frameworks.ts';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import type { FrameworkLookup } from '../../service/pathway/framework/framework-lookup.ts';
import { frameworkDigest } from '../../service/pathway/framework/parse-framework.ts';
import { type Pathway, pathwayDigest } from '../../service/pathway/pathway.ts';
import { batchId, chainId, did, issuerId, registry } from '../core/certificate-fixture.ts';

export const place: SealPlace = { chainId, registry, issuerId, batchId, publicUrl: 'https://college.example' };

/** A learner who earns everything that the data stewardship course awards, with distinction. */
export const excellent: LearnerRecord = {
  finalResult: null,
  results: ['cleaning-test', 'sharing-project', 'final-exam'].map((assessment) => ({
    assessment,
    score: '91.5',
    submittedOn: '2026-10-30',
    carriedOver: false,
  })),
};

/** The frameworks that ship, as every installation knows them. */
export const shippedFrameworkLookup: FrameworkLookup = (id, edition) => {
  const framework = shippedFrameworks.find((one) => one.id === id && one.edition === edition);
  return framework === undefined ? null : { framework, standing: 'published', digest: frameworkDigest(framework) };
};

/** The salt stands beside what a credential is made of: it is kept with the evidence. */
export interface SaltedInput extends CredentialInput {
  readonly traceSalt: string;
}

/** What a credential of an award is made of, by a real evaluation of the learner. */
export function credentialInput(
  awardId: string,
  change: Partial<Omit<SaltedInput, 'traceDigest'>> = {},
  pathway: Pathway = dataStewardshipPathway,
  learner: LearnerRecord = excellent,
): SaltedInput {
  const award = pathway.awards.find(({ id }) => id === awardId);
  const decision = compilePathway(pathway)
    .decide(learner, '2030-01-01')
    .find((one) => one.awardId === awardId);
  if (award === undefined || decision === undefined) throw new Error(`the pathway has no award ${awardId}`);
  const input = {
    credentialId: randomUUID(),
    issuer: { did, name: 'Example College' },
    pathway,
    pathwayDigest: pathwayDigest(pathway),
    award,
    achievement: achievementOf(pathway, award, shippedFrameworkLookup),
    holder: { learnerId: 'l-1', name: 'Zoë Åström', email: 'zoe@college.example' },
    trace: decision.trace,
    identitySalt: randomBytes(16).toString('hex'),
    traceSalt: randomBytes(16).toString('hex'),
    validFrom: new Date('2026-05-01T12:00:00.123Z'),
    ...change,
  };
  const traceDigest = saltedTraceDigest(input.traceSalt, JSON.stringify(input.trace), sha256);
  return { ...input, traceDigest };
}

/** A credential that is ready to be sealed. */
export function draft(awardId = 'certificate', change: Parameters<typeof credentialInput>[1] = {}): DraftCredential {
  const input = credentialInput(awardId, change);
  return { credentialId: input.credentialId, document: buildCredential(input, sha256) };
}

/** A draft as small as the canonical form allows: for tests that need many. */
export function smallDraft(credentialId: string = randomUUID(), document: JsonObject = {}): DraftCredential {
  return { credentialId, document: { id: `urn:uuid:${credentialId}`, ...document } };
}
