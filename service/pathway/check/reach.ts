/**
 * What can be reached at the most: the judgement whether a requirement can be met, exactly.
 *
 * Everything that a requirement looks at but the final result is a matter of more or less, and nothing asks for less. So
 * whether anybody can meet it is seen on one learner for each final result: the one who has everything else that can be
 * had. The answer is the set of final results with which that learner meets it; where it is empty, nobody can.
 *
 * The same judgement under limits says what a requirement guarantees: what nobody can meet without an assessment, every
 * holder has passed.
 */
import { addDecimals, compareDecimals, type Decimal, parseDecimal, percentOf, ZERO } from '../decimal.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { Requirement } from '../definition/requirement.ts';
import { FINAL_RESULTS, type FinalResult } from '../evaluation/learner-record.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Final results of a record, `null` where there is none (yet). */
export type FinalResults = ReadonlySet<FinalResult | null>;

/** Every final result, and none. */
export const ANY_FINAL_RESULT: FinalResults = new Set([null, ...FINAL_RESULTS]);

const PASSED: FinalResults = new Set<FinalResult | null>(['pass', 'distinction']);
const NOT_WITHDRAWN: FinalResults = new Set([...ANY_FINAL_RESULT].filter((result) => result !== 'withdrawn'));
const NEVER: FinalResults = new Set<FinalResult | null>();

const HIGHEST_SCORE = parseDecimal('100');

/** What the best of all learners is kept from. */
export interface Limits {
  readonly finalResults: FinalResults;
  /** The highest score in one of the pathway's assessments; null where it has no result at all. */
  readonly highestScore: (assessment: string) => Decimal | null;
  /** Whether a module can be recognised as prior learning. */
  readonly canBeRecognised: (module: PathwayModule) => boolean;
  /** Whether a module whose assessments each cohort brings can be passed by the provider's final result. */
  readonly canBePassedByResult: (module: PathwayModule) => boolean;
}

