import type { Kysely } from 'kysely';

/** Column mappings by name, and which files of results came into which cohort. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('column_mapping')
    .addColumn('mapping_name', 'text', (c) => c.primaryKey())
    .addColumn('mapping', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .execute();

  // A row for each cohort that a file has changed: those of an erased learner's cohorts lose name and digest.
  await db.schema
    .createTable('imported_file')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.cohort_id'))
    .addColumn('file_name', 'text')
    .addColumn('digest', 'text')
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addColumn('erased_at', 'text')
    .addPrimaryKeyConstraint('imported_file_key', ['source', 'cohort_id'])
    .execute();
}
