/**
 * When a competency is shown (`definition/requirement.ts`). The rules:
 *
 * 1. An outcome leads to it when it names it, and, where a level is asked for, names a level that is that or above on the
 *    scale that the pathway states for the framework. An outcome without a level leads to none.
 * 2. A summative assessment shows the outcomes that it assesses once it is passed: by its own pass mark, or else by its
 *    module's. One that has neither shows nothing. What cohorts bring is passed as the provider reports.
 * 3. Prior learning stands in a module's place, not in its assessments': it shows no competency. A pathway that means it
 *    to says so, with `any` and `prior-learning`.
 */
import type { PathwayModule } from '../../definition/module.ts';
import type { CompetencyRequirement } from '../../definition/requirement.ts';
import type { Compilation, CompiledRequirement } from './compiled-requirement.ts';
import { compileFinalResult } from './final-result.ts';
import { PASSING_RESULTS, summativeAssessments } from './module-passed.ts';
import { compileAssessmentScore } from './scores.ts';

/** `competency`. */
export function compileCompetency(requirement: CompetencyRequirement, compilation: Compilation): CompiledRequirement {
  const { competency, level = null } = requirement;
  const { modules } = compilation.pathway;
  const leading = new Set(modules.flatMap((module) => outcomesLeadingTo(requirement, module, compilation)));
  const isLeading = (outcome: string): boolean => leading.has(outcome);
  const own = modules.flatMap((module) =>
    summativeAssessments(module).flatMap(({ id, outcomes = [], passMark = module.passMark }) =>
      passMark === undefined || !outcomes.some(isLeading)
        ? []
        : [compileAssessmentScore({ assessment: id, atLeast: passMark }, compilation)],
    ),
  );
  const isBrought = modules
    .flatMap(({ cohortAssessments = [] }) => cohortAssessments)
    .some(({ purpose, outcomes = [] }) => purpose === 'summative' && outcomes.some(isLeading));
  const ways = isBrought ? [...own, compileFinalResult(PASSING_RESULTS)] : own;
  return (facts) => {
    const of = ways.map((way) => way(facts));
    return { competency, kind: 'competency', level, met: of.some(({ met }) => met), of };
  };
}

/** Rule 1. */
function outcomesLeadingTo(
  { competency, level }: CompetencyRequirement,
  { outcomes = [] }: PathwayModule,
  { pathway }: Compilation,
): string[] {
  const [framework] = competency.split('/');
  const levels = pathway.frameworks?.find(({ id }) => id === framework)?.levels ?? [];
  const least = level === undefined ? null : levels.indexOf(level);
  return outcomes
    .filter(({ competencies = [] }) =>
      competencies.some((reached) => {
        if (reached.competency !== competency) return false;
        if (least === null) return true;
        return least >= 0 && reached.level !== undefined && levels.indexOf(reached.level) >= least;
      }),
    )
    .map(({ id }) => id);
}
