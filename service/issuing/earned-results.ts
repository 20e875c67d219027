import type { PathwayAward } from '../pathway/definition/award.ts';
import type { RequirementTrace, Trace } from '../pathway/evaluation/trace.ts';
import type { Pathway } from '../pathway/pathway.ts';

/** A result as a credential states it, in Open Badges 3.0's terms (`ResultDescription` and `Result`). */
export interface EarnedResult {
  readonly name: string;
  readonly resultType: 'Result' | 'RawScore' | 'Percent' | 'PerformanceLevel';
  readonly value: string;
}

const FINAL_RESULT_WORDS = { pass: 'Pass', distinction: 'Distinction', fail: 'Fail', withdrawn: 'Withdrawn' } as const;

/**
 * The results that a decision rests on, in the order of the requirements that were met. What the pathway only
 * demands not to be so (a withdrawal) is no result.
 */
export function earnedResults(pathway: Pathway, award: PathwayAward, trace: Trace): EarnedResult[] {
  const titles = new Map(
    pathway.modules.flatMap((module) => (module.assessments ?? []).map(({ id, title }) => [id, title] as const)),
  );
  const results = resultsOf(trace.requirement, (id) => titles.get(id) ?? id);
  if (trace.distinction?.awarded === true && award.distinction !== undefined) {
    results.push({ name: 'Classification', resultType: 'PerformanceLevel', value: award.distinction.label });
  }
  // Two requirements may look at one assessment: it is stated once.
  return [...new Map(results.map((result) => [result.name, result])).values()];
}

function resultsOf(requirement: RequirementTrace, title: (assessment: string) => string): EarnedResult[] {
  if (!requirement.met) return [];
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'tier-completed':
      return requirement.of.flatMap((part) => resultsOf(part, title));
    case 'final-result':
      return requirement.finalResult === null
        ? []
        : [{ name: 'Final result', resultType: 'Result', value: FINAL_RESULT_WORDS[requirement.finalResult] }];
    case 'not-withdrawn':
      return [];
    case 'submitted':
      return [{ name: 'Assessments handed in', resultType: 'RawScore', value: String(requirement.count) }];
    case 'assessment-score':
      return requirement.result === null || requirement.result.score === null
        ? []
        : [{ name: title(requirement.assessment), resultType: 'Percent', value: requirement.result.score }];
    case 'weighted-score':
      return [
        ...requirement.of.flatMap(({ assessment, result }): EarnedResult[] =>
          result === null || result.score === null
            ? []
            : [{ name: title(assessment), resultType: 'Percent', value: result.score }],
        ),
        { name: 'Weighted score', resultType: 'Percent', value: requirement.score },
      ];
  }
}
