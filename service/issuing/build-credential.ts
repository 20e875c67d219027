import { credentialContexts } from '../core/credential.ts';
import type { Digest } from '../core/digest.ts';
import { digestMultibase } from '../core/digest-multibase.ts';
import { type CredentialHash, type Hash32, parseHash32 } from '../core/hex.ts';
import type { JsonObject } from '../core/json.ts';
import { pathwayReference } from '../pathway/pathway.ts';
import { type Holder, identityObjects } from './identity-object.ts';
import { type DecidedAward, statedAward } from './stated-award.ts';

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
export interface CredentialInput extends DecidedAward {
  /** A random UUID v4: batches are ordered by it, so it must say nothing about the holder. */
  readonly credentialId: string;
  readonly issuer: IssuerProfile;
  readonly pathwayDigest: Hash32;
  readonly holder: Holder;
  /** 128 random bits, hex. */
  readonly identitySalt: string;
  /** Of the trace with a salt of its own, by `saltedTraceDigest`. */
  readonly traceDigest: Hash32;
  readonly validFrom: Date;
  readonly supersedes?: Superseded | undefined;
}

/**
 * Builds an Open Badges 3.0 credential, without its `credentialStatus`: that is the last thing the hash covers, and
 * sealing writes it.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0
 */
export function buildCredential(input: CredentialInput, sha: Digest): JsonObject {
  const { name, subject } = statedAward(input);
  return {
    '@context': [...credentialContexts],
    id: `urn:uuid:${input.credentialId}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name,
    issuer: { id: input.issuer.did, type: ['Profile'], name: input.issuer.name.normalize('NFC') },
    validFrom: withoutMilliseconds(input.validFrom),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identityObjects(input.holder, input.identitySalt, sha),
      ...subject,
    },
    relatedResource: relatedResources(input),
  };
}

function relatedResources(input: CredentialInput): JsonObject[] {
  const resources: JsonObject[] = [
    { id: pathwayReference(input.pathway), digestMultibase: digestMultibase(input.pathwayDigest) },
    {
      id: `urn:cairn:trace:${input.credentialId}`,
      digestMultibase: digestMultibase(input.traceDigest),
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
