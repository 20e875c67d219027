import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway, evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { Outlook } from '../../../service/pathway/evaluation/outlook/outlook.ts';
import { standingOf } from '../../../service/pathway/evaluation/outlook/standing-of.ts';
import type { RequirementTrace, ResultTrace } from '../../../service/pathway/evaluation/trace.ts';
import { explainEvaluation, explainRequirement } from '../../../service/pathway/explanation/explain.ts';
import type { Explanation } from '../../../service/pathway/explanation/explanation.ts';
import { requirementsWithin } from '../../../service/pathway/requirement-tree.ts';
import { AS_OF, anyLearner, anyRequirement, courseWith } from '../evaluation/requirement-fixture.ts';

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

/** A requirement as it stands for a learner whose cohort is over, or goes on, and what is said of it. */
const anyPair = fc
  .record({ requirement: anyRequirement, learner: anyLearner(), endsOn: fc.constantFrom(null, '2026-02-28') })
  .map(({ requirement, learner, endsOn }) => {
    const counting = { cohort: { startsOn: null, endsOn, resultsUntil: null }, ended: null };
    const record = { ...learner, counting };
    const { decide, outlook: outlookOf } = compilePathway(courseWith(requirement));
    const trace = at(decide(record, '2026-03-10'), 1).trace.requirement;
    return { requirement, trace, outlook: outlookOf(record, '2026-03-10') };
  });

const explained = ({
  requirement,
  trace,
  outlook,
}: {
  requirement: Requirement;
  trace: RequirementTrace;
  outlook: Outlook;
}) => pairs(trace, explainRequirement(courseWith(requirement), trace, { outlook }));

describe('whatever is asked for, and of whomever', () => {
  it('no sentence says otherwise than the trace: what is met is said to be, and nothing is missing of it', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        for (const [node, explanation] of explained(pair)) {
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
      fc.property(anyPair, (pair) => {
        for (const [node, explanation] of explained(pair)) {
          expect(explanation.results).toEqual(resultsAt(node));
          if (node.kind === 'submitted') continue;
          for (const { score } of explanation.results) expect(explanation.because).toContain(score);
        }
      }),
    );
  });

  it('sentences are whole: nothing empty or unnamed stands in them, and each ends', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        for (const [, explanation] of explained(pair)) {
          for (const sentence of sentencesOf(explanation)) expect(sentence).not.toMatch(NEVER);
          for (const sentence of [explanation.because, explanation.missing]) {
            expect(sentence ?? 'A sentence.').toMatch(/^[A-Z0-9“].*\.$/);
          }
        }
      }),
    );
  });

  it('the whole stands as the outlook says', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        expect(at(explained(pair), 0)[1].standing).toBe(standingOf(pair.trace, pair.outlook));
      }),
    );
  });

  it('the tree has the shape of what was asked for', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        const asked = requirementsWithin({ requirement: pair.requirement, path: [] });
        expect(explained(pair).length).toBeGreaterThanOrEqual(asked.length);
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
