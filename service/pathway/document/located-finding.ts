import { type Finding, finding } from '../check/finding.ts';
import type { Region } from './region.ts';
import type { WrittenDocument } from './written-document.ts';

/** A finding with its place in the file, for editors and terminals. */
export interface LocatedFinding extends Finding {
  readonly region: Region;
}

/** How many findings are told of a document: who has more mends these first. */
const MOST_TOLD = 1_000;

/** The findings that are told: errors before warnings where there are too many, and at the end how many are left out. */
export function toldFindings(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const omitted = findings.length - MOST_TOLD;
  if (omitted <= 0) return findings;
  const byWeight = findings.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const told = byWeight.slice(0, MOST_TOLD).toSorted(byPlace);
  const more = finding('findings-omitted', [], {
    sentence: `${omitted} more findings are not told.`,
    remedy: 'Mend these first, and check again.',
  });
  return [...told, ...told.slice(-1).map(({ region }) => ({ ...more, region }))];
}

function byPlace({ region: a }: LocatedFinding, { region: b }: LocatedFinding): number {
  return a.line - b.line || a.column - b.column;
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
    .toSorted(byPlace);
}
