import type { CredentialHash } from '../core/hex.ts';
import type { Connection } from './store.ts';

/** The hash of the credential that corrects this one, from when its anchor is final on; undefined when none does. */
export async function successorHash(db: Connection, hash: CredentialHash): Promise<string | undefined> {
  const row = await db
    .selectFrom('supersession')
    .innerJoin('credential', 'credential.credential_id', 'supersession.new_credential_id')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .select('credential.credential_hash')
    .where('supersession.old_credential_hash', '=', hash)
    .where('batch.state', '=', 'final')
    .executeTakeFirst();
  return row?.credential_hash;
}
