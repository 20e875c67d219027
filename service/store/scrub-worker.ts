import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { driverCode } from './driver-code.ts';

/** How long others may hold the file up. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 100;

/**
 * Runs in a thread of `scrubFreedSpace`. Tried again while others write: `vacuum` begins by reading, and so fails at once,
 * whatever the timeout is, when another has written since.
 */
function scrub(file: string): string | null {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const problem = tryScrub(file);
    if (problem === null || !problem.startsWith('SQLITE_BUSY') || Date.now() > deadline) return problem;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

function tryScrub(file: string): string | null {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { fileMustExist: true, timeout: 1_000 });
    database.pragma('synchronous = FULL');
    // What the new file's pages are put together in is cleared too.
    database.pragma('secure_delete = ON');
    database.exec('vacuum');
    const busy = database.pragma('wal_checkpoint(TRUNCATE)', { simple: true });
    return busy === 0 ? null : 'SQLITE_BUSY';
  } catch (error) {
    return driverCode(error);
  } finally {
    database?.close();
  }
}

parentPort?.postMessage(scrub(String(workerData.file)));
