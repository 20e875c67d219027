import type { Digest } from '../core/digest.ts';
import { digestMultibase } from '../core/digest-multibase.ts';
import { bytesToHex, type CredentialHash, type Hash32, parseHash32 } from '../core/hex.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import type { PathwayAward } from '../pathway/definition/award.ts';
import type { Trace } from '../pathway/evaluation/trace.ts';
import { type Pathway, pathwayReference } from '../pathway/pathway.ts';
import { creditNumber } from './achievement.ts';
import { type EarnedResult, earnedResults, resultDescription } from './earned-results.ts';
import { type Holder, identityObjects } from './identity-object.ts';

/** The issuer as its credentials state it. The DID is what counts; the name is its own word. */
export interface IssuerProfile {
  readonly did: string;
  readonly name: string;
}

/** A credential that corrects another one. */
export interface Superseded {
  /** The `id` of the credential that is corrected. */
  readonly id: string;
  readonly credentialHash: CredentialHash;
}

/** All that a credential is made of; randomness and time come from outside, so the same input gives the same bytes. */
export interface CredentialInput {
  /** A random UUID v4: batches are ordered by it, so it must say nothing about the holder. */
  readonly credentialId: string;
  readonly issuer: IssuerProfile;
  readonly pathway: Pathway;
  readonly pathwayDigest: Hash32;
  readonly award: PathwayAward;
  /** What every holder of that award has achieved, by `achievementOf`: the same for a whole batch. */
  readonly achievement: JsonObject;
  readonly holder: Holder;
  readonly trace: Trace;
  /** 128 random bits each, hex. */
  readonly identitySalt: string;
  readonly traceSalt: string;
  readonly validFrom: Date;
  readonly supersedes?: Superseded | undefined;
}

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/**
 * Builds an Open Badges 3.0 credential, without its `credentialStatus`: that is the last thing the hash covers, and
 * sealing writes it.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0
 */
export function buildCredential(input: CredentialInput, sha: Digest): JsonObject {
  const { pathway, award, trace } = input;
  const results = earnedResults(pathway, award, trace);
  const label = trace.distinction?.awarded === true ? trace.distinction.label : undefined;
  const resultUrn = ({ key }: EarnedResult) => `urn:cairn:result:${pathway.id}:${pathway.edition}:${award.id}:${key}`;
  const creditsEarned = creditNumber(award);
  return {
    '@context': [...CONTEXTS],
    id: `urn:uuid:${input.credentialId}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: label === undefined ? award.name : `${award.name}, ${label}`,
    issuer: { id: input.issuer.did, type: ['Profile'], name: input.issuer.name.normalize('NFC') },
    validFrom: withoutMilliseconds(input.validFrom),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identityObjects(input.holder, input.identitySalt, sha),
      achievement: {
        ...input.achievement,
        ...(results.length > 0 && {
          resultDescription: results.map((result) => resultDescription(resultUrn(result), result)),
        }),
      },
      ...(creditsEarned !== null && { creditsEarned }),
      ...(results.length > 0 && {
        result: results.map((result) => ({
          type: ['Result'],
          resultDescription: resultUrn(result),
          value: result.value,
        })),
      }),
    },
    relatedResource: relatedResources(input, sha),
  };
}

/**
 * What a trace's digest covers. Grades are easily guessed, so the salt travels with the evidence and goes with the
 * learner when the learner is erased.
 */
export function saltedTrace(salt: string, trace: JsonValue): JsonObject {
  return { salt, trace };
}

/** The digest over the canonical form of `saltedTrace`, which is JSON as it stands: a trace's members are in that order. */
function saltedTraceDigest(salt: string, trace: Trace, sha: Digest): Hash32 {
  return parseHash32(bytesToHex(sha(Buffer.from(JSON.stringify(saltedTrace(salt, trace)), 'utf8'))));
}

function relatedResources(input: CredentialInput, sha: Digest): JsonObject[] {
  const resources: JsonObject[] = [
    { id: pathwayReference(input.pathway), digestMultibase: digestMultibase(input.pathwayDigest) },
    {
      id: `urn:cairn:trace:${input.credentialId}`,
      digestMultibase: digestMultibase(saltedTraceDigest(input.traceSalt, input.trace, sha)),
    },
  ];
  if (input.supersedes !== undefined) {
    const { id, credentialHash } = input.supersedes;
    resources.push({ id, digestMultibase: digestMultibase(parseHash32(credentialHash)) });
  }
  return resources;
}

function withoutMilliseconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
