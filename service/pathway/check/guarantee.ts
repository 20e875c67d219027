/**
 * What an award guarantees of its holders: whether every way of earning it includes passing an assessment of an outcome.
 *
 * It is judged on the learner who is kept from just that, and has everything else that can be had: who never passes an
 * assessment of the outcome, though missing by the least that scores can express, and has no module of it recognised.
 * If even that learner cannot earn the award, nobody can without having shown the outcome; otherwise that learner's way
 * is the one to be told about.
 */
import { compareDecimals, type Decimal, decimalOf, parseDecimal, ZERO } from '../decimal.ts';
import type { PathwayAssessment } from '../definition/assessment.ts';
import type { PathwayAward } from '../definition/award.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import { type FinalResults, PASSING } from './final-results.ts';
import { type Limits, noLimits } from './limits.ts';
import type { PathwayParts } from './pathway-parts.ts';
import type { PlacedAssessment } from './placed-parts.ts';
import { type Reach, reachWithin } from './reach.ts';
import { rememberedFor } from './remembered.ts';

/** What the pathway's assessments and those that cohorts bring have in common. */
export type AssessmentTraits = Pick<PathwayAssessment, 'purpose' | 'method'> &
  Partial<Pick<PathwayAssessment, 'identityAssurance' | 'outcomes'>>;

/** Which assessments of an outcome are meant: all summative ones, or only some of them. */
export type Counts = (assessment: AssessmentTraits) => boolean;

/** What somebody can reach who is kept from something, and with which final results an award can be earned so. */
export interface HeldBack {
  readonly reach: Reach;
  readonly earned: FinalResults;
}

/** Whoever has shown an outcome in no assessment that counts, and what an award is to them. */
export type WithoutShowing = (outcome: string, counts: Counts, award: PathwayAward) => HeldBack;

/** Judges by outcomes; those that the same assessments show are judged once. */
export function withoutShowing(parts: PathwayParts): WithoutShowing {
  const reaches = new Map<string, Reach>();
  const behindResult = rememberedFor((award: PathwayAward) => modulesBehindResult(award, parts.definition));
  return (outcome, counts, award) => {
    const shows = (assessment: AssessmentTraits) => counts(assessment) && (assessment.outcomes ?? []).includes(outcome);
    const failed = parts.assessing(outcome).filter(({ assessment }) => counts(assessment));
    const brought = parts.definition.modules.filter(({ cohortAssessments = [] }) => cohortAssessments.some(shows));
    const own = parts.outcome(outcome)?.module;
    const isResultKept = brought.some((module) => behindResult(award).has(module));
    const names = [failed.map(({ assessment }) => assessment.id), brought.map(({ id }) => id), own?.id, isResultKept];
    const key = JSON.stringify(names);
    const reach = reaches.get(key) ?? reachWithin(parts, limitsOf({ failed, brought, own, isResultKept }, parts));
    reaches.set(key, reach);
    return { reach, earned: reach.requirement(award.requirement) };
  };
}

interface KeptFrom {
  /** Assessments that are missed by the least. */
  readonly failed: readonly PlacedAssessment[];
  /** Modules that the provider's final result does not pass. */
  readonly brought: readonly PathwayModule[];
  /** The module that is not recognised. */
  readonly own: PathwayModule | undefined;
  /** Whether the final results that say "passed" are kept back. */
  readonly isResultKept: boolean;
}

function limitsOf({ failed, brought, own, isResultKept }: KeptFrom, parts: PathwayParts): Limits {
  const none = noLimits(parts);
  const missed = new Map(
    failed.map(({ assessment, module }) => [assessment.id, highestBelow(assessment.passMark ?? module.passMark)]),
  );
  return {
    ...none,
    finalResults: isResultKept ? none.finalResults & ~PASSING : none.finalResults,
    highestScore: (id) => missed.get(id) ?? none.highestScore(id),
    canBeRecognised: (module) => none.canBeRecognised(module) && module !== own,
    canBePassedByResult: (module) => !brought.includes(module),
  };
}

/** The reach of whoever has passed none of some modules, and handed in nothing in them. */
export function reachWithoutModules(without: ReadonlySet<string>, award: PathwayAward, parts: PathwayParts): HeldBack {
  const none = noLimits(parts);
  const isPassedByResult = ({ id, cohortAssessments }: PathwayModule) =>
    cohortAssessments !== undefined && without.has(id);
  const reach = reachWithin(parts, {
    ...none,
    finalResults: [...modulesBehindResult(award, parts.definition)].some(isPassedByResult)
      ? none.finalResults & ~PASSING
      : none.finalResults,
    highestScore: (id) => (without.has(parts.assessment(id)?.module.id ?? '') ? null : none.highestScore(id)),
    canBeRecognised: (module) => none.canBeRecognised(module) && !without.has(module.id),
    canBePassedByResult: (module) => !without.has(module.id),
  });
  return { reach, earned: reach.requirement(award.requirement) };
}

/**
 * The modules that a provider's final result speaks for, in a decision on an award: the core modules of its tier and, in a
 * sequential pathway, of those before it; of all tiers where the award is of none. Which electives it speaks for is not
 * known.
 */
function modulesBehindResult(
  { tier }: PathwayAward,
  { modules, tiers, sequence }: PathwayDefinition,
): ReadonlySet<PathwayModule> {
  const index = tiers.findIndex(({ id }) => id === tier);
  const spokenFor = index < 0 ? tiers : tiers.slice(sequence === 'sequential' ? 0 : index, index + 1);
  const core = new Set(spokenFor.flatMap(({ core = [] }) => core));
  return new Set(modules.filter(({ id }) => core.has(id)));
}

/** Scores have nine digits after the point at the most (`DECIMAL_PATTERN`). */
const FINEST_SCALE = 9;

/** The highest score that misses a mark; zero where there is no mark to miss, or every score reaches it: it shows nothing. */
function highestBelow(passMark: string | undefined): Decimal {
  const mark = parseDecimal(passMark ?? '0');
  if (compareDecimals(mark, ZERO) === 0) return ZERO;
  const highest = compareDecimals(mark, parseDecimal('100')) > 0 ? parseDecimal('100') : mark;
  if (highest !== mark) return highest;
  return decimalOf(mark.units * 10n ** BigInt(FINEST_SCALE - mark.scale) - 1n, FINEST_SCALE);
}
