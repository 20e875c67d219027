import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../service/core/canonical.ts';
import { compilePathway, evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { Decision, Evaluation } from '../../../service/pathway/evaluation/evaluation.ts';
import {
  type AssessmentResult,
  FINAL_RESULTS,
  type LearnerRecord,
} from '../../../service/pathway/evaluation/learner-record.ts';
import { pathwayDigest } from '../../../service/pathway/pathway.ts';
import { pathway } from '../pathway-fixture.ts';
import { AS_OF } from './requirement-fixture.ts';

const result = (assessment: string, score: string | null, submittedOn: string | null = '10'): AssessmentResult => ({
  assessment,
  score,
  submittedOn,
  carriedOver: false,
});

const record = (results: AssessmentResult[], finalResult: LearnerRecord['finalResult'] = null): LearnerRecord => ({
  finalResult,
  results,
});

function decisionOn(awardId: string, learner: LearnerRecord): Decision {
  const decision = evaluate(pathway, learner, AS_OF).decisions.find((candidate) => candidate.awardId === awardId);
  if (decision === undefined) throw new Error(`no decision on ${awardId}`);
  return decision;
}

const bytes = (evaluation: Evaluation) =>
  evaluation.decisions.map(({ trace }) => new TextDecoder().decode(canonicalBytes(trace)));

const anyScore = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 100 }).map(String),
  fc.integer({ min: 0, max: 9_999 }).map((n) => `${Math.trunc(n / 100)}.${String(n % 100).padStart(2, '0')}`),
);
const anyResult: fc.Arbitrary<AssessmentResult> = fc.record({
  assessment: fc.constantFrom('quiz', 'essay', 'joint', 'exam', 'elsewhere'),
  score: anyScore,
  submittedOn: fc.constantFrom(null, '9', '10', '-3', '007', '7', '2026-03-01', '2026-02-28'),
  carriedOver: fc.boolean(),
});
const anyRecord: fc.Arbitrary<LearnerRecord> = fc.record({
  finalResult: fc.constantFrom(null, ...FINAL_RESULTS),
  results: fc.array(anyResult, { maxLength: 12 }),
});

