import type { ScoreTrace } from './trace.ts';

/**
 * The score that a trace counts in an assessment: of the average, or of the attempt that counts, with what handing in
 * late has taken of it. Null where there is none.
 */
export function scoreThatCounts({ average, result }: ScoreTrace): string | null {
  return average?.score ?? result?.late?.counts ?? result?.score ?? null;
}
