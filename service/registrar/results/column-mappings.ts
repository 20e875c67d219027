import { CairnError } from '../../core/errors.ts';
import { type ColumnMapping, mappingNameSchema, parseColumnMapping } from '../../ingest/gradebook/column-mapping.ts';

export { columnMappingSchema } from '../../ingest/gradebook/column-mapping.ts';

import { columnMapping, columnMappings, removeColumnMapping, saveColumnMapping } from '../../store/column-mappings.ts';
import type { Connection } from '../../store/store.ts';
import { storedObject } from '../../store/stored-json.ts';

/** A mapping with its name. */
export interface KeptMapping {
  readonly name: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly mapping: ColumnMapping;
}

/** All mappings, by name. */
export async function listMappings(db: Connection): Promise<KeptMapping[]> {
  return (await columnMappings(db)).map(({ mapping_name, saved_at, mapping }) => ({
    name: mapping_name,
    savedAt: saved_at,
    mapping: parseColumnMapping(storedObject(mapping)),
  }));
}

/** @throws CairnError `mapping-not-found` */
export async function keptMapping(db: Connection, name: string): Promise<KeptMapping> {
  const row = await columnMapping(db, name);
  if (row === undefined) throw await notFound(db, name);
  return { name, savedAt: row.saved_at, mapping: parseColumnMapping(storedObject(row.mapping)) };
}

/**
 * Keeps a mapping under a name, in place of the one before.
 *
 * @returns whether that is a change
 * @throws CairnError `malformed-mapping` when the name is none
 */
export async function keepMapping(db: Connection, name: string, mapping: ColumnMapping, at: Date): Promise<boolean> {
  assertMappingName(name);
  const row = { mapping_name: name, mapping: JSON.stringify(mapping), saved_at: at.toISOString() };
  return await saveColumnMapping(db, row);
}

/** @throws CairnError `malformed-mapping` */
export function assertMappingName(name: string): void {
  if (mappingNameSchema.safeParse(name).success) return;
  throw new CairnError('malformed-mapping', `${JSON.stringify(name.slice(0, 80))} cannot be the name of a mapping`, {
    remedy: 'write up to 64 letters, digits, points, hyphens and underscores: moodle-gradebook',
  });
}

/** @throws CairnError `mapping-not-found` */
export async function removeMapping(db: Connection, name: string): Promise<void> {
  if (!(await removeColumnMapping(db, name))) throw await notFound(db, name);
}

async function notFound(db: Connection, name: string): Promise<CairnError> {
  const known = (await columnMappings(db)).map(({ mapping_name }) => mapping_name);
  return new CairnError('mapping-not-found', `no column mapping ${name.slice(0, 80)} is kept here`, {
    remedy:
      known.length === 0
        ? 'an import keeps one: npx cairn import csv FILE --map ... --save-mapping NAME'
        : `kept are: ${known.slice(0, 30).join(', ')}`,
    details: { mapping: name.slice(0, 80) },
  });
}
