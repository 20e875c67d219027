import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Store } from './store.ts';

/**
 * Cleans the database's file and log of what deleted rows left behind, so that nothing of them can be read off the disk.
 *
 * Deleting a row does not do that, and `pragma secure_delete` does not either: when a page of a tree is split, copies of
 * the rows that move stay in its free space (measured: 36 of 6,667 rows deleted with it could still be read). So the file
 * is written anew (https://www.sqlite.org/lang_vacuum.html) and the log is emptied.
 *
 * It runs in a thread of its own, for a large file takes seconds. Meanwhile others read, and writes wait.
 *
 * @returns null when it is clean, otherwise the driver's code for what is in the way, as `SQLITE_BUSY`
 */
export async function scrubFreedSpace({ file }: Store): Promise<string | null> {
  if (file === ':memory:') return null;
  const worker = new Worker(new URL('./scrub-worker.ts', import.meta.url), { workerData: { file } });
  const [answer]: unknown[] = await once(worker, 'message');
  await worker.terminate();
  return typeof answer === 'string' ? answer : null;
}
