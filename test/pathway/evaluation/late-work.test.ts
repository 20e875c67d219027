import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../service/core/json.ts';
import { earnedResults } from '../../../service/issuing/earned-results.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import type { AssessmentResult, Counting, DueDate } from '../../../service/pathway/evaluation/learner-record.ts';
import type { RequirementTrace, ResultTrace } from '../../../service/pathway/evaluation/trace.ts';
import { anyLearner, courseWith, decided, isMet, moduleChanged, result, traced } from './requirement-fixture.ts';

const loaf: Requirement = { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' };
const due = (on: string, assessment = 'loaf'): DueDate => ({ assessment, on });
const counting = (dueDates: readonly DueDate[], startsOn: string | null = null): Counting => ({
  cohort: { startsOn, endsOn: null, resultsUntil: null },
  dueDates,
  ended: null,
});
const DUE = counting([due('2026-03-01')]);

/** The course with this policy for its loaf. */
function policy(late: JsonObject | undefined, more: JsonObject = {}): JsonObject {
  const summative = { method: 'project', purpose: 'summative' };
  return moduleChanged('dough', {
    assessments: [
      { id: 'loaf', title: 'A loaf', ...summative, ...(late && { late }), ...more },
      { id: 'essay', title: 'Essay', ...summative, passMark: '50', outcomes: ['weigh'] },
      { id: 'quiz', title: 'Quiz', method: 'automatic', purpose: 'formative' },
    ],
  });
}
const REFUSED = policy({ policy: 'refused' });
const reduced = (percentPerDay: string, days: number) => policy({ policy: 'reduced', percentPerDay, days });

function resultIn(trace: RequirementTrace): ResultTrace | null {
  if (trace.kind !== 'assessment-score') throw new Error('another kind of trace');
  return trace.result;
}

/** What a trace says of the loaf that counts. */
function counted(results: readonly AssessmentResult[], change: JsonObject, given = DUE) {
  return resultIn(decided(loaf, { results, counting: given }, change));
}

const notCounted = (results: readonly AssessmentResult[], change: JsonObject, given = DUE) =>
  traced(loaf, { results, counting: given }, change).counting?.notCounted ?? [];

describe('work that is handed in late', () => {
  it.each([
    ['on the day on which it is due', '2026-03-01', null],
    ['at the last minute of that day', '2026-03-01T23:59:59Z', null],
    ['on the next day', '2026-03-02', 1],
    ['in the first minute of the next day, which has begun', '2026-03-02T00:00:01Z', 1],
    ['three days later', '2026-03-04', 3],
    ['on no day', null, null],
    ['on a day that nobody can read', 'soon', null],
  ])('%s is so many days late', (_, submittedOn, days) => {
    expect(counted([result('loaf', '80', submittedOn)], reduced('10', 5))?.late?.days ?? null).toBe(days);
  });

  it('is told by day numbers from the first day of the cohort, and not where that is not known', () => {
    const late = [result('loaf', '80', '30')];
    expect(counted(late, reduced('10', 5), counting([due('2026-03-01')], '2026-02-01'))?.late).toMatchObject({
      days: 2,
    });
    expect(counted(late, reduced('10', 5))).toEqual(late[0]);
  });

  it('counts in full where that is accepted, and where nothing is said, and the trace says nothing of it', () => {
    const late = result('loaf', '80', '2026-03-05');
    expect(counted([late], policy({ policy: 'accepted' }))).toEqual(late);
    expect(counted([late], policy(undefined))).toEqual(late);
  });

  it('does not count where it is refused, not even as handed in', () => {
    const late = result('loaf', '80', '2026-03-02');
    expect(counted([late], REFUSED)).toBeNull();
    expect(notCounted([late], REFUSED)).toEqual([{ reason: 'too-late', result: late }]);
    expect(isMet({ kind: 'submitted', atLeast: 1 }, { results: [late], counting: DUE }, REFUSED)).toBe(false);
  });

  it('loses so many percent of its score each day, exactly, and is refused after so many days', () => {
    const on = (day: string) => [result('loaf', '71.5', `2026-03-${day}`)];
    expect(counted(on('02'), reduced('2.5', 3))?.late).toEqual({ counts: '69.7125', days: 1, dueOn: '2026-03-01' });
    expect(counted(on('04'), reduced('2.5', 3))).toEqual({
      ...on('04')[0],
      late: { counts: '66.1375', days: 3, dueOn: '2026-03-01' },
    });
    expect(notCounted(on('05'), reduced('2.5', 3))).toMatchObject([{ reason: 'too-late' }]);
    expect(counted(on('04'), reduced('40', 9))?.late?.counts).toBe('0');
  });

  it('decides at a threshold exactly', () => {
    const late = (score: string) => ({ results: [result('loaf', score, '2026-03-02')], counting: DUE });
    expect(isMet(loaf, late('62.5'), reduced('20', 3))).toBe(true);
    expect(isMet(loaf, late('62.499999999'), reduced('20', 3))).toBe(false);
  });

  it('is not what was carried over: it was due elsewhere', () => {
    const carried = { ...result('loaf', '80', '2026-03-09'), carriedOver: true };
    expect(counted([carried], REFUSED)).toEqual(carried);
  });

  it('is judged by the last day, where one assessment was due on several', () => {
    const extended = counting([due('2026-03-01'), due('2026-03-08'), due('2026-03-03')]);
    expect(counted([result('loaf', '80', '2026-03-08')], REFUSED, extended)).not.toBeNull();
  });

  it('counts by what is left of it: a better attempt that is late may be the worse', () => {
    const early = result('loaf', '70', '2026-02-28');
    const late = result('loaf', '80', '2026-03-03');
    expect(counted([early, late], reduced('10', 5))).toEqual(early);
    const average = policy({ policy: 'reduced', percentPerDay: '10', days: 5 }, { attempts: { counts: 'average' } });
    expect(decided(loaf, { results: [early, late], counting: DUE }, average)).toMatchObject({
      average: { score: '67' },
    });
  });

  it('is stated by a credential with the score that counted', () => {
    const change = reduced('10', 5);
    const pathway = courseWith(loaf, change);
    const award = pathway.awards.find(({ id }) => id === 'tried');
    if (award === undefined) throw new Error('no award');
    const trace = traced(loaf, { results: [result('loaf', '80', '2026-03-03')], counting: DUE }, change);
    expect(earnedResults(pathway, award, trace)).toMatchObject([{ key: 'assessment:loaf', value: '64' }]);
  });
});

describe('what may still come late', () => {
  const outcome = (results: readonly AssessmentResult[], change: JsonObject, asOf: string) =>
    traced(loaf, { results, counting: DUE }, change, asOf).outcome;

  it('is nothing once it would be refused', () => {
    expect(outcome([], REFUSED, '2026-03-01')).toBe('not-yet');
    expect(outcome([], REFUSED, '2026-03-02')).toBe('impossible');
    expect(outcome([], reduced('1', 3), '2026-03-04')).toBe('not-yet');
    expect(outcome([], reduced('1', 3), '2026-03-05')).toBe('impossible');
  });

  it('is what would be left of the highest score', () => {
    expect(outcome([], reduced('25', 9), '2026-03-03')).toBe('not-yet');
    expect(outcome([], reduced('25', 9), '2026-03-04')).toBe('impossible');
  });

  it('is the score on what was handed in, by the day on which it was', () => {
    expect(outcome([result('loaf', null, '2026-03-03')], reduced('25', 9), '2026-03-09')).toBe('not-yet');
    expect(outcome([result('loaf', null, '2026-03-04')], reduced('25', 9), '2026-03-09')).toBe('impossible');
  });
});

describe('whatever is handed in late', () => {
  const anyDue = fc.array(
    fc.record({
      assessment: fc.constantFrom('loaf', 'essay'),
      on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
    }),
    { maxLength: 3 },
  );
  const anyPolicy = fc.oneof(
    fc.constant(REFUSED),
    fc
      .record({ percentPerDay: fc.constantFrom('0', '0.1', '5', '33.3', '100'), days: fc.integer({ min: 1, max: 20 }) })
      .map(({ percentPerDay, days }) => reduced(percentPerDay, days)),
  );

  it('is never worth more than on the day on which it was due', () => {
    fc.assert(
      fc.property(anyLearner(['loaf']), anyDue, anyPolicy, (learner, dueDates, change) => {
        const late = { ...learner, counting: counting(dueDates, '2026-02-01') };
        const inTime = { ...learner, counting: counting([], '2026-02-01') };
        if (isMet(loaf, late, change)) expect(isMet(loaf, inTime, change)).toBe(true);
        const shown = resultIn(decided(loaf, late, change));
        if (shown?.late !== undefined) expect(Number(shown.late.counts)).toBeLessThan(Number(shown.score));
      }),
    );
  });

  it('is the same trace in whatever order it stands', () => {
    fc.assert(
      fc.property(anyLearner(['loaf']), anyDue, anyPolicy, (learner, dueDates, change) => {
        const results = learner.results.toReversed();
        const reversed = { ...learner, results, counting: counting(dueDates.toReversed(), '2026-02-01') };
        expect(JSON.stringify(traced(loaf, reversed, change))).toBe(
          JSON.stringify(traced(loaf, { ...learner, counting: counting(dueDates, '2026-02-01') }, change)),
        );
      }),
    );
  });

  it('leaves the trace as it was where nothing is due on a day', () => {
    fc.assert(
      fc.property(anyLearner(['loaf']), anyPolicy, (learner, change) => {
        const { pathway } = traced(loaf, learner, change);
        expect(traced(loaf, { ...learner, counting: counting([]) }, change)).toEqual({
          ...traced(loaf, learner),
          pathway,
        });
      }),
      { numRuns: 30 },
    );
  });
});
