import { type Kysely, sql } from 'kysely';

/**
 * Traces have a new form, version 2, which says as of which day was decided. What was decided and not issued goes: the
 * next evaluation decides it again from the same results. What was issued keeps its own trace.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from decision`.execute(db);
  await sql`update cohort set evaluated_revision = null`.execute(db);
}
