/**
 * What can be reached at the most: the judgement whether a requirement can be met, exactly.
 *
 * Everything that a requirement looks at but the final result is a matter of more or less, and nothing asks for less. So
 * whether anybody can meet it is seen on one learner for each final result: the one who has everything else that can be
 * had. The answer is the set of final results with which that learner meets it; where it is empty, nobody can. What
 * meets what is said by the evaluation (`evaluation/requirements/`); a test holds the two against each other.
 *
 * The same judgement under limits says what a requirement guarantees: what nobody can meet without an assessment, every
 * holder has passed.
 */
import { addDecimals, compareDecimals, type Decimal, parseDecimal, percentOf, ZERO } from '../decimal.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { Requirement, WeightedAssessment } from '../definition/requirement.ts';
import type { FinalResult } from '../evaluation/learner-record.ts';
import { summativeAssessments } from '../evaluation/requirements/module-passed.ts';
import {
  ANY_FINAL_RESULT,
  type FinalResults,
  finalResults,
  includesResult,
  NEVER,
  NOT_WITHDRAWN,
  PASSING,
  resultsIn,
} from './final-results.ts';
import type { PathwayParts } from './pathway-parts.ts';

const HIGHEST_SCORE = parseDecimal('100');

/** What the best of all learners is kept from. */
export interface Limits {
  readonly finalResults: FinalResults;
  /** Whether the final result can be looked at: within a window of days there is none, since it has no day. */
  readonly isFinalResultKnown: boolean;
  /** The highest score in one of the pathway's assessments; null where it has no result at all. */
  readonly highestScore: (assessment: string) => Decimal | null;
  /** Whether a module can be recognised as prior learning. */
  readonly canBeRecognised: (module: PathwayModule) => boolean;
  /** Whether a module whose assessments each cohort brings can be passed by the provider's final result. */
  readonly canBePassedByResult: (module: PathwayModule) => boolean;
}

/** Nothing but what the pathway itself cannot give. */
export function noLimits({ definition: { priorLearning } }: PathwayParts): Limits {
  return {
    finalResults: ANY_FINAL_RESULT,
    isFinalResultKnown: true,
    highestScore: () => HIGHEST_SCORE,
    canBeRecognised: () => priorLearning !== undefined,
    canBePassedByResult: () => true,
  };
}

/** The final results with which the best learner within some limits meets something. */
export interface Reach {
  readonly requirement: (requirement: Requirement) => FinalResults;
  readonly modulePassed: (module: PathwayModule) => FinalResults;
  /** A tier's own requirement. */
  readonly tier: (index: number) => FinalResults;
  /** A tier with, in a sequential pathway, those before it. */
  readonly tierCompleted: (index: number) => FinalResults;
  readonly award: (id: string) => FinalResults;
  /** The credit that can be had with a final result, of some modules or of all. */
  readonly credit: (finalResult: FinalResult | null, from?: readonly string[]) => Decimal;
  /** The same within a window of days: everything can be handed in on one day, but the final result has none. */
  readonly inWindow: () => Reach;
}

/**
 * The reach of the best learner within limits. What refers to nothing, or to itself, is said elsewhere, and is taken for
 * something that can be had: one mistake, one finding.
 */
