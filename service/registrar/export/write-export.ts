import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CairnError } from '../../core/errors.ts';
import type { CertificateExport } from './certificate-export.ts';
import type { ExportSummary } from './export-summary.ts';
import { zipArchive } from './zip-archive.ts';

/**
 * Writes the files of an export into a folder, which is made when it is not there. A file appears whole or not at all;
 * running again overwrites.
 *
 * @throws CairnError `output-unwritable`, and as `CertificateExport.entries`
 */
export async function writeFolder(exported: CertificateExport, directory: string): Promise<ExportSummary> {
  for await (const { path, bytes } of exported.entries()) {
    await writing(directory, async () => {
      const file = join(directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.part`, bytes, { mode: 0o600 });
      await rename(`${file}.part`, file);
    });
  }
  return exported.summary;
}

/**
 * Writes an export as one ZIP archive, which appears whole or not at all, and is on the disk when this resolves. What an
 * interrupted process had written of it goes with the process.
 *
 * @throws CairnError as `writeFolder`
 */
export async function writeArchive(exported: CertificateExport, file: string, modified: Date): Promise<ExportSummary> {
  const part = `${file}.part`;
  const discard = () => rmSync(part, { force: true });
  process.once('exit', discard);
  try {
    await writing(file, async () => {
      await pipeline(zipArchive(exported.entries(), modified), createWriteStream(part, { mode: 0o600 }));
      const written = await open(part, 'r+');
      await written.sync();
      await written.close();
      await rename(part, file);
    });
  } catch (error) {
    discard();
    throw error;
  } finally {
    process.off('exit', discard);
  }
  return exported.summary;
}

async function writing(target: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    if (cause instanceof CairnError || !(cause instanceof Error && 'code' in cause)) throw cause;
    throw new CairnError('output-unwritable', `${target} cannot be written to (${cause.code})`, {
      remedy: 'choose another place, or make room in this one, and run the command again',
      details: { target },
      cause,
    });
  }
}
