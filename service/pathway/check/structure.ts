import { cycles } from './cycles.ts';
import { expandedSizes } from './expanded-size.ts';
import type { Finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { brokenReferences } from './references.ts';
import { repeatedIds } from './repeated-ids.ts';
import { weightedScoreWeights } from './weights.ts';

/**
 * What no definition of the right form can be evaluated with, whoever accepted it: names that stand for two things or
 * for nothing, what asks for itself or for too much, and weighted scores that are not on the scale of scores.
 */
export function structureFindings(parts: PathwayParts): Finding[] {
  return [repeatedIds, brokenReferences, cycles, expandedSizes, weightedScoreWeights].flatMap((check) => check(parts));
}
