import { addDecimals, compareDecimals, type Decimal, parseDecimal, percentOf, ZERO } from '../decimal.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { WeightedAssessment } from '../definition/requirement.ts';
import type { FinalResult } from '../evaluation/learner-record.ts';
import { summativeAssessments } from '../evaluation/requirements/module-passed.ts';
import { type FinalResults, includesResult, NEVER, PASSING } from './final-results.ts';
import type { Limits } from './limits.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { rememberedFor } from './remembered.ts';
import type { WaysToShow } from './ways-to-show.ts';

/** What the best learner within some limits has of scores, modules and credit; see `reach.ts`. */
export interface ReachOfModules {
  readonly reachesScore: (assessment: string, atLeast: string) => boolean;
  readonly weightedScore: (shares: readonly WeightedAssessment[]) => Decimal;
  readonly modulePassed: (module: PathwayModule) => FinalResults;
  /** The credit that can be had with a final result, of some modules or of all. */
  readonly credit: (finalResult: FinalResult | null, from?: readonly string[]) => Decimal;
  /** Whether a competency is shown in one of the ways that there are. */
  readonly shows: (ways: WaysToShow) => FinalResults;
}

/** Scores, modules and credit within limits. */
export function reachOfModules(parts: PathwayParts, limits: Limits): ReachOfModules {
  const { definition, decimal } = parts;
  const possible = limits.finalResults;
  const passing = limits.isFinalResultKnown ? possible & PASSING : NEVER;
  const always = (met: boolean) => (met ? possible : NEVER);

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

  const shows = ({ own, isBrought }: WaysToShow) => {
    const byOwn = own.some(({ assessment: { id, passMark }, module }) => {
      const mark = passMark ?? module.passMark;
      return mark !== undefined && reachesScore(id, mark);
    });
    return byOwn ? possible : isBrought ? passing : NEVER;
  };

  return { reachesScore, weightedScore, modulePassed, credit, shows };
}

/** The credit of modules, all of it together. */
export function creditOf(modules: readonly PathwayModule[]): Decimal {
  return modules.reduce<Decimal>((sum, { credit = '0' }) => addDecimals(sum, parseDecimal(credit)), ZERO);
}

function lesser(left: Decimal, right: Decimal): Decimal {
  return compareDecimals(left, right) <= 0 ? left : right;
}
