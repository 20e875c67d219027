import { insertRows } from './insert-rows.ts';
import type { LearnerSessionTable } from './schema.ts';
import type { Connection } from './store.ts';

export type LearnerSessionRow = Readonly<LearnerSessionTable>;

/** A row of a session, with how logs name the learner, and where mail reaches them. */
export interface LearnerSessionView extends LearnerSessionRow {
  readonly reference: string;
  readonly email: string | null;
}

export async function insertLearnerSession(db: Connection, rows: readonly LearnerSessionRow[]): Promise<void> {
  await insertRows(db, rows, (some) => db.insertInto('learner_session').values(some));
}

/** The rows of a session, by learner id; none where it is not known. */
export async function learnerSessionByToken(db: Connection, tokenHash: string): Promise<LearnerSessionView[]> {
  return await db
    .selectFrom('learner_session')
    .innerJoin('learner', 'learner.learner_id', 'learner_session.learner_id')
    .selectAll('learner_session')
    .select(['learner.reference', 'learner.email'])
    .where('token_hash', '=', tokenHash)
    .orderBy('learner_session.learner_id')
    .execute();
}

/** Notes the day on which a session was used; the second time on a day writes nothing. */
export async function noteLearnerSeen(db: Connection, tokenHash: string, day: string): Promise<void> {
  await db
    .updateTable('learner_session')
    .set({ last_seen_on: day })
    .where('token_hash', '=', tokenHash)
    .where('last_seen_on', '<', day)
    .execute();
}

export async function deleteLearnerSession(db: Connection, tokenHash: string): Promise<void> {
  await db.deleteFrom('learner_session').where('token_hash', '=', tokenHash).execute();
}

/** Deletes every session that one of these learners is in. */
export async function deleteSessionsOf(db: Connection, learnerIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('learner_session')
    .where(
      'token_hash',
      'in',
      db.selectFrom('learner_session').select('token_hash').where('learner_id', 'in', learnerIds),
    )
    .execute();
}

/** Deletes what is over: expired, or not used since that day. */
export async function deleteSessionsOver(db: Connection, now: string, unusedSince: string): Promise<void> {
  await db
    .deleteFrom('learner_session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('last_seen_on', '<', unusedSince)]))
    .execute();
}
