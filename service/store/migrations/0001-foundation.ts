import { type Kysely, sql } from 'kysely';

/**
 * For short rows that are read in the order of their key: they stand in the key's own tree, so those of a cohort and a
 * learner lie together and are found without a second look-up (https://www.sqlite.org/withoutrowid.html).
 */
const IN_KEY_ORDER = sql`without rowid`;

/** The first tables. A migration that has shipped is never edited: a change is a new file beside it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('learner')
    .addColumn('learner_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text')
    .addColumn('email', 'text')
    .execute();

  await db.schema
    .createTable('pathway_version')
    .addColumn('digest', 'text', (c) => c.primaryKey())
    .addColumn('pathway_id', 'text', (c) => c.notNull())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addUniqueConstraint('pathway_version_edition', ['pathway_id', 'edition'])
    .execute();

  await db.schema
    .createTable('cohort')
    .addColumn('cohort_id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('pathway_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('source', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('assessment')
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.cohort_id'))
    .addColumn('assessment_id', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('day', 'integer')
    .addColumn('weight', 'text')
    .addPrimaryKeyConstraint('assessment_key', ['cohort_id', 'assessment_id'])
    .execute();

  await db.schema
    .createTable('enrolment')
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.cohort_id'))
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learner.learner_id'))
    .addColumn('final_result', 'text')
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('enrolment_key', ['cohort_id', 'learner_id'])
    .addCheckConstraint(
      'enrolment_final_result',
      sql`final_result is null or final_result in ('pass', 'distinction', 'fail', 'withdrawn')`,
    )
    .modifyEnd(IN_KEY_ORDER)
    .execute();

  await db.schema
    .createTable('result')
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('assessment_id', 'text', (c) => c.notNull())
    .addColumn('score', 'text')
    .addColumn('submitted_on', 'text')
    .addColumn('carried_over', 'integer', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('result_key', ['cohort_id', 'learner_id', 'assessment_id'])
    .addForeignKeyConstraint('result_enrolment', ['cohort_id', 'learner_id'], 'enrolment', ['cohort_id', 'learner_id'])
    .modifyEnd(IN_KEY_ORDER)
    .execute();

  await db.schema
    .createTable('decision')
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('pathway_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('distinction', 'integer', (c) => c.notNull())
    .addColumn('trace', 'text', (c) => c.notNull())
    .addColumn('evaluated_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('decision_key', ['cohort_id', 'award_id', 'learner_id'])
    .addForeignKeyConstraint('decision_enrolment', ['cohort_id', 'learner_id'], 'enrolment', [
      'cohort_id',
      'learner_id',
    ])
    .execute();

  await db.schema
    .createTable('batch')
    .addColumn('batch_id', 'text', (c) => c.primaryKey())
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.cohort_id'))
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('pathway_digest', 'text', (c) => c.notNull().references('pathway_version.digest'))
    .addColumn('chain_id', 'integer', (c) => c.notNull())
    .addColumn('registry', 'text', (c) => c.notNull())
    .addColumn('issuer_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('root', 'text')
    .addColumn('size', 'integer')
    .addColumn('issuer_document', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('sealed_at', 'text')
    .addCheckConstraint('batch_sealed_whole', sql`state = 'open' or (root is not null and size is not null)`)
    .execute();
  // One root stands for one batch, and a cohort's award gathers in one open batch at a time.
  await db.schema
    .createIndex('batch_root')
    .unique()
    .on('batch')
    .columns(['chain_id', 'registry', 'issuer_id', 'root'])
    .execute();
  await db.schema
    .createIndex('batch_open')
    .unique()
    .on('batch')
    .columns(['cohort_id', 'award_id'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();

  await db.schema
    .createTable('credential')
    .addColumn('credential_id', 'text', (c) => c.primaryKey())
    .addColumn('batch_id', 'text', (c) => c.notNull().references('batch.batch_id'))
    .addColumn('cohort_id', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull())
    .addColumn('award_id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('trace', 'text', (c) => c.notNull())
    .addColumn('trace_salt', 'text', (c) => c.notNull())
    .addColumn('credential_hash', 'text', (c) => c.notNull().unique())
    .addColumn('leaf_index', 'integer', (c) => c.notNull())
    .addColumn('proof', 'blob', (c) => c.notNull())
    .addUniqueConstraint('credential_once', ['cohort_id', 'award_id', 'learner_id', 'revision'])
    .execute();
  await db.schema
    .createIndex('credential_leaf')
    .unique()
    .on('credential')
    .columns(['batch_id', 'leaf_index'])
    .execute();

  await db.schema
    .createTable('act')
    .addColumn('act_id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('batch_id', 'text', (c) => c.references('batch.batch_id'))
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('signer', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('failure_code', 'text')
    .addColumn('failure', 'text')
    .addColumn('block_number', 'integer')
    .addColumn('block_hash', 'text')
    .addColumn('transaction_hash', 'text')
    .addColumn('gas_used', 'integer')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  // A batch has one anchoring, for ever: what is sent again is sent for the same act.
  await db.schema
    .createIndex('act_one_anchor')
    .unique()
    .on('act')
    .column('batch_id')
    .where(sql.ref('kind'), '=', sql.lit('anchor'))
    .execute();
  await db.schema.createIndex('act_state').on('act').column('state').execute();

  await db.schema
    .createTable('chain_transaction')
    .addColumn('transaction_hash', 'text', (c) => c.primaryKey())
    .addColumn('act_id', 'text', (c) => c.notNull().references('act.act_id'))
    .addColumn('chain_id', 'integer', (c) => c.notNull())
    .addColumn('signer', 'text', (c) => c.notNull())
    .addColumn('nonce', 'integer', (c) => c.notNull())
    .addColumn('raw', 'text', (c) => c.notNull())
    .addColumn('max_fee_per_gas', 'text', (c) => c.notNull())
    .addColumn('max_priority_fee_per_gas', 'text', (c) => c.notNull())
    .addColumn('signed_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('chain_transaction_act').on('chain_transaction').column('act_id').execute();

  await db.schema
    .createTable('supersession')
    .addColumn('old_credential_hash', 'text', (c) => c.primaryKey())
    .addColumn('new_credential_id', 'text', (c) => c.notNull().unique().references('credential.credential_id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('lease')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'integer', (c) => c.notNull())
    .execute();
}
