import type { PathwayModule } from '../definition/module.ts';
import { summativeAssessments } from '../evaluation/requirements/module-passed.ts';
import { NEVER } from './final-results.ts';
import type { Finding } from './finding.ts';
import type { Reach } from './reach.ts';

/**
 * Why nobody can pass a module; null where somebody can, and where it is said already of its marks and weights.
 *
 * @param reach of the best learner, within a window or not
 */
export function whyNotPassed(
  module: PathwayModule | undefined,
  reach: Reach,
): Pick<Finding, 'sentence' | 'remedy'> | null {
  if (module === undefined || reach.modulePassed(module) !== NEVER) return null;
  if (module.cohortAssessments !== undefined) {
    return {
      sentence: `The module "${module.id}" is passed by a final result, and that has no day that could lie within a time.`,
      remedy: 'Ask for it beside the time and not within it.',
    };
  }
  const summative = summativeAssessments(module);
  if (summative.length === 0) {
    return {
      sentence: `Nobody can pass the module "${module.id}": it has no summative assessment.`,
      remedy: 'Give it a summative assessment and a pass mark, or ask for something else.',
    };
  }
  if (module.passMark === undefined && summative.every(({ passMark }) => passMark === undefined)) {
    return {
      sentence: `Nobody can pass the module "${module.id}": neither it nor a summative assessment of it has a pass mark.`,
      remedy: 'Give the module or its assessments a pass mark.',
    };
  }
  return null;
}
