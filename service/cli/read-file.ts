import { type FileHandle, open } from 'node:fs/promises';
import { CairnError } from '../core/errors.ts';

/**
 * Reads a file, but never more than `limit` bytes and one: whoever parses them sees that there are too many, without a
 * disk image having been read first.
 *
 * @throws CairnError `file-unreadable` for what is missing, a folder, or not to be read
 */
export async function readFileUpTo(path: string, limit: number): Promise<Uint8Array> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    if ((await file.stat()).isDirectory()) throw unreadable(path, 'is a folder', 'name the files in it, as DIR/*');
    const bytes = Buffer.alloc(limit + 1);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    if (error instanceof CairnError || !(error instanceof Error && 'code' in error)) throw error;
    throw unreadable(path, WHY[String(error.code)] ?? `cannot be read (${error.code})`, 'check its path', error);
  } finally {
    await file?.close();
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'may not be read by this account',
  EPERM: 'may not be read by this account',
  EISDIR: 'is a folder',
};

function unreadable(path: string, what: string, remedy: string, cause?: unknown): CairnError {
  return new CairnError('file-unreadable', `${path} ${what}`, { remedy, details: { path }, cause });
}
