import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { type LearnerKey, type PersonalRows, personalData } from './personal-data.ts';
import type { BatchState } from './schema.ts';
import type { Connection } from './store.ts';

/** A certificate of a learner, as far as nothing of it is personal. */
export interface CertificateOfErased {
  readonly credential_hash: string;
  readonly batch_id: string;
  readonly state: BatchState;
}

/** All that the store holds of a learner, by the keys under which it is found. */
export interface LearnerTraces {
  /** Rows by table; tables that hold none are absent. */
  readonly rows: Readonly<Record<string, number>>;
  readonly cohortIds: readonly string[];
  readonly certificates: readonly CertificateOfErased[];
}

/** What rows of a learner are found by. */
type Subject = Readonly<Record<LearnerKey, readonly string[]>>;

/** What would go if a learner were erased. */
export async function findLearnerTraces(db: Connection, learnerId: string): Promise<LearnerTraces> {
  return (await traces(db, learnerId)).found;
}

/**
 * Takes everything personal of a learner out of every table, and writes down that the file has to be cleaned. Part of a
 * transaction; where there is nothing of them, nothing is written.
 */
export async function eraseRows(tx: Connection, learnerId: string, erasedAt: string): Promise<LearnerTraces> {
  const { subject, found } = await traces(tx, learnerId);
  if (Object.keys(found.rows).length === 0) return found;
  // Children and parents go in one transaction, in whatever order the tables are declared.
  await sql`pragma defer_foreign_keys = on`.execute(tx);
  for (const [table, { rows }] of Object.entries(personalData)) {
    if (rows === null || !(table in found.rows)) continue;
    const condition = whichRows(rows, subject);
    if (rows.fate === 'deleted') {
      await sql`delete from ${sql.table(table)} where ${condition}`.execute(tx);
    } else {
      const emptied = rows.columns.map((column) => sql`${sql.ref(column)} = null`);
      await sql`update ${sql.table(table)} set ${sql.join(emptied)}, erased_at = ${erasedAt} where ${condition}`.execute(
        tx,
      );
    }
  }
  await noteErasure(tx, erasedAt);
  return found;
}

/** Writes down, in the transaction that erases, that the file has to be cleaned. */
export async function noteErasure(tx: Connection, erasedAt: string): Promise<void> {
  await tx.insertInto('erasure').values({ erasure_id: randomUUID(), erased_at: erasedAt, scrubbed_at: null }).execute();
}

/** The erasures after which the file has not been cleaned yet. */
export async function unscrubbedErasures(db: Connection): Promise<string[]> {
  const rows = await db.selectFrom('erasure').select('erasure_id').where('scrubbed_at', 'is', null).execute();
  return rows.map((row) => row.erasure_id);
}

export async function setScrubbed(db: Connection, erasureIds: readonly string[], scrubbedAt: string): Promise<void> {
  await db
    .updateTable('erasure')
    .set({ scrubbed_at: scrubbedAt })
    .where('erasure_id', 'in', erasureIds)
    .where('scrubbed_at', 'is', null)
    .execute();
}

async function traces(
  db: Connection,
  learnerId: string,
): Promise<{ readonly subject: Subject; readonly found: LearnerTraces }> {
  const learner = await db.selectFrom('learner').selectAll().where('learner_id', '=', learnerId).executeTakeFirst();
  const enrolments = await db
    .selectFrom('enrolment')
    .select('cohort_id')
    .where('learner_id', '=', learnerId)
    .orderBy('cohort_id')
    .execute();
  const credentials = await db
    .selectFrom('credential')
    .innerJoin('batch', 'batch.batch_id', 'credential.batch_id')
    .select(['credential.credential_id', 'credential.credential_hash', 'credential.batch_id', 'batch.state'])
    .where('credential.learner_id', '=', learnerId)
    .orderBy('batch.created_at')
    .orderBy('credential.leaf_index')
    .execute();
  const email = learner?.email == null ? [] : [learner.email];
  const subject: Subject = {
    learner: [learnerId],
    reference: learner === undefined ? [] : [learner.reference],
    credential: credentials.map(({ credential_id }) => credential_id),
    credentialHash: credentials.map(({ credential_hash }) => credential_hash),
    email,
    cohort: enrolments.map(({ cohort_id }) => cohort_id),
    mention: [learnerId, ...email].map((text) => JSON.stringify(text)),
    naming: [...wholeName(learner?.name ?? null), ...email],
  };
  const rows: Record<string, number> = {};
  for (const [table, declared] of Object.entries(personalData)) {
    if (declared.rows === null) continue;
    const condition = whichRows(declared.rows, subject);
    const counted = await sql<{
      rows: number;
    }>`select count(*) as rows from ${sql.table(table)} where ${condition}`.execute(db);
    const number = counted.rows[0]?.rows ?? 0;
    if (number > 0) rows[table] = number;
  }
  return {
    subject,
    found: {
      rows,
      cohortIds: enrolments.map(({ cohort_id }) => cohort_id),
      certificates: credentials.map(({ credential_hash, batch_id, state }) => ({ credential_hash, batch_id, state })),
    },
  };
}

/** A name of several words; a single one is a piece of too many other words for anything to be erased for it. */
function wholeName(name: string | null): string[] {
  return name === null || !/\S\s+\S/u.test(name) ? [] : [name];
}

/** The condition that holds for a learner's rows of a table. */
function whichRows({ foundBy }: PersonalRows, subject: Subject): RawBuilder<unknown> {
  const conditions = Object.entries(foundBy).flatMap(([column, key]) => {
    if (key === undefined) return [];
    const values = JSON.stringify(subject[key]);
    if (key === 'naming') {
      return sql`exists (select 1 from json_each(${values}) where instr(lower(${sql.ref(column)}), lower(value)) > 0)`;
    }
    return key === 'mention'
      ? sql`exists (select 1 from json_each(${values}) where instr(${sql.ref(column)}, value) > 0)`
      : sql`${sql.ref(column)} in (select value from json_each(${values}))`;
  });
  return sql`(${sql.join(conditions, sql` or `)})`;
}
