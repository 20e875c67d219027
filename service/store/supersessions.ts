import type { SupersessionTable } from './schema.ts';
import type { Connection } from './store.ts';

/** Writes down a correction; a certificate is corrected once. */
export async function insertSupersession(db: Connection, row: SupersessionTable): Promise<void> {
  await db.insertInto('supersession').values(row).execute();
}

export async function supersessionOf(db: Connection, oldHash: string): Promise<SupersessionTable | undefined> {
  return await db.selectFrom('supersession').selectAll().where('old_credential_hash', '=', oldHash).executeTakeFirst();
}

export async function setSupersessionState(
  db: Connection,
  oldHash: string,
  state: SupersessionTable['state'],
): Promise<void> {
  await db.updateTable('supersession').set({ state }).where('old_credential_hash', '=', oldHash).execute();
}

/** The corrections that are not done, and where the batch of each new certificate stands; in the order in which they were begun. */
export async function unfinishedSupersessions(db: Connection) {
  return await db
    .selectFrom('supersession')
    .innerJoin('credential', 'credential.credential_id', 'supersession.new_credential_id')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .select(['supersession.old_credential_hash', 'supersession.state', 'batch.state as batch_state'])
    .where('supersession.state', '!=', 'done')
    .orderBy('supersession.created_at')
    .orderBy('supersession.old_credential_hash')
    .execute();
}

/** The hash of the certificate that corrects this one, if there is one: what its status names as its successor. */
export async function successorOf(db: Connection, oldHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('supersession')
    .innerJoin('credential', 'credential.credential_id', 'supersession.new_credential_id')
    .select('credential.credential_hash')
    .where('supersession.old_credential_hash', '=', oldHash)
    .where('supersession.state', '=', 'done')
    .executeTakeFirst();
  return row?.credential_hash;
}

/** The id of the certificate that corrects this one, once it is final and the old one is revoked or about to be. */
export async function correctionOf(db: Connection, oldHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('supersession')
    .select('new_credential_id')
    .where('old_credential_hash', '=', oldHash)
    .where('state', 'in', ['revoking', 'done'])
    .executeTakeFirst();
  return row?.new_credential_id;
}
