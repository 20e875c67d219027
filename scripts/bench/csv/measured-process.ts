/**
 * Does one thing with a file of results, in a process of its own, whose memory is nobody else's.
 *
 * Usage: `node measured-process.ts import DATABASE FILE COHORT` or `node measured-process.ts parse FILE`; prints
 * `{ seconds, peakBytes, lines }`.
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { mappingFrom } from '../../../service/registrar/results/mapping-options.ts';
import { secondsOf } from '../rounds.ts';

const [what, ...args] = process.argv.slice(2);
let lines = 0;
const seconds = await (what === 'import' ? importing(args) : secondsOf(() => parsing(args)));
// In KiB on every system (https://nodejs.org/api/process.html#processresourceusage).
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, peakBytes, lines }));

/** As the command and the service do it. */
async function importing([database = '', file = '', cohortId = '']: readonly string[]): Promise<number> {
  const { importCsv } = await import('../../../service/registrar/results/import-csv.ts');
  const { openStore } = await import('../../../service/store/store.ts');
  const store = await openStore(database);
  const request = {
    ...{ file, name: file, origin: file, cohortId, within: null, mappingName: null, mapping: mappingFrom({}) },
    ...{ saveMapping: null, dryRun: false, skipInvalid: false, errorsFile: null },
  };
  const took = await secondsOf(async () => {
    lines = (await importCsv({ store, now: () => new Date() }, request)).lines;
  });
  await store.close();
  return took;
}

/** What no way of reading the file can do without; nothing is done with what is found. */
async function parsing([file = '']: readonly string[]): Promise<void> {
  const records: AsyncIterable<readonly string[]> = createReadStream(file).pipe(parse({ from_line: 2 }));
  for await (const _ of records) lines += 1;
}
