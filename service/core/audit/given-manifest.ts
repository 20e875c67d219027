import { CairnError } from '../errors.ts';
import { isJsonObject } from '../json.ts';
import { manifestLimits, parseManifest } from '../manifest.ts';
import { parseStrictJson } from '../strict-json.ts';
import type { GivenManifest } from './compare-manifests.ts';
import type { NotChecked } from './difference.ts';

/** What a file turned out to be. */
export type ReadManifest =
  | { readonly kind: 'manifest'; readonly given: GivenManifest }
  | { readonly kind: 'unreadable'; readonly notChecked: NotChecked }
  /** JSON of another kind, as the certificates that lie in the same folder. */
  | { readonly kind: 'other' };

/** Reads a file as a manifest. Never throws for what stands in it: one that is damaged must not hide the others. */
export function readGivenManifest(bytes: Uint8Array, source: string): ReadManifest {
  try {
    const json = parseStrictJson(bytes, manifestLimits);
    if (!isJsonObject(json) || json['type'] !== 'CairnManifest') return { kind: 'other' };
    return { kind: 'manifest', given: { manifest: parseManifest(bytes), source } };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    const notChecked: NotChecked = { code: 'manifest-unreadable', place: { source }, why: error.message, open: true };
    return { kind: 'unreadable', notChecked };
  }
}
