import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CairnError } from '../core/errors.ts';
import { batchById } from '../store/batches.ts';
import { erasedCredentialCount } from '../store/credentials.ts';
import { certificatesOf } from './certificate-of.ts';
import type { Installation, OnProgress } from './installation.ts';

export interface ExportSummary {
  readonly directory: string;
  readonly files: number;
  /** Certificates of learners who have been erased: they are their holders' alone. */
  readonly erased: number;
}

/**
 * Writes the certificate files of a batch into a folder, one a certificate, named by the credential's UUID: a name or a
 * learner id in a file name would say who is on the list. A file appears whole or not at all; running again overwrites.
 *
 * @throws CairnError `batch-not-found`, `batch-not-final`, `output-unwritable`
 */
export async function exportBatch(
  installation: Installation,
  batchId: string,
  directory: string,
  onProgress: OnProgress = () => {},
): Promise<ExportSummary> {
  const total = (await batchById(installation.store.db, batchId))?.size ?? undefined;
  let files = 0;
  for await (const certificate of certificatesOf(installation, batchId)) {
    await writing(directory, async () => {
      if (files === 0) await mkdir(directory, { recursive: true });
      const path = join(directory, `${certificate.credentialId}.cairn.json`);
      await writeFile(`${path}.part`, certificate.text);
      await rename(`${path}.part`, path);
    });
    files += 1;
    onProgress({ step: 'certificates', done: files, total });
  }
  return { directory, files, erased: await erasedCredentialCount(installation.store.db, batchId) };
}

async function writing(directory: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new CairnError('output-unwritable', `${directory} cannot be written to (${cause.code})`, {
      remedy: 'choose another folder, or make room in this one, and run the command again',
      details: { directory },
      cause,
    });
  }
}