export function reachWithin(parts: PathwayParts, limits: Limits): Reach {
  const { definition, decimal } = parts;
  const possible = limits.finalResults;
  const passing = limits.isFinalResultKnown ? possible & PASSING : NEVER;
  const always = (met: boolean) => (met ? possible : NEVER);
  const where = (met: (result: FinalResult | null) => boolean) => finalResults(resultsIn(possible).filter(met));
  const once = rememberingFinalResults(possible);

  const reachesScore = (assessment: string, atLeast: string) => {
    const highest = limits.highestScore(assessment);
    return highest !== null && compareDecimals(highest, decimal(atLeast)) >= 0;
  };

  const weightedScore = (shares: readonly WeightedAssessment[]) =>
    shares.reduce<Decimal>(
      (sum, { assessment, weight }) =>
        addDecimals(sum, percentOf(limits.highestScore(assessment) ?? ZERO, decimal(weight))),
      ZERO,
    );

  const reachesModuleMark = (passMark: string, summative: readonly PathwayAssessment[]) => {
    if (summative.every(({ id }) => limits.highestScore(id) === null)) return false;
    const isWeighted = summative.some(({ weight }) => weight !== undefined);
    // Where none has a weight all weigh the same: the sum is held against so many times the mark.
    const shares = summative.map(({ id, weight = isWeighted ? '0' : '100' }) => ({ assessment: id, weight }));
    const times = decimal(isWeighted ? '100' : String(100 * summative.length));
    return compareDecimals(weightedScore(shares), percentOf(decimal(passMark), times)) >= 0;
  };

  const isPassedByAssessments = (module: PathwayModule) => {
    const summative = summativeAssessments(module);
    const own = summative.filter(({ passMark }) => passMark !== undefined);
    return (
      summative.length > 0 &&
      (module.passMark !== undefined || own.length > 0) &&
      own.every(({ id, passMark = '0' }) => reachesScore(id, passMark)) &&
      (module.passMark === undefined || reachesModuleMark(module.passMark, summative))
    );
  };

  const passedByResults = rememberedFor((module: PathwayModule) => {
    if (module.cohortAssessments !== undefined) return limits.canBePassedByResult(module) ? passing : NEVER;
    return always(isPassedByAssessments(module));
  });

  const modulePassed = (module: PathwayModule) => (limits.canBeRecognised(module) ? possible : passedByResults(module));

  const creditsOf = rememberedFor((from: readonly string[] | undefined) => {
    const named = from === undefined ? null : new Set(from);
    const credited = definition.modules.filter(({ id, credit }) => credit !== undefined && (named?.has(id) ?? true));
    return rememberedFor((finalResult: FinalResult | null) => creditWith(finalResult, credited));
  });
  const credit = (finalResult: FinalResult | null, from?: readonly string[]) => creditsOf(from)(finalResult);

  const creditWith = (finalResult: FinalResult | null, credited: readonly PathwayModule[]) => {
    let own = ZERO;
    let recognised = ZERO;
    for (const module of credited) {
      const amount = decimal(module.credit ?? '0');
      if (includesResult(passedByResults(module), finalResult)) own = addDecimals(own, amount);
      else if (limits.canBeRecognised(module)) recognised = addDecimals(recognised, amount);
    }
    const most = definition.priorLearning?.mostCredit;
    return addDecimals(own, most === undefined ? recognised : lesser(recognised, decimal(most)));
  };

  const shows = (outcomes: ReadonlySet<string>) => {
    const isAssessed = ({ outcomes: assessed = [] }: { readonly outcomes?: readonly string[] }) =>
      assessed.some((outcome) => outcomes.has(outcome));
    const byOwn = parts.assessments.some(({ assessment, module }) => {
      const mark = assessment.passMark ?? module.passMark;
      const { purpose, id } = assessment;
      return purpose === 'summative' && mark !== undefined && isAssessed(assessment) && reachesScore(id, mark);
    });
    const byResult = definition.modules
      .flatMap(({ cohortAssessments = [] }) => cohortAssessments)
      .some((kind) => kind.purpose === 'summative' && isAssessed(kind));
    return byOwn ? possible : byResult ? passing : NEVER;
  };

  const tier = (index: number) =>
    once(`tier ${index}`, () => {
      const asked = definition.tiers[index]?.requirement;
      return asked === undefined ? possible : requirement(asked);
    });

  const tierCompleted = (index: number): FinalResults =>
    definition.sequence === 'sequential' && index > 0
      ? once(`tiers to ${index}`, () => tierCompleted(index - 1) & tier(index))
      : tier(index);

  const award = (id: string) =>
    once(`award ${id}`, () => {
      const asked = parts.award(id)?.requirement;
      return asked === undefined ? possible : requirement(asked);
    });

  let window: Reach | undefined;
  const inWindow = () => {
    window ??= reachWithin(parts, { ...limits, isFinalResultKnown: false });
    return window;
  };

  const requirement = (asked: Requirement): FinalResults => {
    switch (asked.kind) {
      case 'all':
        return asked.of.reduce<FinalResults>((met, part) => met & requirement(part), possible);
      case 'any':
        return asked.of.reduce<FinalResults>((met, part) => met | requirement(part), NEVER);
      case 'at-least': {
        const each = asked.of.map(requirement);
        return where((result) => each.filter((part) => includesResult(part, result)).length >= asked.count);
      }
      case 'within':
        return inWindow().requirement(asked.of);
      case 'credits': {
        const wanted = decimal(asked.atLeast);
        return where((result) => compareDecimals(credit(result, asked.from), wanted) >= 0);
      }
      case 'module-passed': {
        const module = parts.module(asked.module);
        return module === undefined ? possible : modulePassed(module);
      }
      case 'prior-learning': {
        const module = parts.module(asked.module);
        return always(module === undefined || limits.canBeRecognised(module));
      }
      case 'competency': {
        const outcomes = outcomesLeadingTo(asked, parts);
        return outcomes === null ? possible : shows(outcomes);
      }
      case 'tier-completed': {
        const named = parts.tier(asked.tier);
        return named === undefined ? possible : tierCompleted(named.index);
      }
      case 'award-held':
        return asked.pathway === undefined ? award(asked.award) : possible;
      case 'final-result':
        return limits.isFinalResultKnown ? possible & finalResults(asked.in) : NEVER;
      case 'not-withdrawn':
        return possible & NOT_WITHDRAWN;
      case 'submitted':
        return always(asked.atLeast <= mostSubmissions(parts));
      case 'assessment-score':
        return always(reachesScore(asked.assessment, asked.atLeast));
      case 'weighted-score':
        return always(compareDecimals(weightedScore(asked.of), decimal(asked.atLeast)) >= 0);
    }
  };

  return { requirement, modulePassed, tier, tierCompleted, award, credit, inWindow };
}

