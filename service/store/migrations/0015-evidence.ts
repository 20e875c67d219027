import { type Kysely, sql } from 'kysely';

/**
 * What a certificate's decision was taken on is kept with it, so that it can be taken again. Of what was issued before this
 * nothing was kept, and nothing is made up: what the store holds of a learner today may be something else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('credential')
    .addColumn('evidence', 'text', (c) => c.check(sql`evidence is null or erased_at is null`))
    .execute();
}
