/** Turns a requirement into a function, once per pathway, so that evaluating a learner parses nothing again. */
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, percentOf, ZERO } from '../decimal.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type {
  AssessmentScoreRequirement,
  Requirement,
  TierCompletedRequirement,
  WeightedScoreRequirement,
} from '../definition/requirement.ts';
import { bestResult, isSubmitted, type KnownResult } from './known-results.ts';
import type { FinalResult } from './learner-record.ts';
import type { RequirementTrace } from './trace.ts';

/** What a requirement is decided on: a learner's record with its results in order (see `knownResults`). */
export interface LearnerFacts {
  readonly finalResult: FinalResult | null;
  readonly results: readonly KnownResult[];
}

/** Decides one requirement for one learner; its parts are all decided, also those that could alter nothing. */
export type CompiledRequirement = (facts: LearnerFacts) => RequirementTrace;

/** What of a pathway its requirements refer to. */
export type RequirementContext = Pick<PathwayDefinition, 'sequence' | 'tiers'>;

/** Compiles a requirement and everything below it. */
export function compileRequirement(requirement: Requirement, context: RequirementContext): CompiledRequirement {
  switch (requirement.kind) {
    case 'all':
    case 'any':
      return compileGroup(
        requirement.kind,
        requirement.of.map((part) => compileRequirement(part, context)),
      );
    case 'final-result': {
      const accepted = requirement.in;
      return ({ finalResult }) => ({
        finalResult,
        in: accepted,
        kind: 'final-result',
        met: finalResult !== null && accepted.includes(finalResult),
      });
    }
    case 'not-withdrawn':
      return ({ finalResult }) => ({ finalResult, kind: 'not-withdrawn', met: finalResult !== 'withdrawn' });
    case 'tier-completed':
      return compileTierCompleted(requirement, context);
    case 'submitted':
      return compileSubmitted(requirement.atLeast);
    case 'assessment-score':
      return compileAssessmentScore(requirement);
    case 'weighted-score':
      return compileWeightedScore(requirement);
    default:
      throw new Error(`not evaluated yet: ${requirement.kind}`);
  }
}

function compileGroup(kind: 'all' | 'any', parts: readonly CompiledRequirement[]): CompiledRequirement {
  return (facts) => {
    const of = parts.map((part) => part(facts));
    const met = kind === 'all' ? of.every((part) => part.met) : of.some((part) => part.met);
    return { kind, met, of };
  };
}

function compileTierCompleted({ tier }: TierCompletedRequirement, context: RequirementContext): CompiledRequirement {
  const index = context.tiers.findIndex(({ id }) => id === tier);
  const tiers = context.tiers.slice(context.sequence === 'sequential' ? 0 : index, index + 1);
  const parts = tiers.map(({ requirement }) => compileRequirement(requirement, context));
  return (facts) => {
    const of = parts.map((part) => part(facts));
    return { kind: 'tier-completed', met: of.every((part) => part.met), of, tier };
  };
}

function compileSubmitted(atLeast: number): CompiledRequirement {
  return ({ results }) => {
    const submitted = results.filter(isSubmitted).map(({ trace }) => trace);
    // The results are in order of their assessments, so several attempts at one stand next to each other.
    const count = submitted.filter(({ assessment }, index) => assessment !== submitted[index - 1]?.assessment).length;
    return { atLeast, count, kind: 'submitted', met: count >= atLeast, results: submitted };
  };
}

function compileAssessmentScore({ assessment, atLeast }: AssessmentScoreRequirement): CompiledRequirement {
  const threshold = parseDecimal(atLeast);
  const thresholdText = formatDecimal(threshold);
  return ({ results }) => {
    const best = bestResult(results, assessment);
    return {
      assessment,
      atLeast: thresholdText,
      kind: 'assessment-score',
      met: best !== null && compareDecimals(best.score, threshold) >= 0,
      result: best?.trace ?? null,
    };
  };
}

function compileWeightedScore({ of, atLeast }: WeightedScoreRequirement): CompiledRequirement {
  const threshold = parseDecimal(atLeast);
  const thresholdText = formatDecimal(threshold);
  const shares = of.map(({ assessment, weight }) => {
    const percent = parseDecimal(weight);
    return { assessment, percent, weight: formatDecimal(percent) };
  });
  return ({ results }) => {
    let total = ZERO;
    const parts = shares.map(({ assessment, percent, weight }) => {
      const best = bestResult(results, assessment);
      if (best !== null) total = addDecimals(total, percentOf(best.score, percent));
      return { assessment, result: best?.trace ?? null, weight };
    });
    return {
      atLeast: thresholdText,
      kind: 'weighted-score',
      met: compareDecimals(total, threshold) >= 0,
      of: parts,
      score: formatDecimal(total),
    };
  };
}
