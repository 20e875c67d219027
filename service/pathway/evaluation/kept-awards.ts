/**
 * Deciding on a learner who was moved from one version of a pathway to another. The rules:
 *
 * 1. The version that the learner is pinned to decides first, on every award that it has.
 * 2. What was earned when a version was left is kept. Where the learner's version does not give as much (the award, or the
 *    distinction that came with it), the award is decided by the version that it was earned under, whole, with that version
 *    in its trace. Of several such versions the one left last that gives as much comes first.
 * 3. Kept is not given: what the older version decides today counts. Should a result be corrected so that the award is not
 *    earned under that version either, it is not earned any more, and comes back when the result does.
 * 4. What the learner's version builds on one of its own awards (`award-held` without a pathway) asks for what that version
 *    asks for it: a kept award stands for itself and opens nothing. An award of a named pathway is held by its certificate.
 *
 * So moves in any order and number take no earned award away while the results stay.
 */
import type { Decision, DecisionWithProgress, Evaluation } from './evaluation.ts';

/** An award that was earned when a version was left. */
export interface KeptAward {
  readonly award: string;
  /** It came with its distinction. */
  readonly distinction: boolean;
  /** The digest of the version that it was earned under. */
  readonly pathway: string;
}

/**
 * Decides on the awards of the version that a learner is pinned to, and on what was kept of others: in the pathway's order,
 * then what that does not have.
 *
 * @param pinned the decisions of the learner's version
 * @param kept what was kept, the last move first
 * @param decide the decisions of another version, by its digest, on the same learner and day
 */
export function keepAwards<Decided extends Decision>(
  pinned: readonly Decided[],
  kept: readonly KeptAward[],
  decide: (pathway: string) => readonly Decided[],
): readonly Decided[] {
  if (kept.length === 0) return pinned;
  const decided = new Map<string, readonly Decided[]>();
  const decidedBy = (pathway: string): readonly Decided[] => {
    const decisions = decided.get(pathway) ?? decide(pathway);
    decided.set(pathway, decisions);
    return decisions;
  };
  const keptOf = Map.groupBy(kept, ({ award }) => award);
  const further = [...keptOf.keys()].filter((award) => !pinned.some(({ awardId }) => awardId === award));
  return [
    ...pinned.map((decision) => bestOf(decision, keptOf.get(decision.awardId) ?? [], decidedBy)),
    ...further.flatMap((award) => bestOf(undefined, keptOf.get(award) ?? [], decidedBy) ?? []),
  ];
}

/** The same of whole evaluations: tiers, modules and milestones are those of the learner's version. */
export function evaluateKeeping(
  pinned: Evaluation,
  kept: readonly KeptAward[],
  evaluate: (pathway: string) => Evaluation,
): Evaluation {
  if (kept.length === 0) return pinned;
  const decisions = keepAwards<DecisionWithProgress>(pinned.decisions, kept, (pathway) => evaluate(pathway).decisions);
  return { ...pinned, decisions };
}

/** What stays earned when the version is left by which, among others, this was decided. */
export function awardsToKeep(decisions: readonly Decision[]): KeptAward[] {
  return decisions
    .filter(({ outcome }) => outcome === 'earned')
    .map(({ awardId, distinction, trace }) => ({ award: awardId, distinction, pathway: trace.pathway.digest }));
}

/** What a decision gives: nothing, the award, or the award with its distinction. */
type Worth = 0 | 1 | 2;

function worthOf({ outcome, distinction }: Decision): Worth {
  if (outcome !== 'earned') return 0;
  return distinction ? 2 : 1;
}

function bestOf<Decided extends Decision, Pinned extends Decided | undefined>(
  pinned: Pinned,
  kept: readonly KeptAward[],
  decidedBy: (pathway: string) => readonly Decided[],
): Decided | Pinned {
  let best: Decided | Pinned = pinned;
  for (const { award, distinction, pathway } of kept) {
    const most: Worth = distinction ? 2 : 1;
    if (best !== undefined && worthOf(best) >= most) continue;
    const decision = decidedBy(pathway).find(({ awardId }) => awardId === award);
    if (decision === undefined) continue;
    // A distinction that has come since is of a version that was left before it.
    const worth = Math.min(worthOf(decision), most);
    if (best === undefined || worth > worthOf(best)) best = decision;
  }
  return best;
}
