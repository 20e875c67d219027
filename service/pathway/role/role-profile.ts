/** A role profile: what a role asks for, together with the JSON that was published and its digest. */
import { digestJson } from '../../core/digest.ts';
import type { CairnError } from '../../core/errors.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { JsonValue } from '../../core/json.ts';
import { documentRefused } from '../check/document-refused.ts';
import type { Finding } from '../check/finding.ts';
import type { Written } from '../check/form-findings.ts';
import { readForm } from '../check/read-form.ts';
import { type RoleProfileDefinition, roleProfileSchema } from './role-profile-form.ts';

/** A parsed profile. `source` is the JSON as published, untouched: digests are taken of it and of nothing else. */
export interface RoleProfile extends RoleProfileDefinition {
  readonly source: JsonValue;
}

/** `urn:cairn:role:{id}:{edition}`: how this edition of the profile is named. */
export function roleReference({ id, edition }: Pick<RoleProfile, 'id' | 'edition'>): string {
  return `urn:cairn:role:${id}:${edition}`;
}

/** SHA-256 of the canonical bytes (RFC 8785) of the profile as it was published. */
export function roleDigest({ source }: Pick<RoleProfile, 'source'>): Hash32 {
  return digestJson(source);
}

/** A profile of the right form, or what is wrong with its form. What else may be wrong: `check-role-profile.ts`. */
export type RoleProfileReading =
  | { readonly role: RoleProfile }
  | { readonly role: null; readonly findings: readonly Finding[] };

/** Reads a role profile, `"type": "CairnRoleProfile"`, `"version": 1`. Never throws, whatever the value. */
export function readRoleProfile(json: unknown, written?: Written): RoleProfileReading {
  const reading = readForm(roleProfileSchema, json, written);
  if (reading.value === null) return { role: null, findings: reading.findings };
  return { role: { ...reading.value, source: reading.source } };
}

/**
 * The profile of a document that was accepted before.
 * @throws CairnError `malformed-role`, with every finding in `details.findings`
 */
export function parseRoleProfile(json: unknown): RoleProfile {
  const reading = readRoleProfile(json);
  if (reading.role === null) throw roleRefused(reading.findings);
  return reading.role;
}

/** The error that refuses a profile: its message is the first error, its details list all findings. */
export function roleRefused(findings: readonly Finding[]): CairnError {
  return documentRefused('malformed-role', 'The role profile', findings);
}
