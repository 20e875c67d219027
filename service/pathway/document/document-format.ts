/** How a definition may be written. */
export const DOCUMENT_FORMATS = ['json', 'yaml'] as const;

/** One of {@link DOCUMENT_FORMATS}. */
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** The format of a file by the end of its name, or, where that says nothing, by its first mark: JSON starts with a bracket. */
export function documentFormat(name: string, bytes: Uint8Array): DocumentFormat {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b || first === 0x5b ? 'json' : 'yaml';
}
