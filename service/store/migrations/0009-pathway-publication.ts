import type { Kysely } from 'kysely';

/**
 * A pathway version keeps who published it here, when, and what the check warned of; and where its digest stands in a
 * registry. Versions from before this have neither: nobody checked them, and their digests were never sent.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pathway_publication')
    .addColumn('pathway_digest', 'text', (c) => c.primaryKey().references('pathway_version.digest'))
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('findings', 'text', (c) => c.notNull())
    .execute();

  // One act for each version and issuer, for ever: what is sent again is sent for the same act.
  await db.schema
    .createTable('chain_publication')
    .addColumn('pathway_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('chain_id', 'integer', (c) => c.notNull())
    .addColumn('registry', 'text', (c) => c.notNull())
    .addColumn('issuer_id', 'text', (c) => c.notNull())
    .addColumn('act_id', 'text', (c) => c.notNull().unique().references('act.act_id'))
    .addColumn('first_seen_at', 'text')
    .addPrimaryKeyConstraint('chain_publication_key', ['pathway_digest', 'chain_id', 'registry', 'issuer_id'])
    .execute();
}
