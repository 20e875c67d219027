import type { ImportedFileTable } from './schema.ts';
import type { Connection } from './store.ts';

export type ImportedFileRow = Readonly<Omit<ImportedFileTable, 'erased_at'>>;

/** Notes which file rows of these cohorts came from. */
export async function saveImportedFile(db: Connection, rows: readonly ImportedFileRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.insertInto('imported_file').values(rows).execute();
}

/** The file that rows with this source came from, by cohort. */
export async function importedFile(db: Connection, source: string): Promise<readonly ImportedFileRow[]> {
  return await db
    .selectFrom('imported_file')
    .select(['source', 'cohort_id', 'file_name', 'digest', 'imported_at'])
    .where('source', '=', source)
    .orderBy('cohort_id')
    .execute();
}
