import type { Hash32 } from '../../core/hex.ts';
import type { FrameworkContext } from '../../pathway/check/framework-references.ts';
import { checkDocument } from '../../pathway/document/check-document.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import { checkRoleProfile } from '../../pathway/role/check-role-profile.ts';
import {
  type RoleProfile,
  readRoleProfile,
  roleDigest,
  roleReference,
  roleRefused,
} from '../../pathway/role/role-profile.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';

/** A role profile that can be used. */
export interface UsableRole {
  readonly role: RoleProfile;
  /** `urn:cairn:role:{id}:{edition}`. */
  readonly reference: string;
  readonly digest: Hash32;
}

/** What was found in a profile, in the order of the file; with an error it cannot be used. */
export interface RoleCheck {
  readonly usable: UsableRole | null;
  readonly findings: readonly LocatedFinding[];
}

/** Checks a role profile against the frameworks that are known. Nothing is thrown, whatever the file. */
export function checkRole({ bytes, format }: DefinitionFile, context: FrameworkContext): RoleCheck {
  const { content: role, findings } = checkDocument(bytes, format, (json, written) => {
    const reading = readRoleProfile(json, written);
    if (reading.role === null) return { content: null, findings: reading.findings };
    return { content: reading.role, findings: checkRoleProfile(reading.role, context) };
  });
  if (role === null || findings.some(({ severity }) => severity === 'error')) return { usable: null, findings };
  return { usable: { role, reference: roleReference(role), digest: roleDigest(role) }, findings };
}

/**
 * A role profile that can be used, and what was warned of.
 * @throws CairnError `malformed-role` with every finding in `details.findings`
 */
export function usableRole(
  file: DefinitionFile,
  context: FrameworkContext,
): UsableRole & { readonly warnings: readonly LocatedFinding[] } {
  const { usable, findings } = checkRole(file, context);
  if (usable !== null) return { ...usable, warnings: findings };
  throw roleRefused(findings);
}
