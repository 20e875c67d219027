import { sql } from 'kysely';
import { insertRows } from './insert-rows.ts';
import type { LearnerTable, SignInLinkTable } from './schema.ts';
import type { Connection } from './store.ts';

export type SignInLinkRow = Readonly<SignInLinkTable>;

/** Learners whose address is one of these but for the case of its ASCII letters, by learner id. */
export async function learnersByEmail(db: Connection, spellings: readonly string[]): Promise<Readonly<LearnerTable>[]> {
  return await db
    .selectFrom('learner')
    .selectAll()
    .where(sql`lower(email)`, 'in', sql`(${sql.join(spellings.map((text) => sql`lower(${text})`))})`)
    .orderBy('learner_id')
    .execute();
}

export async function insertSignInLink(db: Connection, rows: readonly SignInLinkRow[]): Promise<void> {
  await insertRows(db, rows, (some) => db.insertInto('sign_in_link').values(some));
}

/** The rows of a link, by learner id, with how logs name the learner; none where it is not known. */
export async function signInLinkByCode(
  db: Connection,
  codeHash: string,
): Promise<(SignInLinkRow & { readonly reference: string })[]> {
  return await db
    .selectFrom('sign_in_link')
    .innerJoin('learner', 'learner.learner_id', 'sign_in_link.learner_id')
    .selectAll('sign_in_link')
    .select('learner.reference')
    .where('code_hash', '=', codeHash)
    .orderBy('sign_in_link.learner_id')
    .execute();
}

/** Uses a link that was not used and has not expired. Of two who do at once one is told of learners, the other of none. */
export async function useSignInLink(db: Connection, codeHash: string, now: string): Promise<SignInLinkRow[]> {
  return await db
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .execute();
}

/** How many links were mailed since then to one of these learners. */
export async function countMailedLinks(db: Connection, learnerIds: readonly string[], since: string): Promise<number> {
  const { links } = await db
    .selectFrom('sign_in_link')
    .select((eb) => eb.fn.count<number>('code_hash').distinct().as('links'))
    .where('learner_id', 'in', learnerIds)
    .where('sent_by', '=', 'mail')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(links);
}

export async function deleteSignInLink(db: Connection, codeHash: string): Promise<void> {
  await db.deleteFrom('sign_in_link').where('code_hash', '=', codeHash).execute();
}

/** Deletes the links that were made for a learner by hand, and not used. */
export async function deleteUnusedByHand(db: Connection, learnerId: string): Promise<void> {
  await db
    .deleteFrom('sign_in_link')
    .where('learner_id', '=', learnerId)
    .where('sent_by', '=', 'hand')
    .where('used_at', 'is', null)
    .execute();
}

/** Deletes links that expired before then. */
export async function deleteLinksExpired(db: Connection, before: string): Promise<void> {
  await db.deleteFrom('sign_in_link').where('expires_at', '<', before).execute();
}
