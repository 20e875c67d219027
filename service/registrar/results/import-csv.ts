import { Worker } from 'node:worker_threads';
import { CairnError } from '../../core/errors.ts';
import { Turns } from '../../store/turns.ts';
import type { Installation, OnProgress } from '../installation.ts';
import { type CsvImportRequest, runCsvImport } from './csv-import.ts';
import { type CsvImportReport, RefusedResults } from './csv-import-report.ts';
import type { CsvImportMessage, CsvImportOrder } from './csv-import-worker.ts';

/** One at a time in a process: each takes as much memory as it may. */
const turns = new Turns();

/**
 * Brings learners and results in from a CSV file of any system.
 *
 * It runs in a thread of its own with a connection of its own, so that a service that reads a million lines answers others
 * meanwhile; they wait only to write, and only while what is new is written.
 *
 * @throws CairnError as `runCsvImport`
 */
export async function importCsv(
  { store, now }: Pick<Installation, 'store' | 'now'>,
  request: CsvImportRequest,
  onProgress: OnProgress = () => {},
): Promise<CsvImportReport> {
  await turns.take();
  try {
    // A database in memory is known to its own connection alone.
    if (store.file === ':memory:') return await runCsvImport(store, request, now(), onProgress);
    return await inThread({ database: store.file, request, now: now().toISOString() }, onProgress);
  } finally {
    turns.give();
  }
}

async function inThread(order: CsvImportOrder, onProgress: OnProgress): Promise<CsvImportReport> {
  const worker = new Worker(new URL('./csv-import-worker.ts', import.meta.url), {
    workerData: order,
    // What is made of a line is gone with the next one: a small space for it is emptied more often, and that is all.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  try {
    return await new Promise<CsvImportReport>((resolve, reject) => {
      worker.on('message', (message: CsvImportMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'done') resolve(message.report);
        else if (message.kind === 'refused') reject(new RefusedResults(message.refusal));
        else reject(asError(message));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new RangeError('the thread of an import ended without an answer')));
    });
  } finally {
    await worker.terminate();
  }
}

function asError({ code, message, remedy, details }: Extract<CsvImportMessage, { kind: 'failed' }>): CairnError {
  return new CairnError(code, message, { remedy, details });
}
