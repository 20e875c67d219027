/** Sets of final results, as bits of a number: what can be met is judged tens of thousands of times in a large pathway. */
import { FINAL_RESULTS, type FinalResult } from '../evaluation/learner-record.ts';
import { PASSING_RESULTS } from '../evaluation/requirements/module-passed.ts';

/** A set of final results, `null` (none, or none yet) among them; bit by bit in the order of {@link EVERY_RESULT}. */
export type FinalResults = number;

/** No final result, and each that there is. */
export const EVERY_RESULT: readonly (FinalResult | null)[] = [null, ...FINAL_RESULTS];

/** The set of some final results. */
export function finalResults(results: readonly (FinalResult | null)[]): FinalResults {
  return results.reduce<FinalResults>((set, result) => set | (1 << EVERY_RESULT.indexOf(result)), 0);
}

/** Those of a set, in the order of {@link EVERY_RESULT}. */
export function resultsIn(set: FinalResults): (FinalResult | null)[] {
  return EVERY_RESULT.filter((result) => includesResult(set, result));
}

/** Whether one is among them. */
export function includesResult(set: FinalResults, result: FinalResult | null): boolean {
  return (set & (1 << EVERY_RESULT.indexOf(result))) !== 0;
}

/** None at all: what nobody meets is met with these. */
export const NEVER: FinalResults = 0;

/** Every final result, and none. */
export const ANY_FINAL_RESULT: FinalResults = finalResults(EVERY_RESULT);

/** The final results by which a provider says that what its cohorts assess is passed. */
export const PASSING: FinalResults = finalResults(PASSING_RESULTS);

/** All but one. */
export const NOT_WITHDRAWN: FinalResults = ANY_FINAL_RESULT & ~finalResults(['withdrawn']);
