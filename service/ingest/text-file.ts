/** Told before anything is parsed: is the file there, and is it text at all? */
import { open } from 'node:fs/promises';
import { CairnError } from '../core/errors.ts';
import { csvError } from './csv-error.ts';

/** How much of the start is looked at. Bytes. */
const SAMPLE_LENGTH = 4_096;

/**
 * Refuses what cannot be a text file in UTF-8: a spreadsheet or an archive (they hold NUL bytes), or UTF-16.
 * @throws CairnError `malformed-results`, or `results-not-found` when the file cannot be read.
 */
export async function requireTextFile(file: string): Promise<void> {
  const sample = await firstBytes(file);
  if (!sample.includes(0)) return;
  const found = `binary content, beginning with ${sample.subarray(0, 12).toString('latin1')}`;
  throw csvError({ file, line: 1, column: null, found, expected: 'text in UTF-8 with comma-separated values' });
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    await using handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_LENGTH), 0, SAMPLE_LENGTH, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw error instanceof Error ? unreadable(file, error) : error;
  }
}

/** The error for a file that the system does not let us read. */
export function unreadable(file: string, cause: Error): CairnError {
  return new CairnError('results-not-found', `${file} cannot be read: ${cause.message}.`, {
    remedy: 'Check that the file exists and that you may read it.',
    details: { file },
    cause,
  });
}
