import type { JsonObject } from '../core/json.ts';
import { compareDecimals, parseDecimal } from '../pathway/decimal.ts';
import type { PathwayAssessment } from '../pathway/definition/assessment.ts';
import type { PathwayAward } from '../pathway/definition/award.ts';
import type { FinalResult } from '../pathway/evaluation/learner-record.ts';
import { isPassedByResults } from '../pathway/evaluation/requirements/module-passed.ts';
import { scoreThatCounts } from '../pathway/evaluation/score-that-counts.ts';
import type { RequirementTrace, ScoreTrace, WeightedScoreTrace } from '../pathway/evaluation/trace.ts';
import type { IssuedTrace } from '../pathway/evaluation/trace-from-json.ts';
import { cutFraction, parseFraction } from '../pathway/fraction.ts';
import type { Pathway } from '../pathway/pathway.ts';
import { rubricLevels } from './rubric-levels.ts';

/** A result as a credential states it, in Open Badges 3.0's terms (`ResultDescription` and `Result`). */
export interface EarnedResult {
  /** Tells the results of one award apart, and becomes part of their description's URN: the same for every holder. */
  readonly key: string;
  readonly name: string;
  readonly resultType: 'Result' | 'RawScore' | 'Percent' | 'PerformanceLevel';
  readonly value: string;
  /** From which value on a requirement is met. */
  readonly requiredValue?: string;
  /** Lowest first. */
  readonly allowedValue?: readonly string[];
  /** Of an assessment that has a rubric. */
  readonly assessment?: PathwayAssessment | undefined;
}

const FINAL_RESULT_WORDS = { pass: 'Pass', distinction: 'Distinction', fail: 'Fail', withdrawn: 'Withdrawn' } as const;

/** Lowest first. */
const FINAL_RESULT_ORDER: readonly FinalResult[] = ['withdrawn', 'fail', 'pass', 'distinction'];

/** What the parts of a pathway are. */
interface Parts {
  readonly assessment: (id: string) => PathwayAssessment | undefined;
  readonly moduleTitle: (id: string) => string;
}

/**
 * The results that a decision rests on, in the order of the requirements that were met. What the pathway only
 * demands not to be so (a withdrawal) is no result; nor is a certificate of another pathway, which speaks for itself.
 */
export function earnedResults(pathway: Pathway, award: PathwayAward, trace: IssuedTrace): EarnedResult[] {
  const assessments = new Map(
    pathway.modules.flatMap((module) => module.assessments ?? []).map((one) => [one.id, one]),
  );
  const modules = new Map(pathway.modules.map(({ id, title }) => [id, title]));
  const results = resultsOf(trace.requirement, {
    assessment: (id) => assessments.get(id),
    moduleTitle: (id) => modules.get(id) ?? id,
  });
  if (trace.distinction?.awarded === true && award.distinction !== undefined) {
    const { label } = award.distinction;
    const classification = { name: 'Classification', resultType: 'PerformanceLevel', value: label } as const;
    results.push({ key: 'classification', ...classification, allowedValue: [label] });
  }
  return eachOnce(results);
}

/** How an achievement describes one of its results; `urn` tells the results of an award apart. */
export function resultDescription(urn: string, result: EarnedResult): JsonObject {
  const { name, resultType, requiredValue, allowedValue, assessment } = result;
  const levels = assessment === undefined ? [] : rubricLevels(urn, assessment);
  return {
    id: urn,
    type: ['ResultDescription'],
    name,
    resultType,
    ...(resultType === 'Percent' && { valueMin: '0', valueMax: '100' }),
    ...(requiredValue !== undefined && { requiredValue }),
    ...(allowedValue !== undefined && { allowedValue: [...allowedValue] }),
    ...(levels.length > 0 && { rubricCriterionLevel: levels }),
  };
}

/** Several requirements may look at one result: it is stated once, with the most that any of them asks for. */
function eachOnce(results: readonly EarnedResult[]): EarnedResult[] {
  const once = new Map<string, EarnedResult>();
  for (const result of results) {
    const before = once.get(result.key);
    if (before === undefined || asksForMore(result, before)) once.set(result.key, result);
  }
  return [...once.values()];
}

