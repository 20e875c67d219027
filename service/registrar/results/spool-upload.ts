import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { driverCode } from '../../store/driver-code.ts';
import type { Store } from '../../store/store.ts';
import { storeFailure } from '../../store/store-failure.ts';

/** What this process is receiving or reading. */
const underWay = new Set<string>();

/** An upload on the disk. */
export interface SpooledUpload {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Puts what is being sent into a file beside the database, readable by its owner alone. When it breaks off nothing is left;
 * what a process that was killed has left goes with the next upload, or when somebody is erased.
 *
 * @throws what `body` fails with; CairnError `store-full`, `store-read-only`
 */
export async function spoolUpload({ file }: Store, body: Readable): Promise<SpooledUpload> {
  const folder = join(dirname(file), 'uploads');
  const name = `${process.pid}-${randomUUID()}.csv`;
  const path = join(folder, name);
  const remove = async () => {
    await rm(path, { force: true });
    underWay.delete(name);
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    underWay.add(name);
    await removeLeftovers(folder);
    await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await remove();
    throw storeFailure(error, file);
  }
  return { path, remove };
}

/** Removes the uploads that a killed process has left: they hold names and results. */
export async function removeAbandonedUploads({ file }: Store): Promise<void> {
  const folder = join(dirname(file), 'uploads');
  if (file !== ':memory:' && existsSync(folder)) await removeLeftovers(folder);
}

/**
 * Files whose process has ended without having removed them. After a restart a process may have the number of the one
 * that was killed, as it commonly has in a container: of its own it knows which are under way.
 */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isInteger(pid)) continue;
    const isLeft = pid === process.pid ? !underWay.has(name) : !isRunning(pid);
    if (isLeft) await rm(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process has that number now: then it is not this file's.
    return driverCode(error) !== 'ESRCH' && driverCode(error) !== 'EPERM';
  }
}
