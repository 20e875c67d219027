/** Certificates with the evidence of the decisions behind them, made as issuing makes them. */
import { type Credential, parseCredential } from '../../../service/core/credential.ts';
import { keccak256, sha256 } from '../../../service/core/digest.ts';
import type { JsonObject } from '../../../service/core/json.ts';
import { parseStrictJson } from '../../../service/core/strict-json.ts';
import { achievementOf } from '../../../service/issuing/achievement.ts';
import { buildCredential } from '../../../service/issuing/build-credential.ts';
import { sealCredentials } from '../../../service/issuing/seal-credentials.ts';
import type { CertificateEvidence } from '../../../service/pathway/evaluation/evidence/certificate-evidence.ts';
import { formatEvidence } from '../../../service/pathway/evaluation/evidence/certificate-evidence.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import type { FrameworkLookup } from '../../../service/pathway/framework/framework-lookup.ts';
import { type CompetencyFramework, frameworkDigest } from '../../../service/pathway/framework/parse-framework.ts';
import type { Pathway } from '../../../service/pathway/pathway.ts';
import { credentialInput, place } from '../credential-input.ts';

export interface CertificateWithEvidence {
  readonly credential: Credential;
  readonly evidence: CertificateEvidence;
}

/** The certificate of an award with its evidence; null where the record does not earn it. */
export function certificateWithEvidence(
  pathway: Pathway,
  awardId: string,
  record: LearnerRecord,
  frameworks: readonly CompetencyFramework[],
): CertificateWithEvidence | null {
  const input = credentialInput(awardId, {}, pathway, record);
  if (input.trace.outcome !== 'earned') return null;
  const document = buildCredential(
    { ...input, achievement: achievementOf(pathway, input.award, lookupAmong(frameworks)) },
    sha256,
  );
  const { credentials } = sealCredentials([{ credentialId: input.credentialId, document }], place, {
    sha: sha256,
    keccak: keccak256,
  });
  const [sealed] = credentials;
  if (sealed === undefined) throw new Error('nothing was sealed');
  return {
    credential: parseCredential(parseStrictJson(bytesOf(sealed.canonicalText))),
    evidence: {
      credential: `urn:uuid:${input.credentialId}`,
      salt: input.traceSalt,
      trace: written(input.trace),
      record,
      pathway: written(pathway.source),
      frameworks: frameworks.map(({ source }) => written(source)),
    },
  };
}

/** The file of it, as the holder keeps it. */
export function evidenceFile(evidence: CertificateEvidence): Uint8Array {
  return bytesOf(formatEvidence(evidence));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function lookupAmong(frameworks: readonly CompetencyFramework[]): FrameworkLookup {
  return (id, edition) => {
    const framework = frameworks.find((one) => one.id === id && one.edition === edition);
    return framework === undefined ? null : { framework, standing: 'published', digest: frameworkDigest(framework) };
  };
}

function written(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
