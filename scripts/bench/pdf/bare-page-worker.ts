import { parentPort } from 'node:worker_threads';
import { barePage } from './bare-page.ts';
import type { CertificateToPrint } from './certificates-to-print.ts';

/** Makes bare pages in a thread, as many as it is given. */
parentPort?.on('message', async (certificates: readonly CertificateToPrint[]) => {
  let bytes = 0;
  for (const certificate of certificates) bytes += (await barePage(certificate)).length;
  parentPort?.postMessage(bytes);
});
