import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { RequirementTrace, ResultTrace } from '../../../service/pathway/evaluation/trace.ts';
import { explainEvaluation, explainRequirement } from '../../../service/pathway/explanation/explain.ts';
import type { Explanation } from '../../../service/pathway/explanation/explanation.ts';
import { requirementsWithin } from '../../../service/pathway/requirement-tree.ts';
import { AS_OF, anyLearner, anyRequirement, courseWith, traced } from '../evaluation/requirement-fixture.ts';

/** Names that the course gives a title of another spelling, and what must never stand in a sentence. */
const NEVER =
  /“(?:loaf|essay|quiz|firing|firing-log|firing-talk|dough|oven|shop|reading|one|two|badge)”|undefined|null|NaN|\[object/;

type Pair = readonly [RequirementTrace, Explanation];

/** A trace and what is said of it, node by node. */
function pairs(trace: RequirementTrace, explanation: Explanation): Pair[] {
  const parts = partsOf(trace);
  expect(explanation.of).toHaveLength(parts.length);
  return [[trace, explanation], ...parts.flatMap((part, index) => pairs(part, at(explanation.of, index)))];
}

function partsOf(trace: RequirementTrace): readonly RequirementTrace[] {
  if (trace.kind === 'within') return [trace.of];
  if (trace.kind === 'credits') return trace.of.map(({ module }) => module);
  if (trace.kind === 'weighted-score' || !('of' in trace)) return [];
  return trace.of;
}

/** The results that stand at a node itself. */
function resultsAt(trace: RequirementTrace): readonly ResultTrace[] {
  if (trace.kind === 'submitted') return trace.results;
  const scores = trace.kind === 'weighted-score' ? trace.of : trace.kind === 'assessment-score' ? [trace] : [];
  return scores.flatMap(({ average, result }) => average?.results ?? (result === null ? [] : [result]));
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error('there is none');
  return found;
}

const sentencesOf = ({ asks, because, missing }: Explanation) => [asks, because ?? '', missing ?? ''];

const anyPair = fc
  .tuple(anyRequirement, anyLearner())
  .map(([requirement, learner]) => ({ requirement, trace: traced(requirement, learner).requirement }));

describe('whatever is asked for, and of whomever', () => {
  it('no sentence says otherwise than the trace: what is met is said to be, and nothing is missing of it', () => {
    fc.assert(
      fc.property(anyPair, ({ requirement, trace }) => {
        for (const [node, explanation] of pairs(trace, explainRequirement(courseWith(requirement), trace))) {
          expect(explanation.standing === 'met').toBe(node.met);
          expect(explanation.missing === null).toBe(node.met);
          if (node.met) expect(explanation.because).not.toBeNull();
          expect(explanation.progress === 100).toBe(node.met);
        }
      }),
    );
  });

  it('every result of the trace stands beside the sentence, and its score in it', () => {
    fc.assert(
      fc.property(anyPair, ({ requirement, trace }) => {
        for (const [node, explanation] of pairs(trace, explainRequirement(courseWith(requirement), trace))) {
          expect(explanation.results).toEqual(resultsAt(node));
          if (node.kind === 'submitted') continue;
          for (const { score } of explanation.results) expect(explanation.because).toContain(score);
        }
      }),
    );
  });

  it('sentences are whole: nothing empty or unnamed stands in them, and each ends', () => {
    fc.assert(
      fc.property(anyPair, ({ requirement, trace }) => {
        for (const [, explanation] of pairs(trace, explainRequirement(courseWith(requirement), trace))) {
          for (const sentence of sentencesOf(explanation)) expect(sentence).not.toMatch(NEVER);
          for (const sentence of [explanation.because, explanation.missing]) {
            expect(sentence ?? 'A sentence.').toMatch(/^[A-Z0-9“].*\.$/);
          }
        }
      }),
    );
  });

  it('the tree has the shape of what was asked for', () => {
    fc.assert(
      fc.property(anyPair, ({ requirement, trace }) => {
        const asked = requirementsWithin({ requirement, path: [] });
        const shown = pairs(trace, explainRequirement(courseWith(requirement), trace));
        expect(shown.length).toBeGreaterThanOrEqual(asked.length);
      }),
      { numRuns: 50 },
    );
  });

  it('a decision says earned where it is, and only there', () => {
    fc.assert(
      fc.property(anyRequirement, anyLearner(), (requirement, learner) => {
        const pathway = courseWith(requirement);
        const evaluation = evaluate(pathway, learner, AS_OF);
        for (const { headline, outcome } of explainEvaluation(pathway, evaluation).decisions) {
          expect(headline.startsWith('Earned')).toBe(outcome === 'earned');
        }
      }),
      { numRuns: 50 },
    );
  });
});
