import { compareDecimals, formatDecimal, parseDecimal, ZERO } from '../decimal.ts';
import type { CompetencyRequirement, CreditsRequirement } from '../definition/requirement.ts';
import { type PlacedRequirement, requirementParts } from '../requirement-tree.ts';
import { ANY_FINAL_RESULT, EVERY_RESULT, type FinalResults, NEVER } from './final-results.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { mostSubmissions, noLimits, outcomesLeadingTo, type Reach, reachWithin } from './reach.ts';
import { whyNotPassed } from './why-not-passed.ts';

/** Why something cannot be met, and the place that is at fault. */
interface Obstacle extends Pick<Finding, 'sentence' | 'remedy'> {
  readonly path: PlacedRequirement['path'];
}

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
    ...impossiblePrerequisites(parts),
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

/** What stands in the way of a requirement that nobody can meet; nothing where it is said of what it refers to. */
function obstacles(part: PlacedRequirement, reach: Reach, parts: PathwayParts): Obstacle[] {
  const { requirement, path } = part;
  const inside = requirementParts(part);
  const never = inside.filter((each) => reach.requirement(each.requirement) === NEVER);
  const within = (among: readonly PlacedRequirement[]) => among.flatMap((each) => obstacles(each, reach, parts));
  switch (requirement.kind) {
    case 'all':
      return never.length > 0 ? within(never) : [apart(path, 'each other')];
    case 'any':
      return within(never);
    case 'at-least':
      if (requirement.count > inside.length) return [moreThanThereAre(part, requirement.count, inside.length)];
      return inside.length - never.length < requirement.count ? within(never) : [apart(path, 'each other')];
    case 'within':
      return inside.flatMap((each) => obstacles(each, reach.inWindow(), parts));
    default:
      return obstacleOfLeaf(part, reach, parts);
  }
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

/** Parts that can each be met, and not together: final results alone exclude one another. */
function apart(path: PlacedRequirement['path'], from: 'each other' | 'the rest'): Obstacle {
  return {
    path,
    sentence:
      from === 'each other'
        ? 'No final result meets all of these together.'
        : 'No final result meets this and what is asked for besides.',
    remedy: 'Ask for final results that one learner can have.',
  };
}

function moreThanThereAre({ path }: PlacedRequirement, count: number, parts: number): Obstacle {
  return {
    path: [...path, 'count'],
    sentence: `There are ${parts} requirements here, and ${count} are to be met.`,
    remedy: `Ask for ${parts} at the most, or add what is missing.`,
  };
}

function obstacleOfLeaf({ requirement, path }: PlacedRequirement, reach: Reach, parts: PathwayParts): Obstacle[] {
  switch (requirement.kind) {
    case 'submitted': {
      const most = mostSubmissions(parts);
      return [
        {
          path: [...path, 'atLeast'],
          sentence: `The pathway has ${most} assessments, and ${requirement.atLeast} are to be handed in.`,
          remedy: `Ask for ${most} at the most.`,
        },
      ];
    }
    case 'assessment-score':
    case 'weighted-score':
      // Below that it is the weights that are at fault, and that is said there.
      if (compareDecimals(parseDecimal(requirement.atLeast), parseDecimal('100')) <= 0) return [];
      return [
        {
          path: [...path, 'atLeast'],
          sentence: `Scores are from 0 to 100, and ${requirement.atLeast} is asked for.`,
          remedy: 'Ask for 100 at the most.',
        },
      ];
    case 'credits':
      return [tooMuchCredit(requirement, path, reach)];
    case 'module-passed': {
      const why = whyNotPassed(parts.module(requirement.module), reach);
      return why === null ? [] : [{ path: [...path, 'module'], ...why }];
    }
    case 'prior-learning':
      return [
        {
          path,
          sentence: 'The pathway does not say that prior learning is recognised.',
          remedy: 'Say in "priorLearning" who recognises it and on what, or take this out.',
        },
      ];
    case 'competency':
      return [
        ...noDay({ requirement, path }, parts),
        ...whyNotShown(requirement, parts).map((why) => ({ path: [...path, 'competency'], ...why })),
      ].slice(0, 1);
    case 'tier-completed':
    case 'award-held':
    case 'final-result':
      return noDay({ requirement, path }, parts);
    default:
      return [];
  }
}

/** What can be met but not within a window: it rests on a final result. What can never be met is said where it stands. */
function noDay({ requirement, path }: PlacedRequirement, parts: PathwayParts): Obstacle[] {
  if (reachWithin(parts, noLimits(parts)).requirement(requirement) === NEVER) return [];
  return [
    {
      path,
      sentence: 'It rests on a final result, and a final result has no day that could lie within a time.',
      remedy: 'Ask for it beside the time and not within it, or ask for assessments.',
    },
  ];
}

function tooMuchCredit({ atLeast, from }: CreditsRequirement, path: PlacedRequirement['path'], reach: Reach): Obstacle {
  const most = EVERY_RESULT.map((finalResult) => reach.credit(finalResult, from)).reduce(
    (best, credit) => (compareDecimals(credit, best) > 0 ? credit : best),
    ZERO,
  );
  const which = from === undefined ? 'of this pathway' : 'named here';
  return {
    path: [...path, 'atLeast'],
    sentence: `The modules ${which} that can be passed give ${formatDecimal(most)} credits, and ${atLeast} are asked for.`,
    remedy: `Ask for ${formatDecimal(most)} at the most, or give the modules credit and a way to pass them.`,
  };
}

function whyNotShown(requirement: CompetencyRequirement, parts: PathwayParts): Pick<Finding, 'sentence' | 'remedy'>[] {
  const { competency, level } = requirement;
  const outcomes = outcomesLeadingTo(requirement, parts);
  if (outcomes === null) return [];
  const named = level === undefined ? `"${competency}"` : `"${competency}" at the level "${level}" or above`;
  if (outcomes.size === 0) {
    return [
      {
        sentence: `No outcome of this pathway leads to the competency ${named}.`,
        remedy: 'Tie an outcome to it, or take this requirement out.',
      },
    ];
  }
  const assessing = parts.assessments.filter(
    ({ assessment }) =>
      assessment.purpose === 'summative' && (assessment.outcomes ?? []).some((outcome) => outcomes.has(outcome)),
  );
  if (assessing.some(({ assessment, module }) => (assessment.passMark ?? module.passMark) !== undefined)) return [];
  return [
    {
      sentence: `No summative assessment that can be passed assesses an outcome that leads to the competency ${named}.`,
      remedy:
        assessing.length > 0
          ? `Give a pass mark to the assessment "${assessing[0]?.assessment.id}" or to its module.`
          : 'Let a summative assessment with a pass mark assess such an outcome, or take this requirement out.',
    },
  ];
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

/** Modules to be passed before others that nobody can pass. */
function impossiblePrerequisites(parts: PathwayParts): Finding[] {
  const reach = reachWithin(parts, noLimits(parts));
  return parts.modules.flatMap(({ module, path }) =>
    (module.prerequisites ?? []).flatMap((before, index) => {
      const why = whyNotPassed(parts.module(before), reach);
      return why === null ? [] : [finding('prerequisite-impossible', [...path, 'prerequisites', index], why)];
    }),
  );
}
