import { type Kysely, sql } from 'kysely';

/** Who may do what, what they did, and what was answered to requests that may come again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installation')
    .addColumn('installation_id', 'text', (c) => c.primaryKey())
    .execute();
  // Drawn once: what the API keys of this installation name, so that one of another is told as such.
  await sql`insert into installation (installation_id) values (lower(hex(randomblob(4))))`.execute(db);

  await db.schema
    .createTable('api_key')
    .addColumn('key_id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('cohorts', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('last_used_at', 'text')
    .execute();

  await db.schema
    .createTable('kept_answer')
    .addColumn('request_key', 'text', (c) => c.primaryKey())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('sealed_answer', 'blob')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('kept_answer_age').on('kept_answer').column('created_at').execute();

  await db.schema
    .createTable('audit_entry')
    .addColumn('sequence', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('deed_id', 'text', (c) => c.notNull())
    .addColumn('phase', 'text', (c) => c.notNull().check(sql`phase in ('began', 'done', 'failed')`))
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('cohort_id', 'text')
    .addColumn('subject', 'text')
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('error_code', 'text')
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('entry_hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_entry_actor').on('audit_entry').columns(['actor_kind', 'actor_id']).execute();
  await appendOnly(db);
}

/** The database itself refuses to change or take out an entry, and takes a new one at the end only. */
async function appendOnly(db: Kysely<unknown>): Promise<void> {
  for (const change of ['update', 'delete'] as const) {
    await sql`
      create trigger ${sql.id(`audit_entry_no_${change}`)} before ${sql.raw(change)} on audit_entry
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
  }
  await sql`
    create trigger audit_entry_at_the_end before insert on audit_entry
    when new.sequence is not (select coalesce(max(sequence), 0) + 1 from audit_entry)
      or new.previous_hash is not coalesce((select entry_hash from audit_entry order by sequence desc limit 1), '')
    begin select raise(abort, 'an entry of the audit log follows the last one'); end`.execute(db);
}
