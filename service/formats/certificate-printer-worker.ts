import { parentPort, workerData } from 'node:worker_threads';
import { parseCertificateFile } from '../core/certificate-file.ts';
import { CairnError } from '../core/errors.ts';
import { certificatePdf } from './certificate-pdf.ts';
import type { PrintAnswer, PrinterSettings, PrintRequest } from './certificate-printer.ts';

const settings: PrinterSettings = workerData;

/** Runs in a thread of `openCertificatePrinter`. */
parentPort?.on('message', async ({ number, file }: PrintRequest) => {
  parentPort?.postMessage(await printed(number, file));
});

async function printed(number: number, file: Uint8Array): Promise<PrintAnswer> {
  try {
    return { number, pdf: await certificatePdf({ ...settings, certificate: parseCertificateFile(file), file }) };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const { code, message, remedy, details } = error;
    return { number, refused: { code, message, remedy, details } };
  }
}
