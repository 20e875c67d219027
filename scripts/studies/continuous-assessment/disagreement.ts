import { compareDecimals, parseDecimal } from '../../../service/pathway/decimal.ts';
import type { FinalResult } from '../../../service/pathway/evaluation/learner-record.ts';
import type { RequirementTrace, WeightedScoreTrace } from '../../../service/pathway/evaluation/trace.ts';
import { addFractions, compareFraction, NO_FRACTION, parseFraction } from '../../../service/pathway/fraction.ts';
import { UNWEIGHTED } from './presentation-pathway.ts';

/** Why continuous assessment and the final result say different things of a learner, by what the traces show. */
export const EXPLANATIONS = {
  'nothing-weighted': 'The module gives its continuous assessment no weight: nobody reaches the mark.',
  'missing-scores': 'Scores that are missing count as zero; with them the mark could be reached.',
  'scores-below': 'The scores that are there are too low, whatever is missing.',
  'withdrew-after': 'Reached, and withdrawn all the same.',
  'exam-failed': 'Reached, and the exam, which is apart, was not passed.',
  'exam-unknown': 'Reached, and nothing is recorded of the exam, which is apart and decides with it.',
  'exam-passed': 'Reached, and an exam was passed too: the final result rests on what is not recorded.',
  'exam-apart': 'Reached in continuous assessment; a distinction is given for the exam too, which is apart.',
} as const;

export type ExplanationCode = keyof typeof EXPLANATIONS;

/** Whether the two agree: 40 goes with a pass or a distinction, 85 with a distinction. */
export function agrees(mark: '40' | '85', reached: boolean, finalResult: FinalResult | null): boolean {
  const good = finalResult === 'distinction' || (mark === '40' && finalResult === 'pass');
  return reached === good;
}

/** Explains why they do not, from the trace of the weighted score and that of the exam alone. */
export function explainDisagreement(
  continuous: WeightedScoreTrace,
  exam: RequirementTrace,
  finalResult: FinalResult | null,
): ExplanationCode {
  if (!continuous.met) {
    if (continuous.of.some(({ assessment }) => assessment === UNWEIGHTED)) return 'nothing-weighted';
    return couldBeReached(continuous) ? 'missing-scores' : 'scores-below';
  }
  if (finalResult === 'withdrawn') return 'withdrew-after';
  if (finalResult === 'pass') return 'exam-apart';
  if (exam.met) return 'exam-passed';
  return hasAnyScore(exam) ? 'exam-failed' : 'exam-unknown';
}

/** With a hundred in every part that has no score. */
function couldBeReached({ of, score, atLeast }: WeightedScoreTrace): boolean {
  const most = of
    .filter(({ result }) => result === null)
    .reduce((sum, { weight }) => addFractions(sum, parseFraction(weight)), parseFraction(score));
  return compareFraction(most, parseDecimal(atLeast)) >= 0;
}

function hasAnyScore(exam: RequirementTrace): boolean {
  if (exam.kind === 'any') return exam.of.some(hasAnyScore);
  return exam.kind === 'assessment-score' && exam.result !== null;
}

/**
 * Adds a trace up again from its parts, apart from the evaluation: the exact weighted score of what is shown, and whether
 * that reaches the mark. @throws Error where the trace does not say the same
 */
export function assertAddsUp({ of, score, atLeast, met }: WeightedScoreTrace): void {
  const total = of.reduce((sum, { result, weight }) => {
    if (result?.score == null) return sum;
    const [points, percent] = [parseDecimal(result.score), parseDecimal(weight)];
    const part = { units: points.units * percent.units, scale: points.scale + percent.scale + 2 };
    return addFractions(sum, { sum: part, over: 1n });
  }, NO_FRACTION);
  const stated = parseFraction(score);
  if (compareFraction(total, stated.sum) !== 0 || compareDecimals(stated.sum, parseDecimal(atLeast)) >= 0 !== met) {
    throw new Error(`a trace says ${score} of ${atLeast}, and its parts add up to something else`);
  }
}
