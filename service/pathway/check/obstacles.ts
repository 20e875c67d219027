import { compareDecimals, formatDecimal, parseDecimal, ZERO } from '../decimal.ts';
import type { CompetencyRequirement, CreditsRequirement } from '../definition/requirement.ts';
import { type PlacedRequirement, requirementParts } from '../requirement-tree.ts';
import { EVERY_RESULT, NEVER } from './final-results.ts';
import type { Finding } from './finding.ts';
import { noLimits } from './limits.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { mostSubmissions, type Reach, reachWithin } from './reach.ts';
import { whyNotPassed } from './why-not-passed.ts';

/** Why something cannot be met, and the place that is at fault. */
export interface Obstacle extends Pick<Finding, 'sentence' | 'remedy'> {
  readonly path: PlacedRequirement['path'];
}

/** What stands in the way of a requirement that nobody can meet; nothing where it is said of what it refers to. */
export function obstacles(part: PlacedRequirement, reach: Reach, parts: PathwayParts): Obstacle[] {
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

/** Parts that can each be met, and not together: final results alone exclude one another. */
export function apart(path: PlacedRequirement['path'], from: 'each other' | 'the rest'): Obstacle {
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
      return [{ path, ...whyNotRecognised(requirement.module, parts) }];
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

function whyNotRecognised(
  module: string,
  { definition, module: find }: PathwayParts,
): Pick<Finding, 'sentence' | 'remedy'> {
  const most = definition.priorLearning?.mostCredit;
  if (definition.priorLearning === undefined || most === undefined) {
    return {
      sentence: 'The pathway does not say that prior learning is recognised.',
      remedy: 'Say in "priorLearning" who recognises it and on what, or take this out.',
    };
  }
  return {
    sentence: `Up to ${most} credits of prior learning are recognised, and the module "${module}" gives ${find(module)?.credit ?? '0'}.`,
    remedy: 'Recognise that much ("mostCredit"), or take this out.',
  };
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
  const ways = parts.waysToShow(requirement);
  if (ways === null) return [];
  const named = level === undefined ? `"${competency}"` : `"${competency}" at the level "${level}" or above`;
  if (ways.outcomes.size === 0) {
    return [
      {
        sentence: `No outcome of this pathway leads to the competency ${named}.`,
        remedy: 'Tie an outcome to it, or take this requirement out.',
      },
    ];
  }
  const assessing = ways.own;
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
