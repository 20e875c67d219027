import { type PlacedRequirement, requirementParts } from '../requirement-tree.ts';
import { ANY_FINAL_RESULT, type FinalResults, NEVER } from './final-results.ts';
import { type Finding, finding } from './finding.ts';
import { noLimits } from './limits.ts';
import { apart, type Obstacle, obstacles } from './obstacles.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { type Reach, reachWithin } from './reach.ts';

/**
 * Requirements that nobody can meet, each where the fault lies: at the innermost part that cannot be met by itself, or at
 * the group whose parts do not go together. An impossible part of a group that can be met without it is a warning.
 */
export function impossibleRequirements(parts: PathwayParts): Finding[] {
  const reach = reachWithin(parts, noLimits(parts));
  return [
    ...parts.wholes.flatMap((whole) => {
      const { owner } = whole;
      const context = owner.kind === 'distinction' ? contextOf(reach.award(owner.award.id)) : ANY_FINAL_RESULT;
      return judge(whole, context, reach, parts);
    }),
    ...unreachableTiers(parts, reach),
  ];
}

/** Who has an award that nobody can have is anybody: that is said at the award. */
function contextOf(award: FinalResults): FinalResults {
  return award === NEVER ? ANY_FINAL_RESULT : award;
}

function judge(part: PlacedRequirement, context: FinalResults, reach: Reach, parts: PathwayParts): Finding[] {
  const met = reach.requirement(part.requirement);
  if (met === NEVER) return obstacles(part, reach, parts).map(impossible);
  const together = met & context;
  if (together === NEVER) return [impossible(apart(part.path, 'the rest'))];
  return idleAlternatives(part, together, reach, parts);
}

function impossible({ path, ...words }: Obstacle): Finding {
  return finding('requirement-impossible', path, words);
}

/** Parts of a group that can be met only without them, in a requirement that can be met. */
function idleAlternatives(
  part: PlacedRequirement,
  context: FinalResults,
  reach: Reach,
  parts: PathwayParts,
): Finding[] {
  const inside = requirementParts(part);
  if (part.requirement.kind === 'within') {
    return inside.flatMap((each) => idleAlternatives(each, context, reach.inWindow(), parts));
  }
  return inside.flatMap((each) => {
    const met = reach.requirement(each.requirement);
    const together = met & context;
    if (together !== NEVER) return idleAlternatives(each, together, reach, parts);
    const why = met !== NEVER ? [apart(each.path, 'the rest')] : obstacles(each, reach, parts);
    return why.map(({ path, sentence, remedy }) =>
      finding('alternative-impossible', path, {
        sentence: `This alternative is none: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
        remedy: `${remedy} Or take the alternative out: the rest can be met without it.`,
      }),
    );
  });
}

/** In a sequential pathway: tiers that could be completed, were it not for those before them. */
function unreachableTiers({ definition: { tiers } }: PathwayParts, reach: Reach): Finding[] {
  return tiers.flatMap(({ id }, index) => {
    if (reach.tier(index) === NEVER || reach.tierCompleted(index) !== NEVER) return [];
    const before = tiers.slice(0, index).findLast((_, place) => reach.tier(place) === NEVER);
    return [
      finding('tier-unreachable', ['tiers', index], {
        sentence:
          before === undefined
            ? `The tier "${id}" and those before it ask for final results that no learner has together.`
            : `The tier "${id}" cannot be completed, because the tier "${before.id}" before it cannot be.`,
        remedy:
          before === undefined
            ? 'Ask for final results that one learner can have.'
            : 'Correct the tier before it, or let the tiers be taken in any order ("sequence": "flexible").',
      }),
    ];
  });
}
