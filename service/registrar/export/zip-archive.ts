import { once } from 'node:events';
import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { ExportEntry } from './certificate-export.ts';

/** PDFs are compressed inside already; stored as they are, some programs could not read them from a stream. */
const COMPRESSED = /\.pdf$/;

/**
 * A ZIP archive (APPNOTE.TXT 6.3.10) as it is made: each file is asked for when the one before it has gone, so memory stays
 * bounded however large the archive is; beyond 4 GiB or 65,535 files it is ZIP64. Destroying the stream ends what makes
 * the files.
 *
 * @param modified the time that the files bear
 */
export function zipArchive(entries: AsyncIterable<ExportEntry>, modified: Date): Readable {
  return Readable.from(pieces(entries, modified), { objectMode: false });
}

async function* pieces(entries: AsyncIterable<ExportEntry>, mtime: Date): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile();
  const failed = new AbortController();
  const filled = fill(zip, entries, mtime, failed.signal).catch((error: unknown) => failed.abort(error));
  try {
    const output = zip.outputStream[Symbol.asyncIterator]();
    const failure = new Promise<never>((_, reject) => {
      failed.signal.addEventListener('abort', () => reject(failed.signal.reason));
    });
    // At the end nobody waits for it any more.
    failure.catch(() => null);
    for (;;) {
      const { done, value } = await Promise.race([output.next(), failure]);
      if (done === true) break;
      yield typeof value === 'string' ? Buffer.from(value) : value;
    }
  } finally {
    failed.abort(new Error('nobody reads this archive any more'));
    await filled;
  }
}

/** Adds the files one by one, each when all of the one before has been read. */
async function fill(
  zip: yazl.ZipFile,
  entries: AsyncIterable<ExportEntry>,
  mtime: Date,
  signal: AbortSignal,
): Promise<void> {
  for await (const { path, bytes } of entries) {
    if (signal.aborted) return;
    const content = Readable.from([bytes]);
    const options = { mtime, size: bytes.length, compressionLevel: COMPRESSED.test(path) ? 1 : 6, mode: 0o100600 };
    zip.addReadStream(content, path, options);
    await once(content, 'end', { signal });
  }
  zip.end();
}
