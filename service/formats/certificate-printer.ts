import { Worker } from 'node:worker_threads';
import { CairnError, type ErrorCode } from '../core/errors.ts';
import type { CertificateBranding } from './certificate/branding.ts';

/** How all certificates of one printer are printed. */
export interface PrinterSettings {
  /** Where the service is reached from outside, without a slash at the end. */
  readonly publicUrl: string;
  readonly branding: CertificateBranding;
}

/** Prints many certificates, in threads of its own. */
export interface CertificatePrinter {
  /** The PDF of a certificate file. @throws CairnError `glyph-missing` */
  print(file: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What a thread is asked, and answers. */
export interface PrintRequest {
  readonly number: number;
  readonly file: Uint8Array;
}
export type PrintAnswer =
  | { readonly number: number; readonly pdf: Uint8Array }
  | { readonly number: number; readonly refused: PrintRefusal };

/** A CairnError on its way between threads. */
export interface PrintRefusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Opens a printer of so many threads; each loads the fonts that it needs by itself. */
export function openCertificatePrinter(settings: PrinterSettings, threads: number): CertificatePrinter {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./certificate-printer-worker.ts', import.meta.url), { workerData: settings });
    worker.on('message', (answer: PrintAnswer) => {
      const asked = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ('pdf' in answer) asked?.resolve(answer.pdf);
      else {
        const { code, message, ...options } = answer.refused;
        asked?.reject(new CairnError(code, message, options));
      }
    });
    // A thread that fails is a bug of ours: whoever waits has to hear of it.
    worker.on('error', (error) => {
      for (const asked of waiting.values()) asked.reject(error);
      waiting.clear();
    });
    return worker;
  });
  let printed = 0;
  return {
    print: async (file) => {
      const number = printed;
      printed += 1;
      const asked = Promise.withResolvers<Uint8Array>();
      waiting.set(number, asked);
      const request: PrintRequest = { number, file };
      workers[number % workers.length]?.postMessage(request);
      return await asked.promise;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
