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
import { compareDecimals } from '../decimal.ts';
import type { Requirement } from '../definition/requirement.ts';
import type { FinalResult } from '../evaluation/learner-record.ts';
import { type FinalResults, finalResults, includesResult, NEVER, NOT_WITHDRAWN, resultsIn } from './final-results.ts';
import type { Limits } from './limits.ts';
import type { PathwayParts } from './pathway-parts.ts';
import { type ReachOfModules, reachOfModules } from './reach-of-modules.ts';
import { competencyKey } from './ways-to-show.ts';

/** The final results with which the best learner within some limits meets something. */
export interface Reach extends Pick<ReachOfModules, 'modulePassed' | 'credit'> {
  readonly requirement: (requirement: Requirement) => FinalResults;
  /** A tier's own requirement. */
  readonly tier: (index: number) => FinalResults;
  /** A tier with, in a sequential pathway, those before it. */
  readonly tierCompleted: (index: number) => FinalResults;
  readonly award: (id: string) => FinalResults;
  /** The same within a window of days: everything can be handed in on one day, but the final result has none. */
  readonly inWindow: () => Reach;
}

/**
 * The reach of the best learner within limits. What refers to nothing, or to itself, is said elsewhere, and is taken for
 * something that can be had: one mistake, one finding.
 */
export function reachWithin(parts: PathwayParts, limits: Limits): Reach {
  const { definition, decimal } = parts;
  const modules = reachOfModules(parts, limits);
  const possible = limits.finalResults;
  const always = (met: boolean) => (met ? possible : NEVER);
  const where = (met: (result: FinalResult | null) => boolean) => finalResults(resultsIn(possible).filter(met));
  const once = rememberingFinalResults(possible);

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
  const inWindow = (): Reach => {
    window ??= limits.isFinalResultKnown ? reachWithin(parts, { ...limits, isFinalResultKnown: false }) : reach;
    return window;
  };

  // Groups are judged once: whoever looks for what stands in the way asks for their parts again at every level.
  const groups = new Map<Requirement, FinalResults>();
  const requirement = (asked: Requirement): FinalResults => {
    if (!('of' in asked) || asked.kind === 'weighted-score') return judge(asked);
    const before = groups.get(asked);
    if (before !== undefined) return before;
    const judged = judge(asked);
    groups.set(asked, judged);
    return judged;
  };

  const judge = (asked: Requirement): FinalResults => {
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
        return where((result) => compareDecimals(modules.credit(result, asked.from), wanted) >= 0);
      }
      case 'module-passed': {
        const module = parts.module(asked.module);
        return module === undefined ? possible : modules.modulePassed(module);
      }
      case 'prior-learning': {
        const module = parts.module(asked.module);
        return always(module === undefined || limits.canBeRecognised(module));
      }
      case 'competency':
        return once(`competency ${competencyKey(asked)}`, () => {
          const ways = parts.waysToShow(asked);
          return ways === null ? possible : modules.shows(ways);
        });
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
        return always(modules.reachesScore(asked.assessment, asked.atLeast));
      case 'weighted-score':
        return always(compareDecimals(modules.weightedScore(asked.of), decimal(asked.atLeast)) >= 0);
    }
  };

  const { modulePassed, credit } = modules;
  const reach: Reach = { requirement, modulePassed, tier, tierCompleted, award, credit, inWindow };
  return reach;
}

/** How many different assessments can be handed in; no bound where cohorts bring some. */
export function mostSubmissions({ definition, assessments }: PathwayParts): number {
  const cohortsBringSome = definition.modules.some(({ cohortAssessments }) => cohortAssessments !== undefined);
  return cohortsBringSome ? Number.POSITIVE_INFINITY : assessments.length;
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
