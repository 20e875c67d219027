import { evaluationComparison } from '../../pathway/comparison/compare-evaluations.ts';
import type { EvaluationDifference } from '../../pathway/comparison/evaluation-difference.ts';
import { awardsToKeep, type KeptAward } from '../../pathway/evaluation/kept-awards.ts';
import { countedOf, evaluateKnown } from './decide-learner.ts';
import type { DecidedLearner } from './keep-decisions.ts';
import type { PathwayVersion } from './learner-versions.ts';
import type { KnownLearner } from './read-learner-record.ts';

/** A move of one learner as it would be made. */
export interface PlannedMove {
  readonly from: PathwayVersion;
  /** What stays earned, whatever the new version asks for. */
  readonly kept: readonly KeptAward[];
  /** The learner as the new version finds them, and what it decides. */
  readonly decided: DecidedLearner;
  readonly difference: EvaluationDifference;
}

/**
 * Prepares to tell, for many learners, what moving them to a version would change as of a day. Nothing is changed by it.
 *
 * @param to the records have to be asked for with it, as a further version
 */
export function movePlanner(to: PathwayVersion, asOf: string): (known: KnownLearner) => PlannedMove {
  const comparisons = new Map<string, ReturnType<typeof evaluationComparison>>();
  return (known) => {
    const from = known.pinned;
    const compare = comparisons.get(from.digest) ?? evaluationComparison(from.pathway, to.pathway);
    comparisons.set(from.digest, compare);
    const before = evaluateKnown(known, asOf);
    const kept = awardsToKeep(before.decisions);
    const moved: KnownLearner = {
      ...known,
      pinned: to,
      kept: [...kept, ...known.kept],
      record: known.recordFor(to.pathway),
    };
    const after = evaluateKnown(moved, asOf);
    const { learnerId } = known;
    const decided = { learnerId, decisions: after.decisions, counted: () => countedOf(moved, asOf) };
    return { from, kept, decided, difference: compare(before, after) };
  };
}
