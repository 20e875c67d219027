import type { ColumnMappingTable } from './schema.ts';
import type { Connection } from './store.ts';

export type ColumnMappingRow = Readonly<ColumnMappingTable>;

/** All of them, by name. */
export async function columnMappings(db: Connection): Promise<ColumnMappingRow[]> {
  return await db.selectFrom('column_mapping').selectAll().orderBy('mapping_name').execute();
}

export async function columnMapping(db: Connection, name: string): Promise<ColumnMappingRow | undefined> {
  return await db.selectFrom('column_mapping').selectAll().where('mapping_name', '=', name).executeTakeFirst();
}

/** Keeps a mapping under its name, in place of the one that was kept there before; false where that was the same. */
export async function saveColumnMapping(db: Connection, row: ColumnMappingRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('column_mapping')
    .values(row)
    .onConflict((c) =>
      c
        .column('mapping_name')
        .doUpdateSet((eb) => ({ mapping: eb.ref('excluded.mapping'), saved_at: eb.ref('excluded.saved_at') }))
        .whereRef('column_mapping.mapping', 'is distinct from', (eb) => eb.ref('excluded.mapping')),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False where there was none. */
export async function removeColumnMapping(db: Connection, name: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('column_mapping').where('mapping_name', '=', name).executeTakeFirst();
  return numDeletedRows > 0n;
}
