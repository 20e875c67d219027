import { type Kysely, sql } from 'kysely';

/** A UUID v4 (RFC 9562) of the database's own randomness, for the rows that are there already. */
const RANDOM_UUID = sql`lower(
  hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
  || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;

/**
 * Cohorts get dates, enrolments get a way to end, and learners a reference that says nothing about them: what a log may
 * name, and what is gone when they are erased.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('learner')
    .addColumn('reference', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await sql`update learner set reference = ${RANDOM_UUID}`.execute(db);
  // Also what keeps the column's default, which SQLite asks for, from ever being used twice.
  await db.schema.createIndex('learner_reference').unique().on('learner').column('reference').execute();

  await db.schema.alterTable('cohort').addColumn('starts_on', 'text').execute();
  await db.schema.alterTable('cohort').addColumn('ends_on', 'text').execute();
  await db.schema.alterTable('cohort').addColumn('results_until', 'text').execute();

  // Whether a cohort's decisions rest on what is known of it now: told without a clock, and without deciding again.
  await db.schema
    .alterTable('cohort')
    .addColumn('facts_revision', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('cohort').addColumn('evaluated_revision', 'integer').execute();
  await sql`update cohort set evaluated_revision = 0`.execute(db);

  await db.schema.alterTable('enrolment').addColumn('enrolled_on', 'text').execute();
  await db.schema.alterTable('enrolment').addColumn('ended_on', 'text').execute();
  await db.schema
    .alterTable('enrolment')
    .addColumn('transferred_to', 'text', (c) => c.references('cohort.cohort_id'))
    .execute();
  await db.schema
    .alterTable('enrolment')
    .addColumn('status', 'text', (c) =>
      c
        .notNull()
        .defaultTo('enrolled')
        .check(
          sql`status in ('enrolled', 'withdrawn', 'transferred') and (status = 'enrolled') = (ended_on is null)
            and (status = 'transferred') = (transferred_to is not null)`,
        ),
    )
    .execute();
}
