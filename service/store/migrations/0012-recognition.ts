import { type Kysely, sql } from 'kysely';

/** Prior learning that was recognised in a module's place: who decided it, when, and on what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recognition')
    .addColumn('recognition_id', 'text', (c) => c.primaryKey())
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learner.learner_id'))
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.cohort_id'))
    .addColumn('pathway_id', 'text', (c) => c.notNull())
    .addColumn('module_id', 'text', (c) => c.notNull())
    .addColumn('credit', 'text')
    .addColumn('decided_on', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) =>
      c.notNull().check(sql`basis in ('equivalent', 'certificate', 'portfolio', 'examination')`),
    )
    .addColumn('equivalent', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_reason', 'text')
    .addCheckConstraint('recognition_equivalent', sql`(basis = 'equivalent') = (equivalent is not null)`)
    .addCheckConstraint('recognition_withdrawn', sql`(withdrawn_at is null) = (withdrawn_reason is null)`)
    .execute();
  // A module is recognised once at a time; one that was withdrawn may be recognised anew.
  await db.schema
    .createIndex('recognition_standing')
    .unique()
    .on('recognition')
    .columns(['learner_id', 'pathway_id', 'module_id'])
    .where(sql.ref('withdrawn_at'), 'is', null)
    .execute();
  await db.schema.createIndex('recognition_cohort').on('recognition').column('cohort_id').execute();
}
