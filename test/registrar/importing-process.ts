/**
 * Brings a file of results into a cohort and says so step by step. Run by a test that kills it.
 *
 * Usage: `node importing-process.ts DATABASE FILE COHORT`
 */
import { NO_MAPPING } from '../../service/ingest/gradebook/column-mapping.ts';
import { runCsvImport } from '../../service/registrar/results/csv-import.ts';
import { openStore } from '../../service/store/store.ts';

const [database = '', file = '', cohortId = ''] = process.argv.slice(2);
const store = await openStore(database);
const request = {
  ...{ file, name: file, origin: file, cohortId, within: null, mappingName: null, mapping: NO_MAPPING },
  ...{ saveMapping: null, dryRun: false, skipInvalid: false, errorsFile: null },
};
process.stdout.write('began\n');
await runCsvImport(store, request, new Date(), ({ step }) => process.stdout.write(`${step}\n`));
process.stdout.write('done\n');
await store.close();