/** How many different assessments can be handed in; no bound where cohorts bring some. */
export function mostSubmissions({ definition, assessments }: PathwayParts): number {
  const cohortsBringSome = definition.modules.some(({ cohortAssessments }) => cohortAssessments !== undefined);
  return cohortsBringSome ? Number.POSITIVE_INFINITY : assessments.length;
}

/** The outcomes tied to a competency, at a level or above where one is asked for; null where there is no such level. */
export function outcomesLeadingTo(
  { competency, level }: { readonly competency: string; readonly level?: string },
  { outcomes, definition }: PathwayParts,
): ReadonlySet<string> | null {
  const [framework] = competency.split('/');
  const named = definition.frameworks?.find(({ id }) => id === framework);
  const levels = named?.levels ?? [];
  if (named === undefined || (level !== undefined && !levels.includes(level))) return null;
  const lowest = level === undefined ? null : levels.indexOf(level);
  const leads = (tie: { readonly competency: string; readonly level?: string }) =>
    tie.competency === competency &&
    (lowest === null || (tie.level !== undefined && levels.indexOf(tie.level) >= lowest));
  return new Set(
    outcomes.filter(({ outcome: { competencies = [] } }) => competencies.some(leads)).map(({ outcome }) => outcome.id),
  );
}

/** The credit of modules, all of it together. */
export function creditOf(modules: readonly PathwayModule[]): Decimal {
  return modules.reduce<Decimal>((sum, { credit = '0' }) => addDecimals(sum, parseDecimal(credit)), ZERO);
}

/** Judges each thing once. Whoever asks for something while it is being judged asks for itself, and has it. */
function rememberingFinalResults(possible: FinalResults) {
  const remembered = new Map<string, FinalResults>();
  return (key: string, judge: () => FinalResults): FinalResults => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    remembered.set(key, possible);
    const judged = judge();
    remembered.set(key, judged);
    return judged;
  };
}

/** Judges each thing once. */
export function rememberedFor<K, V>(judge: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? judge(key);
    known.set(key, value);
    return value;
  };
}

function lesser(left: Decimal, right: Decimal): Decimal {
  return compareDecimals(left, right) <= 0 ? left : right;
}
