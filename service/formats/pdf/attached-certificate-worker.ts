import { parentPort, workerData } from 'node:worker_threads';
import * as reader from 'pdfjs-dist/legacy/build/pdf.mjs';
import { attachedCertificate } from './attached-certificate.ts';

/** Runs in a thread of `readAttachedCertificate`. */
parentPort?.postMessage(await attachedCertificate(workerData.bytes, reader, null));