/** Nothing but what the pathway itself cannot give. */
export function noLimits({ definition: { priorLearning } }: PathwayParts): Limits {
  const mostCredit = priorLearning?.mostCredit;
  const canBeRecognised = ({ credit }: PathwayModule) =>
    mostCredit === undefined ||
    credit === undefined ||
    compareDecimals(parseDecimal(credit), parseDecimal(mostCredit)) <= 0;
  return {
    finalResults: ANY_FINAL_RESULT,
    highestScore: () => HIGHEST_SCORE,
    canBeRecognised: priorLearning === undefined ? () => false : canBeRecognised,
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
}

/**
 * The reach of the best learner within limits. What refers to nothing, or to itself, is said elsewhere, and is taken for
 * something that can be had: one mistake, one finding.
 */
export function reachWithin(parts: PathwayParts, limits: Limits): Reach {
  const { definition } = parts;
  const possible = limits.finalResults;
  const always = (met: boolean) => (met ? possible : NEVER);
  const remembered = new Map<string, FinalResults>();
  const once = (key: string, judge: () => FinalResults): FinalResults => {
    const known = remembered.get(key);
    if (known !== undefined) return known;
    // Whoever asks for it while it is being judged asks for itself.
    remembered.set(key, possible);
    const judged = judge();
    remembered.set(key, judged);
    return judged;
  };

  const reachesScore = (assessment: string, atLeast: string) => {
    const highest = limits.highestScore(assessment);
    return highest !== null && compareDecimals(highest, parseDecimal(atLeast)) >= 0;
  };

  const weightedScore = (shares: readonly { readonly assessment: string; readonly weight: string }[]) =>
    shares.reduce<Decimal>(
      (sum, { assessment, weight }) =>
        addDecimals(sum, percentOf(limits.highestScore(assessment) ?? ZERO, parseDecimal(weight))),
      ZERO,
    );

  const passedByAssessments = ({ assessments = [], passMark }: PathwayModule) => {
    const summative = assessments.filter(({ purpose }) => purpose === 'summative');
    const own = summative.filter((assessment) => assessment.passMark !== undefined);
    if (passMark === undefined && own.length === 0) return false;
    const score = weightedScore(summative.map(({ id, weight = '0' }) => ({ assessment: id, weight })));
    return (
      summative.length > 0 &&
      own.every((assessment) => reachesScore(assessment.id, assessment.passMark ?? '0')) &&
      (passMark === undefined || compareDecimals(score, parseDecimal(passMark)) >= 0)
    );
  };

  const modulePassed = (module: PathwayModule) =>
    once(`module ${module.id}`, () => {
      if (passedByAssessments(module) || limits.canBeRecognised(module)) return possible;
      return module.cohortAssessments !== undefined && limits.canBePassedByResult(module)
        ? possible.intersection(PASSED)
        : NEVER;
    });

  const credit = (finalResult: FinalResult | null, from?: readonly string[]) =>
    definition.modules
      .filter(({ id }) => from === undefined || from.includes(id))
      .filter((module) => modulePassed(module).has(finalResult))
      .reduce<Decimal>((sum, { credit = '0' }) => addDecimals(sum, parseDecimal(credit)), ZERO);

  const shows = (outcomes: ReadonlySet<string>) => {
    const assessed = ({ outcomes: ofIt = [] }: { readonly outcomes?: readonly string[] }) =>
      ofIt.some((outcome) => outcomes.has(outcome));
    const byOwn = parts.assessments.some(
      ({ assessment, module }) =>
        assessment.purpose === 'summative' && assessed(assessment) && isPassed(assessment.id, assessment, module),
    );
    if (byOwn) return possible;
    const byResult = definition.modules.some(
      (module) =>
        (module.cohortAssessments ?? []).some((kind) => kind.purpose === 'summative' && assessed(kind)) &&
        limits.canBePassedByResult(module),
    );
    return byResult ? possible.intersection(PASSED) : NEVER;
  };

  const isPassed = (id: string, { passMark }: { readonly passMark?: string }, module: PathwayModule) => {
    const mark = passMark ?? module.passMark;
    return mark !== undefined && reachesScore(id, mark);
  };

  const tier = (index: number) =>
    once(`tier ${index}`, () => {
      const asked = definition.tiers[index]?.requirement;
      return asked === undefined ? possible : requirement(asked);
    });

  const tierCompleted = (index: number): FinalResults =>
    definition.sequence === 'sequential' && index > 0
      ? once(`tiers to ${index}`, () => tierCompleted(index - 1).intersection(tier(index)))
      : tier(index);

  const award = (id: string) =>
    once(`award ${id}`, () => {
      const asked = parts.award(id)?.requirement;
      return asked === undefined ? possible : requirement(asked);
    });

  const requirement = (asked: Requirement): FinalResults => {
    switch (asked.kind) {
      case 'all':
        return asked.of.map(requirement).reduce((met, part) => met.intersection(part), possible);
      case 'any':
        return asked.of.map(requirement).reduce((met, part) => met.union(part), NEVER);
      case 'at-least': {
        const each = asked.of.map(requirement);
        return new Set([...possible].filter((result) => each.filter((part) => part.has(result)).length >= asked.count));
      }
      // Everything can be handed in on one day.
      case 'within':
        return requirement(asked.of);
      case 'credits': {
        const wanted = parseDecimal(asked.atLeast);
        return new Set([...possible].filter((result) => compareDecimals(credit(result, asked.from), wanted) >= 0));
      }
      case 'module-passed': {
        const module = parts.module(asked.module);
        return module === undefined ? possible : modulePassed(module);
      }
      case 'prior-learning': {
        const module = parts.module(asked.module);
        return always(module === undefined || limits.canBeRecognised(module));
      }
      case 'competency':
        return shows(outcomesLeadingTo(asked, parts));
      case 'tier-completed': {
        const named = parts.tier(asked.tier);
        return named === undefined ? possible : tierCompleted(named.index);
      }
      // It can have been earned with another final result, in another cohort.
      case 'award-held':
        return always(asked.pathway !== undefined || award(asked.award).size > 0);
      case 'final-result':
        return possible.intersection(new Set<FinalResult | null>(asked.in));
      case 'not-withdrawn':
        return possible.intersection(NOT_WITHDRAWN);
      case 'submitted':
        return always(asked.atLeast <= mostSubmissions(parts));
      case 'assessment-score':
        return always(
          parts.assessment(asked.assessment) === undefined || reachesScore(asked.assessment, asked.atLeast),
        );
      case 'weighted-score':
        return always(compareDecimals(weightedScore(asked.of), parseDecimal(asked.atLeast)) >= 0);
    }
  };

  return { requirement, modulePassed, tier, tierCompleted, award, credit };
}

/** How many different assessments can be handed in; no bound where cohorts bring some. */
export function mostSubmissions({ definition, assessments }: PathwayParts): number {
  const cohortsBringSome = definition.modules.some(({ cohortAssessments }) => cohortAssessments !== undefined);
  return cohortsBringSome ? Number.POSITIVE_INFINITY : assessments.length;
}

/** The outcomes tied to a competency, at a level or above where one is asked for. */
export function outcomesLeadingTo(
  { competency, level }: { readonly competency: string; readonly level?: string },
  { outcomes, definition }: PathwayParts,
): ReadonlySet<string> {
  const [framework] = competency.split('/');
  const levels = definition.frameworks?.find(({ id }) => id === framework)?.levels ?? [];
  const lowest = level === undefined ? -1 : levels.indexOf(level);
  return new Set(
    outcomes
      .filter(({ outcome }) =>
        (outcome.competencies ?? []).some(
          (tie) =>
            tie.competency === competency &&
            (level === undefined || (tie.level !== undefined && levels.indexOf(tie.level) >= lowest)),
        ),
      )
      .map(({ outcome }) => outcome.id),
  );
}
