import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { driverCode } from '../../store/driver-code.ts';
import type { Store } from '../../store/store.ts';
import { storeFailure } from '../../store/store-failure.ts';

/** An upload on the disk. */
export interface SpooledUpload {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Puts what is being sent into a file beside the database, readable by its owner alone. When it breaks off nothing is left;
 * what a process that was killed has left goes with the next upload.
 *
 * @throws what `body` fails with; CairnError `store-full`, `store-read-only`
 */
export async function spoolUpload({ file }: Store, body: Readable): Promise<SpooledUpload> {
  const folder = join(dirname(file), 'uploads');
  const path = join(folder, `${process.pid}-${randomUUID()}.csv`);
  const remove = () => rm(path, { force: true });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeLeftovers(folder);
    await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await remove();
    throw storeFailure(error, file);
  }
  return { path, remove };
}

/** Files whose process has ended without having removed them. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && !isRunning(pid)) await rm(join(folder, name), { force: true });
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
