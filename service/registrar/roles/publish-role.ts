import { canonicalBytes } from '../../core/canonical.ts';
import { CairnError } from '../../core/errors.ts';
import type { LocatedFinding } from '../../pathway/document/located-finding.ts';
import { roleProfileByEdition, saveRoleProfile } from '../../store/role-profiles.ts';
import type { DefinitionFile } from '../definitions/definition-file.ts';
import type { Installation } from '../installation.ts';
import { pathwayCheckContext } from '../pathways/pathway-check-context.ts';
import { usableRole } from './check-role.ts';
import { type RoleOverview, showRole } from './find-role.ts';

/** What came of publishing. */
export interface PublishedRole {
  readonly role: RoleOverview;
  readonly isNew: boolean;
  /** What was warned of, and is kept with the profile. */
  readonly warnings: readonly LocatedFinding[];
}

/**
 * Keeps a role profile, for pathways to be held against. An edition is published once and never changes; the same again
 * changes nothing.
 *
 * @throws CairnError `malformed-role` with the findings, where one is an error; `role-version-changed` when the edition is
 * known with another content
 */
export async function publishRole(installation: Installation, file: DefinitionFile): Promise<PublishedRole> {
  const { store, now } = installation;
  const { role, digest, warnings } = usableRole(file, await pathwayCheckContext(installation));
  const isNew = await store.db.transaction().execute(async (tx) => {
    const known = await roleProfileByEdition(tx, role.id, role.edition);
    if (known !== undefined && known.digest !== digest) {
      throw new CairnError(
        'role-version-changed',
        `edition ${role.edition} of the role profile ${role.id} is published with another content`,
        { remedy: 'give the changed profile a new edition', details: { known: known.digest, found: digest } },
      );
    }
    await saveRoleProfile(tx, {
      ...{ digest, role_id: role.id, edition: role.edition },
      document: new TextDecoder().decode(canonicalBytes(role.source)),
      warnings: JSON.stringify(warnings),
      published_at: now().toISOString(),
    });
    return known === undefined;
  });
  const { overview } = await showRole(installation, `${role.id}@${role.edition}`);
  return { role: overview, isNew, warnings };
}
