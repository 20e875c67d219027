import type { GivenManifest } from '../../core/audit/compare-manifests.ts';
import type { NotChecked } from '../../core/audit/difference.ts';
import { readGivenManifest } from '../../core/audit/given-manifest.ts';
import { manifestLimits } from '../../core/manifest.ts';
import { listenForWindowDrops } from '../page/window-drops.ts';
import { AUDIT_WORDS as WORDS } from './audit-words.ts';

/** What files turned out to hold. */
export interface ManifestFiles {
  readonly manifests: readonly GivenManifest[];
  readonly unreadable: readonly NotChecked[];
}

/** Reads the manifests among files; others, as certificates that lie beside them, are passed over. */
export async function readManifestFiles(files: readonly File[]): Promise<ManifestFiles> {
  const manifests: GivenManifest[] = [];
  const unreadable: NotChecked[] = [];
  for (const file of files.filter(({ name }) => name.endsWith('.json'))) {
    const read = await readFile(file);
    if (read === null) {
      unreadable.push({
        code: 'manifest-unreadable',
        place: { source: file.name },
        why: WORDS.unreadableFile,
        open: true,
      });
      continue;
    }
    const found = readGivenManifest(read, file.name);
    if (found.kind === 'manifest') manifests.push(found.given);
    else if (found.kind === 'unreadable') unreadable.push(found.notChecked);
  }
  return { manifests, unreadable };
}

/** Takes files that are dropped anywhere on the page. */
export function listenForManifests(receive: (files: readonly File[]) => void): void {
  listenForWindowDrops((dropped) => receive([...(dropped?.files ?? [])]));
}

async function readFile(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, manifestLimits.maxBytes + 1).arrayBuffer());
  } catch (error) {
    // It was moved or deleted since, or it is a folder.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
