import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../service/core/canonical.ts';
import { evaluate } from '../../../service/pathway/evaluation/evaluate.ts';
import type { Evaluation } from '../../../service/pathway/evaluation/evaluation.ts';
import {
  type AssessmentResult,
  type Counting,
  FINAL_RESULTS,
  type LearnerRecord,
} from '../../../service/pathway/evaluation/learner-record.ts';
import { traceFromJson } from '../../../service/pathway/evaluation/trace-from-json.ts';
import { pathway } from '../pathway-fixture.ts';
import { AS_OF } from './requirement-fixture.ts';

const noDates = { startsOn: null, endsOn: null, resultsUntil: null };
const spring = { startsOn: '2026-02-02', endsOn: '2026-06-26', resultsUntil: '2026-07-10' };
const inDates = (cohort: Counting['cohort']): Counting => ({ cohort, ended: null });
const withdrawn = (on: string, cohort: Counting['cohort'] = noDates): Counting => ({
  cohort,
  ended: { status: 'withdrawn', on },
});
const transferred = (on: string): Counting => ({ cohort: noDates, ended: { status: 'transferred', on } });

const handedIn = (submittedOn: string | null, carriedOver = false): AssessmentResult => ({
  assessment: 'exam',
  score: '90',
  submittedOn,
  carriedOver,
});

/** Why a result does not count, or null when it does. */
function against(result: AssessmentResult, counting: Counting): string | null {
  const [decision] = evaluate(pathway, { finalResult: null, results: [result], counting }, AS_OF).decisions;
  const [found] = decision?.trace.counting?.notCounted ?? [];
  return found?.reason ?? null;
}

const texts = ({ decisions }: Evaluation) =>
  decisions.map(({ trace }) => new TextDecoder().decode(canonicalBytes(trace)));

const anyDay = fc
  .integer({ min: 20_400, max: 20_700 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const anyResult: fc.Arbitrary<AssessmentResult> = fc.record({
  assessment: fc.constantFrom('quiz', 'essay', 'joint', 'exam', 'elsewhere'),
  score: fc.option(fc.integer({ min: 0, max: 100 }).map(String), { nil: null }),
  submittedOn: fc.oneof(fc.constant(null), fc.integer({ min: -40, max: 200 }).map(String), anyDay),
  carriedOver: fc.boolean(),
});
const anyRecord = fc.record({
  finalResult: fc.constantFrom(null, ...FINAL_RESULTS),
  results: fc.array(anyResult, { maxLength: 12 }),
});
const anyCounting: fc.Arbitrary<Counting> = fc.record({
  cohort: fc.record({
    startsOn: fc.option(anyDay, { nil: null }),
    endsOn: fc.option(anyDay, { nil: null }),
    resultsUntil: fc.option(anyDay, { nil: null }),
  }),
  ended: fc.option(fc.record({ status: fc.constantFrom('withdrawn', 'transferred'), on: anyDay }), { nil: null }),
});

describe('in a cohort with dates', () => {
  it.each([
    ['the day before it starts', '2026-02-01', 'before-cohort'],
    ['its first day', '2026-02-02', null],
    ['a day after its end, while results are taken', '2026-07-10', null],
    ['the day after results are taken', '2026-07-11', 'after-cohort'],
    ['a moment of that day', '2026-07-11T00:00:01+02:00', 'after-cohort'],
    ['day -1', '-1', 'before-cohort'],
    ['day 0', '0', null],
    ['day 158, the last', '158', null],
    ['day 159', '159', 'after-cohort'],
    ['no day', null, null],
    ['a day that nobody can read', 'last spring', null],
  ])('a result of %s is held against them', (_, submittedOn, reason) => {
    expect(against(handedIn(submittedOn), inDates(spring))).toBe(reason);
  });

  it('results are taken until its end where no later day is set', () => {
    const dates = { ...spring, resultsUntil: null };
    expect(against(handedIn('2026-06-26'), inDates(dates))).toBeNull();
    expect(against(handedIn('2026-06-27'), inDates(dates))).toBe('after-cohort');
  });

  it('what was carried over is not held against them', () => {
    expect(against(handedIn('2025-05-01', true), inDates(spring))).toBeNull();
  });

  it('day numbers cannot be placed without a first day, and count', () => {
    expect(against(handedIn('500'), inDates({ ...spring, startsOn: null }))).toBeNull();
  });

  it('a date that is none is refused', () => {
    expect(() => against(handedIn('1'), inDates({ ...noDates, startsOn: 'soon' }))).toThrow(
      expect.objectContaining({ code: 'malformed-date' }),
    );
  });
});

describe('after a withdrawal', () => {
  it.each([
    ['on the day itself', '2026-04-01', false, null],
    ['a day later', '2026-04-02', false, 'after-withdrawal'],
    ['a day later, though carried over', '2026-04-02', true, 'after-withdrawal'],
    ['on no day', null, false, 'undated-at-withdrawal'],
    ['on no day, but carried over', null, true, null],
    ['on a day number, where the first day is not known', '3', false, 'undated-at-withdrawal'],
  ])('a result handed in %s', (_, submittedOn, carriedOver, reason) => {
    expect(against(handedIn(submittedOn, carriedOver), withdrawn('2026-04-01'))).toBe(reason);
  });

  it('the final result is a withdrawal, and the trace says what was reported', () => {
    const record = { finalResult: 'pass', results: [handedIn('2026-04-02')] } as const;
    const [, certificate] = evaluate(
      pathway,
      { ...record, counting: withdrawn('2026-04-01', spring) },
      AS_OF,
    ).decisions;
    expect(certificate?.outcome).toBe('impossible');
    expect(certificate?.trace).toMatchObject({
      counting: {
        cohort: { endsOn: '2026-06-26', resultsUntil: '2026-07-10', startsOn: '2026-02-02' },
        enrolment: { finalResult: 'pass', on: '2026-04-01', status: 'withdrawn' },
        notCounted: [{ reason: 'after-withdrawal', result: { assessment: 'exam', score: '90' } }],
      },
      requirement: { of: [{ finalResult: 'withdrawn', met: false }, { met: false }] },
    });
  });
});

describe('who was transferred away', () => {
  it('earns nothing, whatever the awards ask for', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const { decisions } = evaluate(pathway, { ...record, counting: transferred('2026-04-01') }, AS_OF);
        expect(decisions.map(({ outcome, distinction }) => `${outcome} ${distinction}`)).toEqual(
          decisions.map(() => 'impossible false'),
        );
        for (const { trace } of decisions) expect(trace.distinction?.awarded ?? false).toBe(false);
      }),
    );
  });

  it('is told so for each result', () => {
    expect(against(handedIn('2026-01-01'), transferred('2026-04-01'))).toBe('transferred-away');
  });
});

