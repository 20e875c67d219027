import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GivenManifest } from '../../core/audit/compare-manifests.ts';
import type { NotChecked } from '../../core/audit/difference.ts';
import { readGivenManifest } from '../../core/audit/given-manifest.ts';
import { CairnError } from '../../core/errors.ts';
import { manifestLimits } from '../../core/manifest.ts';

/** Manifests from files, and what looks like one and is none. */
export interface GivenManifests {
  readonly manifests: readonly GivenManifest[];
  readonly unreadable: readonly NotChecked[];
}

/**
 * Reads a manifest file, or every manifest in a folder and the folders in it; other files there are passed over.
 *
 * @throws CairnError `file-unreadable`
 */
export async function readManifests(path: string): Promise<GivenManifests> {
  const manifests: GivenManifest[] = [];
  const unreadable: NotChecked[] = [];
  try {
    const isFolder = (await stat(path)).isDirectory();
    const names = isFolder ? await readdir(path, { recursive: true }) : [''];
    for (const name of names.filter((found) => !isFolder || found.endsWith('.json')).sort()) {
      const file = isFolder ? join(path, name) : path;
      const found = await stat(file);
      if (!found.isFile()) continue;
      if (found.size > manifestLimits.maxBytes) {
        const why = `It has more than ${manifestLimits.maxBytes} bytes.`;
        unreadable.push({ code: 'manifest-unreadable', place: { source: file }, why, open: true });
        continue;
      }
      const read = readGivenManifest(await readFile(file), file);
      if (read.kind === 'manifest') manifests.push(read.given);
      // A file that was named is meant to be one; in a folder lie certificates too.
      else if (read.kind === 'unreadable') unreadable.push(read.notChecked);
      else if (!isFolder) {
        const why = 'It is JSON, and no manifest.';
        unreadable.push({ code: 'manifest-unreadable', place: { source: file }, why, open: true });
      }
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause) || cause instanceof CairnError) throw cause;
    throw new CairnError('file-unreadable', `${path} cannot be read (${cause.code})`, {
      remedy: 'check the path: it is a folder of manifests, a manifest, or the address of an issuer’s server',
      details: { path },
      cause,
    });
  }
  return { manifests, unreadable };
}
