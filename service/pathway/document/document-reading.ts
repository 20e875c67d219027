import type { LocatedFinding } from './located-finding.ts';
import type { WrittenDocument } from './written-document.ts';

/** What came of reading: a document, or why there is none. */
export type DocumentReading =
  | { readonly document: WrittenDocument }
  | { readonly document: null; readonly findings: readonly [LocatedFinding, ...LocatedFinding[]] };
