import type { Finding } from '../check/finding.ts';
import type { Region } from './region.ts';
import type { WrittenDocument } from './written-document.ts';

/** A finding with its place in the file, for editors and terminals. */
export interface LocatedFinding extends Finding {
  readonly region: Region;
}

/** Findings with their places, in the order of the file. */
export function locateFindings(
  findings: readonly Finding[],
  document: Pick<WrittenDocument, 'place'>,
): LocatedFinding[] {
  return findings
    .map((finding) => ({
      ...finding,
      region: document.place(finding.pointer, finding.code === 'form-unknown-member' ? 'name' : 'value'),
    }))
    .toSorted((a, b) => a.region.line - b.region.line || a.region.column - b.region.column);
}
