import { Worker } from 'node:worker_threads';
import type { AttachedCertificate } from './attached-certificate.ts';
import { pdfLimits } from './pdf-limits.ts';
import type { PdfProblem } from './pdf-problem.ts';

/** What a PDF may unpack to, in and outside of the heap; looked at this often. */
const MOST_MEMORY = 512 * 1024 * 1024;
const LOOK_EVERY_MS = 25;
/** PDFs read at a time; the others wait, but for those that come when so many do. */
const AT_A_TIME = 2;
const MOST_WAITING = 32;

let reading = 0;
const waiting: (() => void)[] = [];

/**
 * Takes the certificate file out of a PDF, in Node: in a thread of its own, which is ended when the PDF takes too long or
 * unpacks to too much. Rejects for a bug of ours, and not for what the bytes are.
 */
export async function readAttachedCertificate(
  bytes: Uint8Array,
  maxMilliseconds: number = pdfLimits.maxMilliseconds,
): Promise<AttachedCertificate> {
  if (bytes.length > pdfLimits.maxBytes) return problem('too-large');
  if (waiting.length >= MOST_WAITING) return problem('too-costly');
  if (reading >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  else reading += 1;
  try {
    return await inThread(bytes, maxMilliseconds);
  } finally {
    const next = waiting.shift();
    if (next === undefined) reading -= 1;
    else next();
  }
}

async function inThread(bytes: Uint8Array, maxMilliseconds: number): Promise<AttachedCertificate> {
  const worker = new Worker(new URL('./attached-certificate-worker.ts', import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY / 1024 / 1024 },
    // PDF.js warns of what it mends; a stranger's file has nothing to tell this process.
    stdout: true,
    stderr: true,
  });
  const ended = Promise.withResolvers<AttachedCertificate>();
  worker.once('message', (found: AttachedCertificate) => ended.resolve(found));
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') ended.resolve(problem('too-costly'));
    else ended.reject(error);
  });
  const deadline = setTimeout(() => ended.resolve(problem('too-costly')), maxMilliseconds);
  const look = setInterval(async () => {
    // What is unpacked stands outside of the heap, which `resourceLimits` does not count.
    const { used_heap_size: heap, external_memory: outside } = await worker.getHeapStatistics().catch(() => NOTHING);
    if (heap + outside > MOST_MEMORY) ended.resolve(problem('too-costly'));
  }, LOOK_EVERY_MS);
  try {
    return await ended.promise;
  } finally {
    clearTimeout(deadline);
    clearInterval(look);
    await worker.terminate();
  }
}

/** Of a thread that has just ended. */
const NOTHING = { used_heap_size: 0, external_memory: 0 };

function problem(kind: PdfProblem): AttachedCertificate {
  return { kind: 'problem', problem: kind, credentialHash: null };
}
