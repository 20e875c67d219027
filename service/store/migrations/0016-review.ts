import { type Kysely, sql } from 'kysely';

/** What a person has to look at again: corrections that concern a certificate, and what learners ask for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('review')
    .addColumn('review_id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('correction', 'request')`))
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('credential_id', 'text', (c) => c.references('credential.credential_id'))
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('correction', 'text')
    .addColumn('asked_by', 'text', (c) => c.check(sql`asked_by in ('learner', 'registrar')`))
    .addColumn('request', 'text')
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('open', 'closed')`))
    .addColumn('outcome', 'text', (c) => c.check(sql`outcome in ('upheld', 'corrected', 'revoked')`))
    .addColumn('answer', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('actor_kind', 'text')
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text')
    .addForeignKeyConstraint('review_enrolment', ['cohort_id', 'learner_id'], 'enrolment', ['cohort_id', 'learner_id'])
    .addCheckConstraint(
      'review_of_its_kind',
      sql`(kind = 'correction') = (correction is not null) and (kind = 'request') = (request is not null)
        and (kind = 'request') = (asked_by is not null) and (kind = 'request' or credential_id is not null)`,
    )
    .addCheckConstraint(
      'review_closed_whole',
      sql`(state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null)
        and (state = 'closed') = (answer is not null) and (actor_kind is null or state = 'closed')
        and (actor_kind is null) = (actor_id is null) and (actor_kind is null) = (actor_name is null)`,
    )
    .execute();
  // Further changes are added to the one that is open.
  await db.schema
    .createIndex('review_open')
    .unique()
    .on('review')
    .columns(['cohort_id', 'award_id', 'learner_id', 'kind'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
  await db.schema.createIndex('review_cohort').on('review').columns(['cohort_id', 'opened_at']).execute();
  await db.schema.createIndex('review_learner').on('review').column('learner_id').execute();
}