describe('evaluation', () => {
  it('earns nothing without results', () => {
    const { pathway: reference, decisions } = evaluate(pathway, record([]), AS_OF);
    expect(reference).toBe('urn:cairn:pathway:welding-basics:2026.1');
    expect(decisions.map(({ outcome }) => outcome)).toEqual(['not-yet', 'not-yet']);
  });

  it('counts different assessments, not attempts', () => {
    expect(decisionOn('participation', record([result('quiz', '1'), result('quiz', '2')])).outcome).toBe('not-yet');
    expect(decisionOn('participation', record([result('quiz', '1'), result('essay', null)])).outcome).toBe('earned');
  });

  it('counts what was carried over as handed in, and an empty row as nothing', () => {
    const carried = { ...result('essay', null, null), carriedOver: true };
    expect(decisionOn('participation', record([result('quiz', '1'), carried])).outcome).toBe('earned');
    expect(decisionOn('participation', record([result('quiz', '1'), result('essay', null, null)])).outcome).toBe(
      'not-yet',
    );
  });

  it('takes participation from whoever withdrew', () => {
    const handedIn = [result('quiz', '50'), result('essay', '50')];
    expect(decisionOn('participation', record(handedIn, 'withdrawn')).outcome).toBe('impossible');
    expect(decisionOn('participation', record(handedIn, 'fail')).outcome).toBe('earned');
  });

  it('lets the best attempt count', () => {
    const decision = decisionOn('certificate', record([result('exam', '90', '1'), result('exam', '20', '2')], 'pass'));
    expect(decision).toMatchObject({ outcome: 'earned', distinction: true });
    expect(decision.trace.distinction?.requirement).toMatchObject({
      met: true,
      result: { score: '90', submittedOn: '1' },
    });
  });

  it('gives no distinction on an award that is not earned', () => {
    const decision = decisionOn('certificate', record([result('exam', '100')], 'fail'));
    expect(decision).toMatchObject({ outcome: 'not-yet', distinction: false });
    expect(decision.trace.distinction).toMatchObject({ awarded: false, requirement: { met: true } });
  });

  it('decides a weighted score exactly at its threshold', () => {
    const exact = record([result('essay', '50'), result('joint', '50.00'), result('exam', '50')]);
    expect(decisionOn('certificate', exact).outcome).toBe('earned');
    const below = record([result('essay', '50'), result('joint', '49.999999999'), result('exam', '50')]);
    const decision = decisionOn('certificate', below);
    expect(decision.outcome).toBe('not-yet');
    expect(decision.trace.requirement).toMatchObject({ of: [{}, { score: '49.999999999667' }] });
  });

  it('counts a missing score as zero', () => {
    const decision = decisionOn('certificate', record([result('essay', '100'), result('joint', null)]));
    expect(decision.trace.requirement).toMatchObject({
      of: [{}, { met: false, score: '33.4', of: [{ weight: '33.4' }, { result: null }, { result: null }] }],
    });
  });

  it('writes a trace that names the pathway, every requirement and its results, and no learner', () => {
    const late = { ...result('exam', '85.0', '2026-03-01'), carriedOver: true };
    expect(decisionOn('certificate', record([late], 'pass')).trace).toEqual({
      asOf: AS_OF,
      type: 'CairnTrace',
      version: 2,
      pathway: { reference: 'urn:cairn:pathway:welding-basics:2026.1', digest: pathwayDigest(pathway) },
      award: 'certificate',
      outcome: 'earned',
      requirement: {
        kind: 'any',
        met: true,
        of: [
          { kind: 'final-result', met: true, in: ['pass', 'distinction'], finalResult: 'pass' },
          {
            kind: 'weighted-score',
            met: false,
            atLeast: '50',
            score: '28.305',
            of: [
              { assessment: 'essay', weight: '33.4', result: null },
              { assessment: 'joint', weight: '33.3', result: null },
              { assessment: 'exam', weight: '33.3', result: { ...late, score: '85' } },
            ],
          },
        ],
      },
      distinction: {
        awarded: true,
        label: 'with distinction',
        requirement: {
          kind: 'assessment-score',
          met: true,
          assessment: 'exam',
          atLeast: '85',
          result: { ...late, score: '85' },
        },
      },
    });
  });

  it('orders day numbers by value', () => {
    const results = ['10', '9', '-3'].map((day) => result('quiz', '1', day));
    expect(decisionOn('participation', record(results)).trace.requirement).toMatchObject({
      of: [{ results: [{ submittedOn: '-3' }, { submittedOn: '9' }, { submittedOn: '10' }] }, {}],
    });
  });

  it('refuses a score that is no decimal', () => {
    expect(() => evaluate(pathway, record([result('quiz', '7,5')]), AS_OF)).toThrow(
      expect.objectContaining({ code: 'malformed-decimal' }),
    );
  });
});

describe('evaluation, of any record', () => {
  it('does not depend on the order of results', () => {
    const shuffled = anyRecord.chain((learner) =>
      fc.tuple(fc.constant(learner), fc.shuffledSubarray([...learner.results], { minLength: learner.results.length })),
    );
    fc.assert(
      fc.property(shuffled, ([learner, results]) => {
        expect(bytes(evaluate(pathway, { ...learner, results }, AS_OF))).toEqual(
          bytes(evaluate(pathway, learner, AS_OF)),
        );
      }),
    );
  });

  it('gives the same bytes for the same input, and leaves the input as it was', () => {
    const evaluator = compilePathway(pathway);
    fc.assert(
      fc.property(anyRecord, (learner) => {
        const before = structuredClone(learner);
        expect(bytes(evaluator.evaluate(learner, AS_OF))).toEqual(
          bytes(evaluate(pathway, structuredClone(learner), AS_OF)),
        );
        expect(learner).toEqual(before);
      }),
    );
  });

  it('takes nothing away when a result is added', () => {
    fc.assert(
      fc.property(anyRecord, anyResult, (learner, more) => {
        const before = evaluate(pathway, learner, AS_OF).decisions;
        const after = evaluate(pathway, { ...learner, results: [...learner.results, more] }, AS_OF).decisions;
        before.forEach((decision, index) => {
          if (decision.outcome === 'earned') expect(after[index]?.outcome).toBe('earned');
          if (decision.distinction) expect(after[index]?.distinction).toBe(true);
        });
      }),
    );
  });

  it('says in the trace what it decided', () => {
    fc.assert(
      fc.property(anyRecord, (learner) => {
        for (const { outcome, distinction, trace } of evaluate(pathway, learner, AS_OF).decisions) {
          expect(trace.requirement.met).toBe(outcome === 'earned');
          expect(trace.outcome).toBe(outcome);
          expect(trace.distinction?.awarded ?? false).toBe(distinction);
        }
      }),
    );
  });
});
