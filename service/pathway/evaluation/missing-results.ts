import { addDecimals, compareDecimals, parseDecimal, ZERO } from '../decimal.ts';
import { addFractions, compareFraction, parseFraction } from '../fraction.ts';
import { isPassedByResults } from './requirements/module-passed.ts';
import type { ModulePassedTrace, RequirementTrace, ScoreTrace } from './trace.ts';

/** What has not come yet that could still make a requirement met. */
export interface MissingResults {
  /** Assessments without a scored result, each once. */
  readonly assessments: readonly string[];
  /** The provider has not said how the course ended. */
  readonly finalResult: boolean;
  /** How many more assessments have to be handed in, whichever they are. */
  readonly submissions: number;
}

const NOTHING: MissingResults = { assessments: [], finalResult: false, submissions: 0 };

/**
 * The results without which a requirement is not met, and with which it could be: where learners fail for want of them,
 * somebody may have forgotten to bring them in. It is asked whatever day it is: once a cohort is over an award may be
 * impossible by the rules (`outlook/`), and its results lie in a drawer. Null where the requirement is met, or where what
 * there is decides it already, whatever may come.
 */
export function missingResults(requirement: RequirementTrace): MissingResults | null {
  if (requirement.met) return null;
  const missing = couldMeet(requirement);
  return missing === null || isNothing(missing) ? null : missing;
}

/**
 * Null where nothing that may come would meet it. Prior learning, and awards of other pathways, are not results that
 * anybody waits for. In a window of days a final result would not count, whatever it is.
 */
function couldMeet(requirement: RequirementTrace, inWindow = false): MissingResults | null {
  if (requirement.met) return NOTHING;
  const couldMeetAll = (parts: readonly RequirementTrace[]) => allOf(parts.map((part) => couldMeet(part, inWindow)));
  const couldMeetSome = (parts: readonly RequirementTrace[], count: number) =>
    someOf(
      parts.filter(({ met }) => !met).map((part) => couldMeet(part, inWindow)),
      count - parts.filter(({ met }) => met).length,
    );
  switch (requirement.kind) {
    case 'all':
    case 'tier-completed':
      return couldMeetAll(requirement.of);
    case 'any':
    case 'competency':
      return couldMeetSome(requirement.of, 1);
    case 'at-least':
      return couldMeetSome(requirement.of, requirement.count);
    case 'within':
      return requirement.of.met ? someOf(otherWays(requirement.of), 1) : couldMeet(requirement.of, true);
    case 'credits':
      return missingCredit(requirement, inWindow);
    case 'module-passed':
      return missingInModule(requirement, inWindow);
    case 'prior-learning':
      return null;
    case 'award-held':
      return requirement.of.length === 0 ? null : couldMeetAll(requirement.of);
    case 'final-result':
      return requirement.finalResult === null && !inWindow ? { ...NOTHING, finalResult: true } : null;
    case 'not-withdrawn':
      return null;
    case 'submitted':
      return { ...NOTHING, submissions: requirement.atLeast - requirement.count };
    case 'assessment-score':
      return hasScore(requirement) ? null : { ...NOTHING, assessments: [requirement.assessment] };
    case 'weighted-score': {
      const open = requirement.of.filter((part) => !hasScore(part));
      // A part counts with its whole weight at the most, which is in percent, as scores are.
      const most = open.reduce(
        (sum, { weight }) => addFractions(sum, parseFraction(weight)),
        parseFraction(requirement.score),
      );
      if (open.length === 0 || compareFraction(most, parseDecimal(requirement.atLeast)) < 0) return null;
      return { ...NOTHING, assessments: open.map(({ assessment }) => assessment) };
    }
  }
}

/**
 * What was met, but not in time, could be met in another way: what each of the ways that are left open is missing.
 * Without such a way it is a matter of time alone, and no result is missing.
 */
function otherWays(requirement: RequirementTrace): (MissingResults | null)[] {
  if (!requirement.met) return [couldMeet(requirement, true)];
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
    case 'competency':
    case 'tier-completed':
    case 'award-held':
      return requirement.of.flatMap(otherWays);
    case 'within':
      return otherWays(requirement.of);
    case 'credits':
      return requirement.of.flatMap(({ module }) => otherWays(module));
    case 'module-passed':
      // Recognised too early or too late, it could still be passed.
      return isPassedByResults(requirement) ? requirement.of.flatMap(otherWays) : [missingInModule(requirement, true)];
    case 'weighted-score': {
      const open = requirement.of.filter((part) => !hasScore(part));
      return open.length === 0 ? [] : [{ ...NOTHING, assessments: open.map(({ assessment }) => assessment) }];
    }
    case 'submitted':
      return [{ ...NOTHING, submissions: requirement.atLeast }];
    default:
      return [];
  }
}

/** A module that its marks alone could still pass; `null` too where it has none. */
function missingInModule({ of }: ModulePassedTrace, inWindow: boolean): MissingResults | null {
  if (of.length === 0) return null;
  // Every mark is reached, with nothing: any score would do.
  if (of.every(({ met }) => met)) {
    const parts = of.flatMap((mark) => (mark.kind === 'weighted-score' ? mark.of : []));
    return { ...NOTHING, assessments: parts.map(({ assessment }) => assessment) };
  }
  return allOf(of.map((mark) => couldMeet(mark, inWindow)));
}

type CreditsTrace = Extract<RequirementTrace, { readonly kind: 'credits' }>;

function missingCredit({ of, atLeast, mostRecognised }: CreditsTrace, inWindow: boolean): MissingResults | null {
  let own = ZERO;
  let recognised = ZERO;
  const open: MissingResults[] = [];
  for (const { credit, module } of of) {
    const value = parseDecimal(credit);
    const missing = isPassedByResults(module) ? NOTHING : missingInModule(module, inWindow);
    if (missing !== null) {
      own = addDecimals(own, value);
      open.push(missing);
    } else if (module.met) recognised = addDecimals(recognised, value);
  }
  const most = mostRecognised === null ? recognised : parseDecimal(mostRecognised);
  const counted = compareDecimals(recognised, most) > 0 ? most : recognised;
  return compareDecimals(addDecimals(own, counted), parseDecimal(atLeast)) < 0 ? null : joined(open);
}

function hasScore({ average, result }: ScoreTrace): boolean {
  return average !== undefined || result !== null;
}

function allOf(parts: readonly (MissingResults | null)[]): MissingResults | null {
  return someOf(parts, parts.length);
}

/** What is missing for so many of the parts, whichever of them. */
function someOf(parts: readonly (MissingResults | null)[], count: number): MissingResults | null {
  const possible = parts.filter((part) => part !== null);
  return possible.length < count ? null : joined(possible);
}

function joined(parts: readonly MissingResults[]): MissingResults {
  return {
    assessments: [...new Set(parts.flatMap(({ assessments }) => assessments))],
    finalResult: parts.some(({ finalResult }) => finalResult),
    submissions: Math.max(0, ...parts.map(({ submissions }) => submissions)),
  };
}

function isNothing({ assessments, finalResult, submissions }: MissingResults): boolean {
  return assessments.length === 0 && !finalResult && submissions === 0;
}
