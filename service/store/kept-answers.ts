import type { KeptAnswerTable } from './schema.ts';
import type { Connection } from './store.ts';

/** An answer that is kept for a request which may come again. */
export interface KeptAnswerRow extends Readonly<Omit<KeptAnswerTable, 'sealed_answer'>> {
  readonly sealed_answer: Buffer;
}

/** The answer that is kept under a name, unless it is older than that. */
export async function keptAnswer(
  db: Connection,
  requestKey: string,
  notBefore: string,
): Promise<KeptAnswerRow | undefined> {
  const row = await db
    .selectFrom('kept_answer')
    .selectAll()
    .where('request_key', '=', requestKey)
    .where('created_at', '>=', notBefore)
    .executeTakeFirst();
  return row === undefined || row.sealed_answer === null ? undefined : { ...row, sealed_answer: row.sealed_answer };
}

/** Keeps an answer, in place of one that was too old, and lets go of all that are. */
export async function keepAnswer(db: Connection, row: KeptAnswerRow, notBefore: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('kept_answer').where('created_at', '<', notBefore).execute();
    await tx.insertInto('kept_answer').values(row).execute();
  });
}
