import type { ApiKeyTable } from './schema.ts';
import type { Connection } from './store.ts';

export type ApiKeyRow = Readonly<ApiKeyTable>;

export async function insertApiKey(db: Connection, key: ApiKeyRow): Promise<void> {
  await db.insertInto('api_key').values(key).execute();
}

export async function apiKeyById(db: Connection, keyId: string): Promise<ApiKeyRow | undefined> {
  return await db.selectFrom('api_key').selectAll().where('key_id', '=', keyId).executeTakeFirst();
}

/** All keys, those that are expired or revoked too, in the order in which they were made. */
export async function apiKeys(db: Connection): Promise<ApiKeyRow[]> {
  return await db.selectFrom('api_key').selectAll().orderBy('created_at').orderBy('key_id').execute();
}

/** Revokes a key as of now; one that is revoked already keeps its time. Returns whether it was in force until now. */
export async function revokeApiKeyRow(db: Connection, keyId: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteApiKeyUse(db: Connection, keyId: string, at: string): Promise<void> {
  await db.updateTable('api_key').set({ last_used_at: at }).where('key_id', '=', keyId).execute();
}

/** What names this store among others; drawn when it was made. */
export async function installationId(db: Connection): Promise<string> {
  const row = await db.selectFrom('installation').select('installation_id').executeTakeFirstOrThrow();
  return row.installation_id;
}
