import { type Kysely, sql } from 'kysely';

/** Role profiles as they were published, and what employers said of those who hold an award. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('role_profile')
    .addColumn('digest', 'text', (c) => c.primaryKey())
    .addColumn('role_id', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('warnings', 'text', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addUniqueConstraint('role_profile_edition', ['role_id', 'edition'])
    .execute();

  await db.schema
    .createTable('employer_rating')
    .addColumn('rating_id', 'text', (c) => c.primaryKey())
    .addColumn('pathway_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('competency', 'text', (c) => c.notNull())
    .addColumn('rating', 'integer', (c) => c.notNull().check(sql`rating between 1 and 5`))
    .addColumn('comment', 'text')
    .addColumn('organisation', 'text', (c) => c.notNull())
    .addColumn('given_on', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('response', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('erased_at', 'text')
    // The same answer brought in again is the same rating, and counts once.
    .addUniqueConstraint('employer_rating_once', [
      ...(['pathway_digest', 'award_id', 'competency', 'organisation', 'given_on', 'source', 'response'] as const),
    ])
    .execute();
}
