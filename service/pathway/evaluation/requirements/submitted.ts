import { isSubmitted } from '../known-results.ts';
import type { CompiledRequirement } from './compiled-requirement.ts';

/** `submitted`: different assessments, not attempts. */
export function compileSubmitted(atLeast: number): CompiledRequirement {
  return ({ results }) => {
    const submitted = results.filter(isSubmitted).map(({ trace }) => trace);
    // The results are in order of their assessments, so several attempts at one stand next to each other.
    const count = submitted.filter(({ assessment }, index) => assessment !== submitted[index - 1]?.assessment).length;
    return { atLeast, count, kind: 'submitted', met: count >= atLeast, results: submitted };
  };
}
