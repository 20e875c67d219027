import { type Kysely, sql } from 'kysely';

/**
 * A credential may lose what is personal of it: hash, index and proof stay, so that batch, manifest and the proofs of
 * the others stay as they are. Erasures are written down, without a word on whom they concerned: of one whose process
 * was killed the file has still to be cleaned.
 *
 * SQLite cannot take a column's `not null` away, so the table is made anew (https://www.sqlite.org/lang_altertable.html,
 * section 7). What refers to it is set aside meanwhile: dropping a table counts as deleting its rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erasure')
    .addColumn('erasure_id', 'text', (c) => c.primaryKey())
    .addColumn('erased_at', 'text', (c) => c.notNull())
    .addColumn('scrubbed_at', 'text')
    .execute();

  await db.schema
    .createTable('credential_next')
    .addColumn('credential_id', 'text', (c) => c.primaryKey())
    .addColumn('batch_id', 'text', (c) => c.notNull().references('batch.batch_id'))
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text')
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('document', 'text')
    .addColumn('trace', 'text')
    .addColumn('trace_salt', 'text')
    .addColumn('credential_hash', 'text', (c) => c.notNull().unique())
    .addColumn('leaf_index', 'integer', (c) => c.notNull())
    .addColumn('proof', 'blob', (c) => c.notNull())
    .addColumn('erased_at', 'text')
    .addUniqueConstraint('credential_once', ['cohort_id', 'award_id', 'learner_id', 'revision'])
    .addCheckConstraint(
      'credential_whole_or_erased',
      sql`(learner_id is null) = (erased_at is not null) and (document is null) = (erased_at is not null)
        and (trace is null) = (erased_at is not null) and (trace_salt is null) = (erased_at is not null)`,
    )
    .execute();
  const kept = sql.raw(
    'credential_id, batch_id, cohort_id, learner_id, award_id, revision, document, trace, trace_salt, credential_hash, leaf_index, proof',
  );
  await sql`insert into credential_next (${kept}) select ${kept} from credential order by rowid`.execute(db);
  await sql`create temporary table supersession_aside as select * from supersession`.execute(db);
  await sql`delete from supersession`.execute(db);
  await db.schema.dropTable('credential').execute();
  await sql`alter table credential_next rename to credential`.execute(db);
  await sql`insert into supersession select * from supersession_aside`.execute(db);
  await sql`drop table supersession_aside`.execute(db);
  await db.schema
    .createIndex('credential_leaf')
    .unique()
    .on('credential')
    .columns(['batch_id', 'leaf_index'])
    .execute();
  // A learner's credentials are found by learner alone when they are erased.
  await db.schema.createIndex('credential_learner').on('credential').column('learner_id').execute();
}
