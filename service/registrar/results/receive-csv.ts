import type { Readable } from 'node:stream';
import type { Principal } from '../access/actor.ts';
import type { Installation } from '../installation.ts';
import type { CsvImportReport } from './csv-import-report.ts';
import { importCsv } from './import-csv.ts';
import { type MappingOptions, mappingFrom } from './mapping-options.ts';
import { spoolUpload } from './spool-upload.ts';

/** How a file that is sent is to be read, and what is to be done with it. */
export interface ReceiveCsvOptions {
  readonly cohortId: string | null;
  readonly mappingName: string | null;
  readonly mapping: MappingOptions;
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
}

/**
 * Brings in a file that is being sent, once all of it has come. Who is restricted to some cohorts brings in nothing for others.
 *
 * @throws CairnError as `importCsv`, and what the body fails with
 */
export async function receiveCsv(
  installation: Installation,
  { actor, cohorts }: Principal,
  body: Readable,
  { mapping, ...options }: ReceiveCsvOptions,
): Promise<CsvImportReport> {
  // Before anything is read: a parameter that cannot be used is told at once.
  const said = mappingFrom(mapping);
  const upload = await spoolUpload(installation.store, body);
  try {
    return await importCsv(installation, {
      ...options,
      file: upload.path,
      name: 'the file',
      origin: `${actor.kind} ${actor.id}`,
      within: cohorts,
      mapping: said,
      saveMapping: null,
      errorsFile: null,
    });
  } finally {
    await upload.remove();
  }
}
