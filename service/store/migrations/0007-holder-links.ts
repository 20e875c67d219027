import { type Kysely, sql } from 'kysely';

/** Links by which holders get at their certificates, and what was sent to whom. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('holder_link')
    .addColumn('link_id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('credential_id', 'text', (c) => c.notNull().references('credential.credential_id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_on', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('last_opened_on', 'text')
    .execute();
  await db.schema.createIndex('holder_link_credential').on('holder_link').column('credential_id').execute();

  await db.schema
    .createTable('delivery')
    .addColumn('delivery_id', 'text', (c) => c.primaryKey())
    .addColumn('credential_id', 'text', (c) => c.notNull().references('credential.credential_id'))
    .addColumn('link_id', 'text', (c) => c.notNull().references('holder_link.link_id'))
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('sending', 'sent', 'failed', 'interrupted')`))
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('smtp_code', 'integer')
    .addColumn('failure', 'text')
    .addColumn('began_at', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema.createIndex('delivery_credential').on('delivery').column('credential_id').execute();
  await db.schema.createIndex('delivery_link').on('delivery').column('link_id').execute();
  await sql`create index delivery_sending on delivery (state) where state = 'sending'`.execute(db);
}
