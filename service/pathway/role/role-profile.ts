/** A role profile: what a role asks for, together with the JSON that was published and its digest. */
import { digestJson } from '../../core/digest.ts';
import type { Hash32 } from '../../core/hex.ts';
import type { JsonValue } from '../../core/json.ts';
import type { RoleProfileDefinition } from './role-profile-form.ts';

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
