import { type Kysely, sql } from 'kysely';

/**
 * A learner may be pinned to another pathway version than those who enrol in the cohort today; that they were moved, and
 * what they had earned under the version left, is kept.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('enrolment')
    .addColumn('pathway_digest', 'text', (c) => c.references('pathway_version.digest'))
    .execute();
  // Which versions a cohort's learners are pinned to is told without reading its enrolments: of most there is only one.
  await db.schema
    .createIndex('enrolment_pin')
    .on('enrolment')
    .columns(['cohort_id', 'pathway_digest'])
    .where(sql.ref('pathway_digest'), 'is not', null)
    .execute();

  await db.schema
    .createTable('pathway_move')
    .addColumn('move_id', 'text', (c) => c.primaryKey())
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('from_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('to_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('left_cohort_id', 'text', (c) => c.references('cohort.cohort_id'))
    .addColumn('moved_on', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addForeignKeyConstraint('pathway_move_enrolment', ['cohort_id', 'learner_id'], 'enrolment', [
      'cohort_id',
      'learner_id',
    ])
    .execute();
  await db.schema.createIndex('pathway_move_learner').on('pathway_move').columns(['cohort_id', 'learner_id']).execute();

  await db.schema
    .createTable('kept_award')
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('move_id', 'text', (c) => c.notNull().references('pathway_move.move_id'))
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('pathway_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('distinction', 'integer', (c) => c.notNull().check(sql`distinction in (0, 1)`))
    .addPrimaryKeyConstraint('kept_award_key', ['cohort_id', 'learner_id', 'position', 'award_id'])
    .addForeignKeyConstraint('kept_award_enrolment', ['cohort_id', 'learner_id'], 'enrolment', [
      'cohort_id',
      'learner_id',
    ])
    .execute();
  await db.schema.createIndex('kept_award_version').on('kept_award').columns(['cohort_id', 'pathway_digest']).execute();

  // A batch holds what was decided by one version.
  await db.schema.dropIndex('batch_open').execute();
  await db.schema
    .createIndex('batch_open')
    .unique()
    .on('batch')
    .columns(['cohort_id', 'award_id', 'pathway_digest'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
}
