import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../service/core/canonical.ts';
import { missingResults } from '../../../service/pathway/evaluation/missing-results.ts';
import { traceFromJson } from '../../../service/pathway/evaluation/trace-from-json.ts';
import { anyLearner, anyRequirement, anyResult, isMet, traced } from './requirement-fixture.ts';

const NAMED = ['loaf', 'essay', 'firing', 'firing-log', 'firing-talk'];
const POLICIES = ['best', 'last', 'first', 'average'].flatMap((policy) => [policy, `${policy}-of-2`]);

describe('whatever is asked for', () => {
  it('the order in which a record stands does not matter', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), (requirement, { finalResult, ...learner }) => {
        const reversed = {
          finalResult,
          results: learner.results.toReversed(),
          recognitions: learner.recognitions?.toReversed(),
          heldAwards: learner.heldAwards?.toReversed(),
        };
        expect(canonicalText(traced(requirement, reversed))).toBe(
          canonicalText(traced(requirement, { finalResult, ...learner })),
        );
      }),
    );
  });

  it('the trace is JSON in canonical order, and is read back as it was', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), (requirement, learner) => {
        const trace = traced(requirement, learner);
        expect(traceFromJson(JSON.parse(JSON.stringify(trace)))).toEqual(trace);
      }),
    );
  });

  it('a further result takes nothing away, where the best of any number of attempts counts', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), anyResult(NAMED), (requirement, learner, more) => {
        if (!isMet(requirement, learner)) return;
        expect(isMet(requirement, { ...learner, results: [...learner.results, more] })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('more prior learning and another certificate take nothing away', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), anyLearner(), (requirement, learner, other) => {
        if (!isMet(requirement, learner)) return;
        const recognitions = [...(learner.recognitions ?? []), ...(other.recognitions ?? [])];
        const heldAwards = [...(learner.heldAwards ?? []), ...(other.heldAwards ?? [])];
        expect(isMet(requirement, { ...learner, recognitions, heldAwards })).toBe(true);
      }),
    );
  });

  it('what could still meet it is told of every trace, and is nothing where it is met', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), (requirement, learner) => {
        const missing = missingResults(traced(requirement, learner).requirement);
        if (isMet(requirement, learner)) expect(missing).toBeNull();
      }),
    );
  });
});

describe('where nothing is said to be missing', () => {
  it('nothing that comes in meets what is not met: no first score of any assessment, no final result', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), (requirement, someLearner) => {
        // Where nothing has a day there is no window, and anything that comes would open one.
        const dated = { assessment: 'elsewhere', score: null, submittedOn: '2026-02-19', carriedOver: false };
        const learner = { ...someLearner, results: [...someLearner.results, dated] };
        const { requirement: trace } = traced(requirement, learner);
        if (trace.met || missingResults(trace) !== null) return;
        const scored = new Set(
          learner.results.filter(({ score }) => score !== null).map(({ assessment }) => assessment),
        );
        const open = ['quiz', ...NAMED].filter((assessment) => !scored.has(assessment));
        const { recognitions = [], heldAwards = [] } = learner;
        const days = [
          ...learner.results.map(({ submittedOn }) => submittedOn),
          ...[...recognitions, ...heldAwards].map(({ on }) => on),
        ];
        for (const submittedOn of new Set(['2026-02-20', ...days])) {
          const come = open.map((assessment) => ({ assessment, score: '100', submittedOn, carriedOver: false }));
          const finalResult = learner.finalResult ?? 'distinction';
          expect(isMet(requirement, { ...learner, finalResult, results: [...learner.results, ...come] })).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('by the policy of an assessment', () => {
  const anyAttempts = fc.array(anyResult(POLICIES), { maxLength: 8 });
  const reaches = (assessment: string) => ({ kind: 'assessment-score', assessment, atLeast: '40' }) as const;
  /** After everything that `anyResult` makes. */
  const later = (assessment: string, score: string) => ({
    assessment,
    score,
    submittedOn: '2027-01-01',
    carriedOver: false,
  });

  it.each(['best', 'first', 'best-of-2', 'first-of-2'])('%s a later attempt takes nothing away', (assessment) => {
    fc.assert(
      fc.property(anyAttempts, fc.constantFrom('0', '100'), (results, score) => {
        if (!isMet(reaches(assessment), { results })) return;
        expect(isMet(reaches(assessment), { results: [...results, later(assessment, score)] })).toBe(true);
      }),
    );
  });

  it.each(['last', 'average'])('%s a later attempt takes away what was reached, as stated', (assessment) => {
    const passed = { ...later(assessment, '40'), submittedOn: '2026-12-31' };
    expect(isMet(reaches(assessment), { results: [passed] })).toBe(true);
    expect(isMet(reaches(assessment), { results: [passed, later(assessment, '0')] })).toBe(false);
  });
});
