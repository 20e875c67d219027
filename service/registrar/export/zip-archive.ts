import { Readable } from 'node:stream';
import ZipStream from 'zip-stream';
import type { ExportEntry } from './certificate-export.ts';

/** PDFs are compressed inside already. */
const COMPRESSED = /\.pdf$/;
const LEVEL = 6;

/**
 * A ZIP archive (APPNOTE.TXT 6.3.10) as it is made: each file is asked for when the one before it has gone, so memory holds
 * no file's content but that one's, however large the archive is; beyond 4 GiB or 65,535 files it is ZIP64. Destroying the
 * stream ends what makes the files.
 *
 * @param modified the time that the files bear
 */
export function zipArchive(entries: AsyncIterable<ExportEntry>, modified: Date): Readable {
  return Readable.from(pieces(entries, modified), { objectMode: false });
}

async function* pieces(entries: AsyncIterable<ExportEntry>, date: Date): AsyncGenerator<Uint8Array> {
  const zip = new ZipStream({ zlib: { level: LEVEL } });
  const filled = fill(zip, entries, date).catch((error: unknown) => {
    zip.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const piece of zip) yield piece;
  } finally {
    // Where nobody reads any more, whoever makes the files has to hear of it.
    zip.destroy();
    await filled;
  }
}

async function fill(zip: ZipStream, entries: AsyncIterable<ExportEntry>, date: Date): Promise<void> {
  for await (const { path, bytes } of entries) {
    await untilClosedOr(zip, (resolve, reject) => {
      zip.entry(
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        { name: path, date, mode: 0o600, store: COMPRESSED.test(path) },
        (error) => (error === null || error === undefined ? resolve() : reject(error)),
      );
    });
    // The library takes what it is given; whether anybody reads is for us to heed.
    if (zip.writableNeedDrain) await untilClosedOr(zip, (resolve) => zip.once('drain', resolve));
    if (zip.destroyed) return;
  }
  zip.finalize();
}

/** Resolves when the work says so, and when the stream has ended before. */
async function untilClosedOr(
  zip: ZipStream,
  work: (resolve: () => void, reject: (error: Error) => void) => void,
): Promise<void> {
  if (zip.destroyed) return;
  const closed = Promise.withResolvers<void>();
  zip.once('close', closed.resolve);
  work(closed.resolve, closed.reject);
  try {
    await closed.promise;
  } finally {
    zip.off('close', closed.resolve);
  }
}
