import type { RoleProfileTable } from './schema.ts';
import type { Connection } from './store.ts';

export type RoleProfileRow = Readonly<RoleProfileTable>;

/** Keeps a published profile; the same again changes nothing, another text under its edition is an error. */
export async function saveRoleProfile(db: Connection, row: RoleProfileRow): Promise<void> {
  await db
    .insertInto('role_profile')
    .values(row)
    .onConflict((c) => c.column('digest').doNothing())
    .execute();
}

export async function roleProfileByEdition(
  db: Connection,
  roleId: string,
  edition: string,
): Promise<RoleProfileRow | undefined> {
  return await db
    .selectFrom('role_profile')
    .selectAll()
    .where('role_id', '=', roleId)
    .where('edition', '=', edition)
    .executeTakeFirst();
}

/** Every profile, by id and edition. */
export async function roleProfiles(db: Connection): Promise<RoleProfileRow[]> {
  return await db.selectFrom('role_profile').selectAll().orderBy('role_id').orderBy('edition').execute();
}
