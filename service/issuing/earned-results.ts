import type { PathwayAward } from '../pathway/definition/award.ts';
import { isPassedByResults } from '../pathway/evaluation/requirements/module-passed.ts';
import type { RequirementTrace, ScoreTrace, Trace } from '../pathway/evaluation/trace.ts';
import { cutFraction, parseFraction } from '../pathway/fraction.ts';
import type { Pathway } from '../pathway/pathway.ts';

/** A result as a credential states it, in Open Badges 3.0's terms (`ResultDescription` and `Result`). */
export interface EarnedResult {
  readonly name: string;
  readonly resultType: 'Result' | 'RawScore' | 'Percent' | 'PerformanceLevel';
  readonly value: string;
}

const FINAL_RESULT_WORDS = { pass: 'Pass', distinction: 'Distinction', fail: 'Fail', withdrawn: 'Withdrawn' } as const;

/** What the parts of a pathway are called. */
interface Titles {
  readonly assessment: (id: string) => string;
  readonly module: (id: string) => string;
}

/**
 * The results that a decision rests on, in the order of the requirements that were met. What the pathway only
 * demands not to be so (a withdrawal) is no result; nor is a certificate of another pathway, which speaks for itself.
 */
export function earnedResults(pathway: Pathway, award: PathwayAward, trace: Trace): EarnedResult[] {
  const assessments = new Map(pathway.modules.flatMap(({ assessments = [] }) => assessments).map(titled));
  const modules = new Map(pathway.modules.map(titled));
  const results = resultsOf(trace.requirement, {
    assessment: (id) => assessments.get(id) ?? id,
    module: (id) => modules.get(id) ?? id,
  });
  if (trace.distinction?.awarded === true && award.distinction !== undefined) {
    results.push({ name: 'Classification', resultType: 'PerformanceLevel', value: award.distinction.label });
  }
  // Two requirements may look at one assessment: it is stated once.
  return [...new Map(results.map((result) => [result.name, result])).values()];
}

function titled({ id, title }: { readonly id: string; readonly title: string }): readonly [string, string] {
  return [id, title];
}

function resultsOf(requirement: RequirementTrace, titles: Titles): EarnedResult[] {
  if (!requirement.met) return [];
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
    case 'competency':
    case 'tier-completed':
    case 'award-held':
      return requirement.of.flatMap((part) => resultsOf(part, titles));
    case 'within':
      return resultsOf(requirement.of, titles);
    case 'credits':
      return [
        ...requirement.of.flatMap(({ module }) => resultsOf(module, titles)),
        { name: 'Credit', resultType: 'RawScore', value: requirement.credit },
      ];
    case 'module-passed':
      return isPassedByResults(requirement)
        ? requirement.of.flatMap((part) => resultsOf(part, titles))
        : [recognised(titles.module(requirement.module))];
    case 'prior-learning':
      return [recognised(titles.module(requirement.module))];
    case 'final-result':
      return requirement.finalResult === null
        ? []
        : [{ name: 'Final result', resultType: 'Result', value: FINAL_RESULT_WORDS[requirement.finalResult] }];
    case 'not-withdrawn':
      return [];
    case 'submitted':
      return [{ name: 'Assessments handed in', resultType: 'RawScore', value: String(requirement.count) }];
    case 'assessment-score':
      return scoreOf(requirement, titles);
    case 'weighted-score':
      return [
        ...requirement.of.flatMap((part) => scoreOf(part, titles)),
        { name: 'Weighted score', resultType: 'Percent', value: cutFraction(parseFraction(requirement.score)) },
      ];
  }
}

function recognised(name: string): EarnedResult {
  return { name, resultType: 'Result', value: 'Recognised as prior learning' };
}

function scoreOf(counted: ScoreTrace & { readonly assessment: string }, { assessment }: Titles): EarnedResult[] {
  const score = counted.average?.score ?? counted.result?.score ?? null;
  if (score === null) return [];
  return [{ name: assessment(counted.assessment), resultType: 'Percent', value: cutFraction(parseFraction(score)) }];
}
