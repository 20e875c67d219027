import { type Kysely, sql } from 'kysely';

/** Links by which learners sign in, and the sessions that are opened so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_in_link')
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learner.learner_id'))
    .addColumn('sent_by', 'text', (c) => c.notNull().check(sql`sent_by in ('mail', 'hand')`))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('sign_in_link_key', ['code_hash', 'learner_id'])
    .execute();
  await db.schema.createIndex('sign_in_link_learner').on('sign_in_link').column('learner_id').execute();

  await db.schema
    .createTable('learner_session')
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('learner_id', 'text', (c) => c.notNull().references('learner.learner_id'))
    .addColumn('signed_in_by', 'text', (c) => c.notNull().check(sql`signed_in_by in ('mail', 'hand', 'oidc')`))
    .addColumn('opened_at', 'text', (c) => c.notNull())
    .addColumn('last_seen_on', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('learner_session_key', ['token_hash', 'learner_id'])
    .execute();
  await db.schema.createIndex('learner_session_learner').on('learner_session').column('learner_id').execute();

  // Whom an address belongs to is asked by whoever wants to sign in.
  await sql`create index learner_email on learner (lower(email))`.execute(db);
  await endWithTheAddress(db);
}

/** An address that is corrected was another person's, or no longer theirs: what it opened is closed, whoever corrects it. */
async function endWithTheAddress(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger learner_address_changed after update of email on learner
    when old.email is not null and old.email is not new.email
    begin
      delete from sign_in_link where learner_id = old.learner_id;
      delete from learner_session where learner_id = old.learner_id;
    end`.execute(db);
}
