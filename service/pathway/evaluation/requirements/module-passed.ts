/**
 * When a module is passed (`definition/module.ts`). The rules:
 *
 * 1. Recognised as prior learning, it is passed.
 * 2. Where cohorts bring assessments of it (`cohortAssessments`), it is passed when the provider's final result is a pass
 *    or a distinction. What the pathway itself assesses in it is then a part of what the provider reports.
 * 3. Otherwise it is passed when every summative assessment with a pass mark of its own reaches it, and the weighted sum
 *    of the scores of its summative assessments reaches the module's pass mark, where it has one. A missing score counts as
 *    zero in that sum, and without any score at all nobody passes, whatever the mark.
 * 4. In the sum, an assessment without a weight weighs nothing; where none has a weight, all weigh the same, exactly.
 * 5. A module that states no pass mark, neither its own nor an assessment's, is passed by recognition alone.
 */
import type { PathwayAssessment } from '../../definition/assessment.ts';
import type { PathwayModule } from '../../definition/module.ts';
import type { WeightedAssessment } from '../../definition/requirement.ts';
import { formatFraction } from '../../fraction.ts';
import type { FinalResult } from '../learner-record.ts';
import type { ModulePassedTrace, RequirementTrace } from '../trace.ts';
import type { Compilation, CompiledRequirement } from './compiled-requirement.ts';
import { compileFinalResult } from './final-result.ts';
import { recognitionOf } from './prior-learning.ts';
import { compileAssessmentScore, compileWeightedScore } from './scores.ts';

/** The final results by which a provider says that a module is passed. */
export const PASSING_RESULTS: readonly FinalResult[] = ['pass', 'distinction'];

/** `module-passed`. A module that the pathway does not have is passed by nobody. */
export function compileModulePassed(module: string, compilation: Compilation): CompiledRequirement<ModulePassedTrace> {
  const definition = compilation.pathway.modules.find(({ id }) => id === module);
  const parts = definition === undefined ? [] : waysOf(definition, compilation);
  return (facts) => {
    const recognition = recognitionOf(facts, module);
    const of = parts.map((part) => part(facts));
    return { kind: 'module-passed', met: recognition !== null || areReached(of), module, of, recognition };
  };
}

/** Whether a module is passed by the learner's own results, recognised or not. */
export function isPassedByResults({ of }: ModulePassedTrace): boolean {
  return areReached(of);
}

/** Rules 2 and 3, on what they ask for. */
function areReached(marks: readonly RequirementTrace[]): boolean {
  return marks.length > 0 && marks.every(({ met }) => met) && marks.some(hasAnything);
}

/** The summative assessments of a module that the pathway itself defines. */
export function summativeAssessments({ assessments }: PathwayModule): readonly PathwayAssessment[] {
  return (assessments ?? []).filter(({ purpose }) => purpose === 'summative');
}

function waysOf(module: PathwayModule, compilation: Compilation): CompiledRequirement[] {
  if (module.cohortAssessments !== undefined) return [compileFinalResult(PASSING_RESULTS)];
  const summative = summativeAssessments(module);
  const own = summative.flatMap(({ id, passMark }) =>
    passMark === undefined ? [] : [compileAssessmentScore({ assessment: id, atLeast: passMark }, compilation)],
  );
  if (module.passMark === undefined || summative.length === 0) return own;
  return [...own, compileWeightedScore({ of: sharesOf(summative), atLeast: module.passMark }, compilation)];
}

/** Rule 4. */
function sharesOf(summative: readonly PathwayAssessment[]): WeightedAssessment[] {
  const isWeighted = summative.some(({ weight }) => weight !== undefined);
  const equal = formatFraction({ sum: { units: 100n, scale: 0 }, over: BigInt(summative.length) });
  return summative.map(({ id, weight = isWeighted ? '0' : equal }) => ({ assessment: id, weight }));
}

function hasAnything(mark: RequirementTrace): boolean {
  if (mark.kind !== 'weighted-score') return true;
  return mark.of.some(({ average, result }) => average !== undefined || result !== null);
}
