import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { AssessmentResult, FinalResult } from '../../../service/pathway/evaluation/learner-record.ts';
import { missingResults } from '../../../service/pathway/evaluation/missing-results.ts';
import { parsePathway } from '../../../service/pathway/pathway.ts';
import { definition } from '../pathway-fixture.ts';
import { AS_OF } from './requirement-fixture.ts';

/** What is missing of a requirement, by a real evaluation of a learner with these scores. */
function missing(
  requirement: Requirement,
  scores: Readonly<Record<string, string>>,
  finalResult: FinalResult | null = null,
) {
  const [award] = definition.awards;
  const pathway = parsePathway({
    ...definition,
    awards: [{ ...award, requirement: JSON.parse(JSON.stringify(requirement)) }],
  });
  const results = Object.entries(scores).map(
    ([assessment, score]): AssessmentResult => ({ assessment, score, submittedOn: '10', carriedOver: false }),
  );
  const [decision] = evaluate(pathway, { finalResult, results, counting: undefined }, AS_OF).decisions;
  if (decision === undefined) throw new Error('no decision');
  return missingResults(decision.trace.requirement);
}

const essay: Requirement = { kind: 'assessment-score', assessment: 'essay', atLeast: '40' };
const exam: Requirement = { kind: 'assessment-score', assessment: 'exam', atLeast: '40' };
const weighted: Requirement = {
  kind: 'weighted-score',
  of: [
    { assessment: 'essay', weight: '60' },
    { assessment: 'exam', weight: '40' },
  ],
  atLeast: '50',
};
const nothingElse = { finalResult: false, submissions: 0 };

describe('results that could still decide', () => {
  it('are none where the award is earned', () => {
    expect(missing(essay, { essay: '40' })).toBeNull();
  });

  it('are those that an unmet requirement has no result for', () => {
    expect(missing(essay, {})).toEqual({ ...nothingElse, assessments: ['essay'] });
    expect(missing({ kind: 'all', of: [essay, exam] }, { essay: '80' })).toEqual({
      ...nothingElse,
      assessments: ['exam'],
    });
  });

  it('are none where a result that is there decides', () => {
    expect(missing(essay, { essay: '39.9' })).toBeNull();
    expect(missing({ kind: 'all', of: [essay, exam] }, { essay: '12' })).toBeNull();
    expect(missing({ kind: 'any', of: [essay, exam] }, { essay: '12' })).toEqual({
      ...nothingElse,
      assessments: ['exam'],
    });
  });

  it('are a weighted part that weighs enough', () => {
    expect(missing(weighted, { essay: '20' })).toEqual({ ...nothingElse, assessments: ['exam'] });
    expect(missing(weighted, { essay: '16.6' })).toBeNull();
    expect(missing(weighted, { essay: '16.7' })).toEqual({ ...nothingElse, assessments: ['exam'] });
    expect(missing(weighted, { exam: '0' })).toEqual({ ...nothingElse, assessments: ['essay'] });
  });

  it('are the final result and what has to be handed in', () => {
    expect(missing({ kind: 'final-result', in: ['pass'] }, {})).toEqual({
      assessments: [],
      finalResult: true,
      submissions: 0,
    });
    expect(missing({ kind: 'final-result', in: ['pass'] }, {}, 'fail')).toBeNull();
    expect(missing({ kind: 'submitted', atLeast: 3 }, { essay: '1' })).toEqual({
      assessments: [],
      finalResult: false,
      submissions: 2,
    });
  });

  it('are none for who has withdrawn', () => {
    const both: Requirement = { kind: 'all', of: [essay, { kind: 'not-withdrawn' }] };
    expect(missing(both, {}, 'withdrawn')).toBeNull();
  });
});