describe('what counts', () => {
  it('is everything, with the same bytes as ever, without dates and while the enrolment lasts', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const plain = evaluate(pathway, record, AS_OF);
        expect(texts(evaluate(pathway, { ...record, counting: inDates(noDates) }, AS_OF))).toEqual(texts(plain));
        for (const { trace } of plain.decisions) expect(Object.keys(trace)).not.toContain('counting');
      }),
    );
  });

  it('is what is left when the rest had never been handed in', () => {
    fc.assert(
      fc.property(anyRecord, anyCounting, (record, counting) => {
        const all = evaluate(pathway, { ...record, counting }, AS_OF);
        const gone = new Set(
          (all.decisions[0]?.trace.counting?.notCounted ?? []).map((notCounted) => JSON.stringify(notCounted)),
        );
        const left = record.results.filter((result) => {
          const [decision] = evaluate(pathway, { finalResult: null, results: [result], counting }, AS_OF).decisions;
          return (decision?.trace.counting?.notCounted ?? []).length === 0;
        });
        const again: LearnerRecord = { ...record, results: left, counting };
        expect(evaluate(pathway, again, AS_OF).decisions.map(({ outcome }) => outcome)).toEqual(
          all.decisions.map(({ outcome }) => outcome),
        );
        expect(gone.size === 0).toBe(left.length === record.results.length);
      }),
    );
  });

  it('does not depend on the order of the results', () => {
    fc.assert(
      fc.property(anyRecord, anyCounting, (record, counting) => {
        const reversed = { ...record, results: record.results.toReversed() };
        expect(texts(evaluate(pathway, { ...reversed, counting }, AS_OF))).toEqual(
          texts(evaluate(pathway, { ...record, counting }, AS_OF)),
        );
      }),
    );
  });

  it('is written in canonical order, so that the trace can be read back', () => {
    fc.assert(
      fc.property(anyRecord, anyCounting, (record, counting) => {
        for (const { trace } of evaluate(pathway, { ...record, counting }, AS_OF).decisions) {
          expect(JSON.stringify(traceFromJson(trace))).toBe(new TextDecoder().decode(canonicalBytes(trace)));
        }
      }),
    );
  });
});
