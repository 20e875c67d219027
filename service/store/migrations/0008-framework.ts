import { type Kysely, sql } from 'kysely';

/** Competency frameworks from a draft to a published edition, and what reviewers said of which text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('framework_edition')
    .addColumn('framework_id', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('draft', 'in-review', 'published')`))
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('drafted_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('published_at', 'text')
    .addColumn('published_without', 'text')
    .addColumn('reason', 'text')
    .addColumn('warnings', 'text')
    .addPrimaryKeyConstraint('framework_edition_key', ['framework_id', 'edition'])
    .addCheckConstraint(
      'framework_edition_times',
      sql`(state = 'draft' or submitted_at is not null) and (state = 'published') = (published_at is not null)`,
    )
    .execute();

  await db.schema
    .createTable('framework_sign_off')
    .addColumn('sign_off_id', 'text', (c) => c.primaryKey())
    .addColumn('framework_id', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('decision', 'text', (c) => c.notNull().check(sql`decision in ('approved', 'rejected', 'commented')`))
    .addColumn('comment', 'text')
    .addColumn('reviewer', 'text')
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('given_at', 'text', (c) => c.notNull())
    // In the order in which they were given: the clock may stand still.
    .addUniqueConstraint('framework_sign_off_order', ['framework_id', 'edition', 'position'])
    .addForeignKeyConstraint('framework_sign_off_edition', ['framework_id', 'edition'], 'framework_edition', [
      ...(['framework_id', 'edition'] as const),
    ])
    .execute();
}
