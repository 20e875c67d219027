import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { dataStewardshipPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { putCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { writeResults } from './csv/generated-results.ts';
import { type Figure, partOfTheBaseline, timesTheBaseline } from './figure.ts';
import { byTurns } from './rounds.ts';
import { openScratchApplication } from './scratch-application.ts';

const ROUNDS = 3;
const PROCESS = fileURLToPath(new URL('./csv/measured-process.ts', import.meta.url));

const measured = z.object({ seconds: z.number(), peakBytes: z.number(), lines: z.number() });
type Measured = z.infer<typeof measured>;

/**
 * Times the import of a generated file of so many lines into a new database on the disk, beside a bare parse of the same
 * file, and how much memory it takes, beside that of a tenth of the lines: what is bounded hardly grows.
 */
export async function benchCsv(lines: number, note: (text: string) => void): Promise<Figure[]> {
  const scratch = await openScratchApplication();
  try {
    const [whole, tenth] = [join(scratch.folder, 'whole.csv'), join(scratch.folder, 'tenth.csv')];
    await writeResults(whole, lines);
    await writeResults(tenth, Math.ceil(lines / 10));
    const peaks = new Map<string, number>();
    const rate = async (name: string, work: () => Promise<Measured>) => {
      const { seconds, peakBytes, lines: counted } = await work();
      peaks.set(name, Math.max(peaks.get(name) ?? 0, peakBytes));
      return counted / seconds;
    };
    const rates = await byTurns(
      ROUNDS,
      {
        import: () => rate('whole', () => importing(whole)),
        parse: () => rate('parse', () => run('parse', whole)),
      },
      (round, name, value) => note(`round ${round} of ${ROUNDS}, ${name}: ${Math.round(value)} lines/s`),
    );
    await rate('tenth', () => importing(tenth));
    return [
      partOfTheBaseline({
        key: 'import',
        title: `import of ${lines.toLocaleString('en-GB')} lines, end to end`,
        value: rates.import,
        unit: 'lines/s',
        baseline: rates.parse,
        baselineIs: 'bare csv-parse of the same file, which does nothing with what it finds',
      }),
      timesTheBaseline({
        key: 'peakMemory',
        title: 'peak memory of its process',
        value: megabytes(peaks.get('whole')),
        unit: 'MB',
        baseline: megabytes(peaks.get('tenth')),
        baselineIs: 'the same with a tenth of the lines',
        atMost: 1.5,
      }),
      timesTheBaseline({
        key: 'peakMemoryBesideParse',
        title: 'peak memory of its process',
        value: megabytes(peaks.get('whole')),
        unit: 'MB',
        baseline: megabytes(peaks.get('parse')),
        baselineIs: 'bare csv-parse of the same file',
      }),
    ];
  } finally {
    await scratch.remove();
  }
}

/** On a new database each time, since a file that is known already would have nothing written. */
async function importing(file: string): Promise<Measured> {
  const scratch = await openScratchApplication();
  try {
    await putCohort(scratch.installation, 'generated', dataStewardshipPathway, {});
    return await run('import', scratch.configuration.database, file, 'generated');
  } finally {
    await scratch.remove();
  }
}

async function run(...args: readonly string[]): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, ...args]);
  return measured.parse(JSON.parse(stdout));
}

function megabytes(bytes = 0): number {
  return bytes / 1_000_000;
}
