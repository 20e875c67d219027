import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { results } from '../ingest/gradebook/broken-csv.ts';
import { type CsvDesk, openCsvDesk } from './csv-desk.ts';

const PROCESS = fileURLToPath(new URL('./importing-process.ts', import.meta.url));
const LINES = 20_000;

let desk: CsvDesk;
let file: string;
beforeAll(async () => {
  desk = await openCsvDesk();
  file = join(desk.folder, 'large.csv');
  const lines = Array.from({ length: LINES }, (_, at) => `s-${at},Learner ${at},final-exam,${at % 101},2026-03-01`);
  await writeFile(file, results(...lines));
});
afterAll(() => desk.close());

const rows = async () => ({ results: (await desk.results()).length, people: (await desk.people()).length });

/** Runs an import in a process of its own, and kills it some time after it has come to a step; false where it was done. */
async function killedAfter(step: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [PROCESS, desk.installation.store.file, file, 'spring'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let timer: NodeJS.Timeout | undefined;
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString();
    if (told.includes(`${step}\n`)) timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await once(child, 'close');
  clearTimeout(timer);
  return !told.includes('done\n');
}

describe('an import that is killed', () => {
  it('has brought in nothing or everything, wherever it was, and the next one goes through', async () => {
    let killed = 0;
    for (const [step, milliseconds] of [
      ['began', 0],
      ['reading', 0],
      ['comparing', 0],
      ['comparing', 60],
      ['comparing', 140],
      ['comparing', 220],
      ['comparing', 300],
    ] as const) {
      if (await killedAfter(step, milliseconds)) killed += 1;
      expect([
        { results: 0, people: 0 },
        { results: LINES, people: LINES },
      ]).toContainEqual(await rows());
    }
    expect(killed).toBeGreaterThanOrEqual(3);
    expect(await killedAfter('never', 0)).toBe(false);
    expect(await rows()).toEqual({ results: LINES, people: LINES });
  }, 60_000);
});
