import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { batchById } from '../store/batches.ts';
import { certificatesOf } from './certificate-of.ts';
import type { Installation, OnProgress } from './installation.ts';

export interface ExportSummary {
  readonly directory: string;
  readonly files: number;
}

/**
 * Writes the certificate files of a batch into a folder, one a certificate, named by the credential's UUID: a name or a
 * learner id in a file name would say who is on the list. A file appears whole or not at all; running again overwrites.
 *
 * @throws CairnError `batch-not-found`, `batch-not-final`
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
    if (files === 0) await mkdir(directory, { recursive: true });
    const path = join(directory, `${certificate.credentialId}.cairn.json`);
    await writeFile(`${path}.part`, certificate.text);
    await rename(`${path}.part`, path);
    files += 1;
    onProgress({ step: 'certificates', done: files, total });
  }
  return { directory, files };
}
