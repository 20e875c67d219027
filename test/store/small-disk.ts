import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of a few megabytes, which a test can fill to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  /** Nothing more can be written from here on. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  unmount(): void;
}

/** Null where this account may mount nothing, as on many a developer's machine. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-small-disk-'));
  const asRoot = (...command: readonly [string, ...string[]]) => {
    const [program, ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
    execFileSync(program ?? '', args, { stdio: 'ignore' });
  };
  try {
    asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fill(ballast),
    empty: () => rm(ballast, { force: true }),
    unmount: () => {
      asRoot('umount', folder);
      rmSync(folder, { recursive: true });
    },
  };
}

async function fill(path: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    // In ever smaller pieces, so that not a byte is left.
    for (let size = 1 << 20; size > 0; size >>= 1) {
      const piece = Buffer.alloc(size);
      while (await fits(() => file.write(piece)));
    }
  } finally {
    await file.close();
  }
}

async function fits(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
