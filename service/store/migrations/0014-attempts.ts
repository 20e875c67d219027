import { type Kysely, sql } from 'kysely';

/** As in `0001-foundation.ts`: short rows that are read in the order of their key. */
const IN_KEY_ORDER = sql`without rowid`;

/**
 * A learner may have several attempts at an assessment, an assessment may be due on a day, and it is kept of whom something
 * has changed since they were evaluated.
 *
 * The results of before are first attempts. SQLite cannot change a key, so the table is made anew
 * (https://www.sqlite.org/lang_altertable.html, section 7); nothing refers to it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('result_next')
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('assessment_id', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull().check(sql`attempt >= 1`))
    .addColumn('score', 'text')
    .addColumn('submitted_on', 'text')
    .addColumn('carried_over', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('result_key', ['cohort_id', 'learner_id', 'assessment_id', 'attempt'])
    .addForeignKeyConstraint('result_enrolment', ['cohort_id', 'learner_id'], 'enrolment', ['cohort_id', 'learner_id'])
    .modifyEnd(IN_KEY_ORDER)
    .execute();
  await sql`insert into result_next
    select cohort_id, learner_id, assessment_id, 1, score, submitted_on, carried_over, source from result
    order by cohort_id, learner_id, assessment_id`.execute(db);
  await db.schema.dropTable('result').execute();
  await sql`alter table result_next rename to result`.execute(db);

  await db.schema
    .createTable('due_date')
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.cohort_id'))
    .addColumn('assessment_id', 'text', (c) => c.notNull())
    .addColumn('due_on', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('due_date_key', ['cohort_id', 'assessment_id'])
    .modifyEnd(IN_KEY_ORDER)
    .execute();

  await db.schema
    .createTable('pending_evaluation')
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('pending_evaluation_key', ['cohort_id', 'learner_id'])
    .addForeignKeyConstraint('pending_evaluation_enrolment', ['cohort_id', 'learner_id'], 'enrolment', [
      'cohort_id',
      'learner_id',
    ])
    .modifyEnd(IN_KEY_ORDER)
    .execute();
  await db.schema
    .alterTable('cohort')
    .addColumn('whole_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('cohort').addColumn('evaluated_on', 'text').execute();
  // Of whom something has changed so far nobody has noted: it may be anybody.
  await sql`update cohort set whole_revision = facts_revision`.execute(db);
}