function asksForMore({ requiredValue, resultType }: EarnedResult, than: EarnedResult): boolean {
  if (requiredValue === undefined || resultType === 'Result') return false;
  if (than.requiredValue === undefined) return true;
  return compareDecimals(parseDecimal(requiredValue), parseDecimal(than.requiredValue)) > 0;
}

function resultsOf(requirement: RequirementTrace, parts: Parts): EarnedResult[] {
  if (!requirement.met) return [];
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
    case 'competency':
    case 'tier-completed':
    case 'award-held':
      return requirement.of.flatMap((part) => resultsOf(part, parts));
    case 'within':
      return resultsOf(requirement.of, parts);
    case 'credits':
      return [
        ...requirement.of.flatMap(({ module }) => resultsOf(module, parts)),
        {
          key: 'credit',
          name: 'Credit',
          resultType: 'RawScore',
          value: requirement.credit,
          requiredValue: requirement.atLeast,
        },
      ];
    case 'module-passed':
      return isPassedByResults(requirement)
        ? requirement.of.flatMap((mark) => markResults(mark, requirement.module, parts))
        : [recognised(requirement.module, parts)];
    case 'prior-learning':
      return [recognised(requirement.module, parts)];
    case 'final-result':
      return requirement.finalResult === null ? [] : [finalResult(requirement.finalResult, requirement.in)];
    case 'not-withdrawn':
      return [];
    case 'submitted':
      return [
        {
          key: 'submitted',
          name: 'Assessments handed in',
          resultType: 'RawScore',
          value: String(requirement.count),
          requiredValue: String(requirement.atLeast),
        },
      ];
    case 'assessment-score':
      return scoreOf(requirement, parts, requirement.atLeast);
    case 'weighted-score':
      return [
        ...requirement.of.flatMap((part) => scoreOf(part, parts)),
        weightedScore(`weighted-score:${sharesOf(requirement)}`, requirement),
      ];
  }
}

/** A mark by which a module is passed: the sum of its assessments is the module's own result. */
function markResults(mark: RequirementTrace, module: string, parts: Parts): EarnedResult[] {
  if (mark.kind !== 'weighted-score') return resultsOf(mark, parts);
  const [only, ...others] = mark.of;
  const scores = mark.of.flatMap((part) => scoreOf(part, parts, others.length === 0 ? mark.atLeast : undefined));
  if (only === undefined || others.length === 0) return scores;
  return [...scores, weightedScore(`module:${module}`, mark, parts.moduleTitle(module))];
}

/** Two sums of other shares are two results. */
function sharesOf({ of }: WeightedScoreTrace): string {
  return of.map(({ assessment, weight }) => `${assessment}:${weight}`).join('+');
}

function weightedScore(key: string, { score, atLeast }: WeightedScoreTrace, name = 'Weighted score'): EarnedResult {
  return { key, name, resultType: 'Percent', value: cutFraction(parseFraction(score)), requiredValue: atLeast };
}

function recognised(module: string, { moduleTitle }: Parts): EarnedResult {
  const value = 'Recognised as prior learning';
  return { key: `recognition:${module}`, name: moduleTitle(module), resultType: 'Result', value };
}

function finalResult(found: FinalResult, accepted: readonly FinalResult[]): EarnedResult {
  const words = FINAL_RESULT_ORDER.map((result) => FINAL_RESULT_WORDS[result]);
  const least = FINAL_RESULT_ORDER.findIndex((result) => accepted.includes(result));
  // Only where everything above is accepted too is there a value from which on it is.
  const isThreshold = FINAL_RESULT_ORDER.slice(least).every((result) => accepted.includes(result));
  const required = isThreshold ? words[least] : undefined;
  return {
    key: 'final-result',
    name: 'Final result',
    resultType: 'Result',
    value: FINAL_RESULT_WORDS[found],
    allowedValue: words,
    ...(required !== undefined && { requiredValue: required }),
  };
}

function scoreOf(
  counted: ScoreTrace & { readonly assessment: string },
  parts: Parts,
  requiredValue?: string,
): EarnedResult[] {
  const score = scoreThatCounts(counted);
  if (score === null) return [];
  const assessment = parts.assessment(counted.assessment);
  return [
    {
      key: `assessment:${counted.assessment}`,
      name: assessment?.title ?? counted.assessment,
      resultType: 'Percent',
      value: cutFraction(parseFraction(score)),
      ...(requiredValue !== undefined && { requiredValue }),
      assessment,
    },
  ];
}
