import { parentPort, workerData } from 'node:worker_threads';
import { CairnError } from '../../core/errors.ts';
import { openStore } from '../../store/store.ts';
import type { Progress } from '../installation.ts';
import { type CsvImportRequest, runCsvImport } from './csv-import.ts';
import { type CsvImportReport, type CsvRefusal, RefusedResults } from './csv-import-report.ts';

/** What the thread is given. */
export interface CsvImportOrder {
  readonly database: string;
  readonly request: CsvImportRequest;
  readonly now: string;
}

/** What the thread tells. An error loses its class on the way: it is taken apart, and put together again. */
export type CsvImportMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly report: CsvImportReport }
  | { readonly kind: 'refused'; readonly refusal: CsvRefusal }
  | {
      readonly kind: 'failed';
      readonly code: CairnError['code'];
      readonly message: string;
      readonly remedy: string | undefined;
      readonly details: CairnError['details'];
    };

/** Runs in a thread of `importCsv`. */
async function answer({ database, request, now }: CsvImportOrder): Promise<CsvImportMessage> {
  try {
    const store = await openStore(database);
    try {
      const tell = (progress: Progress) => send({ kind: 'progress', progress });
      return { kind: 'done', report: await runCsvImport(store, request, new Date(now), tell) };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof RefusedResults) return { kind: 'refused', refusal: error.refusal };
    if (!(error instanceof CairnError)) throw error;
    const { code, message, remedy, details } = error;
    return { kind: 'failed', code, message, remedy, details };
  }
}

function send(message: CsvImportMessage): void {
  parentPort?.postMessage(message);
}

send(await answer(workerData));
