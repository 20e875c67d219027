import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CairnError, type ErrorCode } from '../core/errors.ts';
import { driverCode } from './driver-code.ts';

/** The ways in which the database itself fails, as against what it is asked. */
export const storeFailureCodes: ReadonlySet<ErrorCode> = new Set([
  'store-busy',
  'store-full',
  'store-read-only',
  'store-corrupt',
  'store-unavailable',
]);

export function isStoreFailure(error: unknown): error is CairnError {
  return error instanceof CairnError && storeFailureCodes.has(error.code);
}

/**
 * What the driver threw, or the system when the file was opened, as a failure of ours; anything else as it is, a
 * constraint that refused a row above all. The sentence names no path: it is answered over HTTP too.
 *
 * @param file of the database
 * @see https://www.sqlite.org/rescode.html
 */
export function storeFailure(error: unknown, file: string): unknown {
  const code = codeOf(driverCode(error), file);
  if (code === null) return error;
  const { sentence, remedy } = FAILURES[code];
  return new CairnError(code, sentence, {
    remedy: remedy(file),
    details: { file, driverCode: driverCode(error) },
    cause: error,
  });
}

type FailureCode = keyof typeof FAILURES;

const FAILURES = {
  'store-busy': {
    sentence: 'Another process holds the database, and went on holding it for as long as was waited.',
    remedy: () => 'wait until the other command is done and try again; nothing was begun',
  },
  'store-full': {
    sentence: 'The disk that holds the database is full. What was being written is undone; all before it is kept.',
    remedy: (file: string) => `make room on the disk of ${file}, and do the same again`,
  },
  'store-read-only': {
    sentence: 'The database may be read, but not written.',
    remedy: (file: string) =>
      `see to it that this account may write ${file} and the folder that it is in, and that the disk is not read-only`,
  },
  'store-corrupt': {
    sentence: 'The file of the database is damaged, or is none.',
    remedy: (file: string) =>
      `if ${file} was made by Cairn, end the service, put the file aside as it is and the last backup in its place; ` +
      'else correct `database` in the configuration',
  },
  'store-unavailable': {
    sentence: 'The database cannot be reached: the system failed to read or write its file.',
    remedy: (file: string) => `check the disk that holds ${file}`,
  },
} as const satisfies Partial<Record<ErrorCode, { sentence: string; remedy: (file: string) => string }>>;

function codeOf(code: string, file: string): FailureCode | null {
  if (code.startsWith('SQLITE_BUSY')) return 'store-busy';
  if (code.startsWith('SQLITE_READONLY') || READ_ONLY.has(code)) return 'store-read-only';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'store-corrupt';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'store-full';
  if (!code.startsWith('SQLITE_IOERR') && !code.startsWith('SQLITE_CANTOPEN')) return null;
  // The log's index cannot grow on a full disk either, which SQLite reports as a failure of the system.
  return isFull(file) ? 'store-full' : 'store-unavailable';
}

const READ_ONLY: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

function isFull(file: string): boolean {
  try {
    return statfsSync(dirname(file)).bavail === 0;
  } catch (error) {
    // A folder that is gone is no full disk.
    if (driverCode(error) === 'UNKNOWN') throw error;
    return false;
  }
}
