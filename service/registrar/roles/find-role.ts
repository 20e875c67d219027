import { CairnError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { shippedRoles } from '../../pathway/examples/shipped-roles.ts';
import { parseRoleProfile, type RoleProfile, roleDigest, roleReference } from '../../pathway/role/role-profile.ts';
import { type RoleProfileRow, roleProfiles } from '../../store/role-profiles.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';
import type { Installation } from '../installation.ts';

/** A role profile that pathways can be held against. */
export interface RoleOverview {
  readonly id: string;
  readonly edition: string;
  readonly title: string;
  /** `urn:cairn:role:{id}:{edition}` */
  readonly reference: string;
  readonly digest: string;
  readonly competencies: number;
  /** When it was published here; null for one that ships. */
  readonly publishedAt: string | null;
}

interface KnownRole {
  readonly role: RoleProfile;
  readonly publishedAt: string | null;
}

/** Every role profile, by id and edition: those that ship, and those published here. */
async function knownRoles(db: Connection): Promise<KnownRole[]> {
  const published = (await roleProfiles(db)).map(storedRole);
  const shipped = shippedRoles.map((role) => ({ role, publishedAt: null }));
  // What was published under an edition counts, should another version of the program ship another text.
  const all = new Map([...shipped, ...published].map((known) => [nameOf(known.role), known]));
  return [...all.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known);
}

function storedRole({ document, published_at }: RoleProfileRow): KnownRole {
  return { role: parseRoleProfile(storedObject(document)), publishedAt: published_at };
}

function nameOf({ id, edition }: Pick<RoleProfile, 'id' | 'edition'>): string {
  return `${id}@${edition}`;
}

/** The role profiles that pathways can be held against, by id and edition. */
export async function listRoles({ store }: Pick<Installation, 'store'>): Promise<RoleOverview[]> {
  return (await knownRoles(store.db)).map(roleOverview);
}

/** One profile with what the list says of it, and as it was published. @throws CairnError `role-not-found` */
export async function showRole(
  { store }: Pick<Installation, 'store'>,
  name: string,
): Promise<{ readonly overview: RoleOverview; readonly role: RoleProfile; readonly profile: JsonObject }> {
  const known = await findKnown(store.db, name);
  const { role } = known;
  return { overview: roleOverview(known), role, profile: isJsonObject(role.source) ? role.source : {} };
}

/**
 * The profile that is named: `data-steward`, where there is one edition of it, or `data-steward@2026.1`.
 *
 * @throws CairnError `role-not-found`, also when several editions are known and none is named
 */
export async function findRole(db: Connection, name: string): Promise<RoleProfile> {
  return (await findKnown(db, name)).role;
}

async function findKnown(db: Connection, name: string): Promise<KnownRole> {
  const known = await knownRoles(db);
  const found = known.filter(({ role }) => name === role.id || name === nameOf(role));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const choices = (found.length > 1 ? found : known).map(({ role }) => nameOf(role));
  throw new CairnError(
    'role-not-found',
    found.length > 1
      ? `there are ${found.length} editions of the role profile ${name.slice(0, 100)}`
      : `no role profile ${name.slice(0, 100)} is known here`,
    {
      remedy: `name one of these: ${choices.slice(0, 30).join(', ')}; or publish one with npx cairn role publish FILE`,
      details: { role: name.slice(0, 100) },
    },
  );
}

function roleOverview({ role, publishedAt }: KnownRole): RoleOverview {
  const { id, edition, title, competencies } = role;
  return {
    ...{ id, edition, title, reference: roleReference(role), digest: roleDigest(role) },
    ...{ competencies: competencies.length, publishedAt },
  };
}
