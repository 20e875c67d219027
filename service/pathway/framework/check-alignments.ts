import { type Finding, finding } from '../check/finding.ts';
import type { CompetencyAlignment } from './competency-framework.ts';
import type { PlacedCompetency } from './parse-framework.ts';

type Relation = CompetencyAlignment['relation'];

/** Where a competency is aligned with the same one twice: to no purpose, or in ways that contradict one another. */
export function checkAlignments({ competency: { alignments = [] }, path }: PlacedCompetency): Finding[] {
  const before = new Map<string, Relation>();
  return alignments.flatMap(({ uri, relation }, index) => {
    const first = before.get(uri);
    before.set(uri, first ?? relation);
    if (first === undefined) return [];
    return [
      contradict(first, relation)
        ? finding('alignment-contradictory', [...path, 'alignments', index], {
            sentence: `${uri} is "${first}" here, and "${relation}" as well.`,
            remedy: 'Keep the one that is true.',
          })
        : finding('alignment-repeated', [...path, 'alignments', index], {
            sentence: `${uri} is aligned with this competency already.`,
            remedy: 'Keep one of the two.',
          }),
    ];
  });
}

/**
 * SKOS (W3C, 2009) lets `closeMatch` stand beside anything; of the others no two go together: `exactMatch` is disjoint with
 * `broadMatch` and `relatedMatch` (S46), `related` with the hierarchy (S27), and nothing is broader and narrower at once.
 */
function contradict(a: Relation, b: Relation): boolean {
  return a !== b && a !== 'close' && b !== 'close';
}
