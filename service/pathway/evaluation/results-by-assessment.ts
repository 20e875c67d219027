import type { KnownResult } from './known-results.ts';

/** The results of one assessment. */
export type ResultsOf = (assessment: string) => readonly KnownResult[];

const NONE: readonly KnownResult[] = [];

/**
 * Looks results up by their assessment; nothing is gone through before the first time, and everything once.
 *
 * @param results by assessment, as `knownResults` puts them
 */
export function resultsByAssessment(results: readonly KnownResult[]): ResultsOf {
  let found: Map<string, readonly KnownResult[]> | undefined;
  return (assessment) => {
    found ??= runs(results);
    return found.get(assessment) ?? NONE;
  };
}

function runs(results: readonly KnownResult[]): Map<string, readonly KnownResult[]> {
  const found = new Map<string, readonly KnownResult[]>();
  let first = 0;
  for (let next = 1; next <= results.length; next += 1) {
    const assessment = results[first]?.trace.assessment;
    if (assessment === undefined || results[next]?.trace.assessment === assessment) continue;
    found.set(assessment, results.slice(first, next));
    first = next;
  }
  return found;
}
