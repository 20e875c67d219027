/** A role profile: what a role asks for, together with the JSON that was published and its digest. */
import { digestJson } from '../../core/digest.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Finding } from '../check/finding.ts';
import { formFindings } from '../check/form-findings.ts';
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

/** A profile that has the right shape, or why it has not. What else may be wrong with it: `check-role-profile.ts`. */
export type RoleProfileReading =
  | { readonly role: RoleProfile }
  | { readonly role: null; readonly findings: readonly Finding[] };

/** Reads a role profile, `"type": "CairnRoleProfile"`, `"version": 1`. Never throws for what the value is. */
export function readRoleProfile(json: JsonValue): RoleProfileReading {
  const parsed = roleProfileSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return { role: { ...parsed.data, source: json } };
  return { role: null, findings: formFindings(parsed.error) };
}
