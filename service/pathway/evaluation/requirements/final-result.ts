import type { FinalResult } from '../learner-record.ts';
import type { CompiledRequirement } from './compiled-requirement.ts';

/** `final-result`. */
export function compileFinalResult(accepted: readonly FinalResult[]): CompiledRequirement {
  return ({ finalResult }) => ({
    finalResult,
    in: accepted,
    kind: 'final-result',
    met: finalResult !== null && accepted.includes(finalResult),
  });
}

/** `not-withdrawn`. */
export function compileNotWithdrawn(): CompiledRequirement {
  return ({ reported }) => ({ finalResult: reported, kind: 'not-withdrawn', met: reported !== 'withdrawn' });
}
