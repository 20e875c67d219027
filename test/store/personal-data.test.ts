import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalData } from '../../service/store/personal-data.ts';
import { openStore, type Store } from '../../service/store/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore(':memory:');
});
afterAll(() => store.close());

/** The tables that the migrations make, with their columns; without those of the migrations themselves. */
async function tables(): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select t.name as "table", c.name as "column" from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`.execute(store.db);
  return new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, found]) => [table, found.map(({ column }) => column)]),
  );
}

describe('what is personal', () => {
  it('is declared, or declared not to be, for every column of every table', async () => {
    const found = await tables();
    const declared = Object.entries(personalData).map(([table, { rows, impersonal }]) => [
      table,
      [...(rows?.columns ?? []), ...impersonal].toSorted(),
    ]);
    expect(Object.fromEntries(declared)).toEqual(
      Object.fromEntries([...found].map(([table, columns]) => [table, columns.toSorted()])),
    );
  });

  it('is in no column whose name says that it is, and which is declared impersonal', () => {
    const telling = /learner|name|mail|score|document|trace|salt|recipient|birth|address/;
    const impersonal = Object.entries(personalData).flatMap(([table, declared]) =>
      declared.impersonal.map((column) => `${table}.${column}`),
    );
    expect(impersonal.filter((column) => telling.test(column.split('.')[1] ?? ''))).toEqual([
      'pathway_version.document',
      'batch.issuer_document',
      'lease.name',
      'column_mapping.mapping_name',
      'api_key.name',
      'audit_entry.actor_name',
      'framework_edition.document',
      'framework_sign_off.actor_name',
      'role_profile.document',
      'pathway_publication.actor_name',
      'pathway_move.actor_name',
      'review.actor_name',
    ]);
  });

  it('is found by a column that goes, or that nothing of the person remains in', () => {
    for (const [table, { rows }] of Object.entries(personalData)) {
      if (rows === null) continue;
      expect(Object.keys(rows.foundBy), table).not.toEqual([]);
    }
  });
});
