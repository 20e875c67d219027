import { formatDecimal, parseDecimal } from '../../decimal.ts';
import type { WeightedAssessment } from '../../definition/requirement.ts';
import {
  addFractions,
  compareFraction,
  type Fraction,
  formatFraction,
  NO_FRACTION,
  parseFraction,
  percentOfFraction,
} from '../../fraction.ts';
import type { AssessmentScoreTrace, WeightedScoreTrace } from '../trace.ts';
import type { Compilation, CompiledRequirement } from './compiled-requirement.ts';

/** `assessment-score`. */
export function compileAssessmentScore(
  { assessment, atLeast }: { readonly assessment: string; readonly atLeast: string },
  { scoreOf }: Compilation,
): CompiledRequirement<AssessmentScoreTrace> {
  const threshold = parseDecimal(atLeast);
  const thresholdText = formatDecimal(threshold);
  const scoreFrom = scoreOf(assessment);
  return (facts) => {
    const score = scoreFrom(facts);
    const met = score !== null && compareFraction(score, threshold) >= 0;
    const result = score?.result ?? null;
    if (score?.average === undefined) {
      return { assessment, atLeast: thresholdText, kind: 'assessment-score', met, result };
    }
    return { assessment, atLeast: thresholdText, average: score.average, kind: 'assessment-score', met, result };
  };
}

/** `weighted-score`; weights are percentages, as decimals or, where a module shares them out, as fractions. */
export function compileWeightedScore(
  { of, atLeast }: { readonly of: readonly WeightedAssessment[]; readonly atLeast: string },
  { scoreOf }: Compilation,
): CompiledRequirement<WeightedScoreTrace> {
  const threshold = parseDecimal(atLeast);
  const thresholdText = formatDecimal(threshold);
  const shares = of.map(({ assessment, weight }) => {
    const percent = parseFraction(weight);
    return { assessment, percent, scoreFrom: scoreOf(assessment), weight: formatFraction(percent) };
  });
  return (facts) => {
    let total: Fraction = NO_FRACTION;
    const parts = shares.map(({ assessment, percent, scoreFrom, weight }) => {
      const score = scoreFrom(facts);
      if (score === null) return { assessment, result: null, weight };
      total = addFractions(total, percentOfFraction(score, percent));
      const { average, result } = score;
      return average === undefined ? { assessment, result, weight } : { assessment, average, result, weight };
    });
    return {
      atLeast: thresholdText,
      kind: 'weighted-score',
      met: compareFraction(total, threshold) >= 0,
      of: parts,
      score: formatFraction(total),
    };
  };
}
