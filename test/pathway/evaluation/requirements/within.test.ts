import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '../../../../service/core/calendar-day.ts';
import type { Requirement } from '../../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../../../service/pathway/evaluation/learner-record.ts';
import { AS_OF, anyLearner, anyRequirement, courseWith, decided, isMet, result } from '../requirement-fixture.ts';

const loaf: Requirement = { kind: 'assessment-score', assessment: 'loaf', atLeast: '50' };
const essay: Requirement = { kind: 'assessment-score', assessment: 'essay', atLeast: '50' };
const both: Requirement = { kind: 'all', of: [loaf, essay] };
const within = (days: number, of: Requirement): Requirement => ({ kind: 'within', days, of });

describe('within a time', () => {
  it('the first and the last day count', () => {
    const record = { results: [result('loaf', '50', '2026-03-01'), result('essay', '50', '2026-03-10')] };
    expect(isMet(within(10, both), record)).toBe(true);
    expect(isMet(within(9, both), record)).toBe(false);
  });

  it('the earliest window is shown, with what lies in it', () => {
    const record = {
      results: [
        result('loaf', '90', '2026-01-01'),
        result('loaf', '60', '2026-03-01'),
        result('essay', '50', '2026-03-05'),
        result('loaf', '95', '2026-03-06'),
        result('loaf', '99', '2026-03-08'),
      ],
    };
    expect(decided(within(7, both), record)).toMatchObject({
      met: true,
      window: { from: '2026-03-01', to: '2026-03-07' },
      of: { of: [{ result: { score: '95' } }, { result: { score: '50' } }] },
    });
  });

  it('what is missing is seen where no window meets it: the results, or the time', () => {
    const late = [result('loaf', '50', '2026-01-01'), result('essay', '50', '2026-06-01')];
    expect(decided(within(30, both), { results: late })).toMatchObject({ met: false, of: { met: true }, window: null });
    expect(decided(within(30, both), { results: late.slice(1) })).toMatchObject({ met: false, of: { met: false } });
  });

  it.each([
    ['no day', { submittedOn: null }],
    ['a day that nobody can read', { submittedOn: 'in spring' }],
    ['a day number, where the first day is not known', { submittedOn: '3' }],
    ['a day number of another cohort', { submittedOn: '3', carriedOver: true }, '2026-01-01'],
  ])('a result with %s does not count', (_, change, startsOn: string | null = null) => {
    const counting = { cohort: { startsOn, endsOn: null, resultsUntil: null }, ended: null };
    const record = { results: [{ ...result('loaf', '90'), ...change }], counting };
    expect(isMet(loaf, record)).toBe(true);
    expect(isMet(within(36_525, loaf), record)).toBe(false);
  });

  it('day numbers count from the first day of the cohort', () => {
    const counting = { cohort: { startsOn: '2026-02-23', endsOn: null, resultsUntil: null }, ended: null };
    const record = { results: [result('loaf', '50', '2'), result('essay', '50', '2026-03-01')], counting };
    expect(decided(within(5, both), record)).toMatchObject({ window: { from: '2026-02-25', to: '2026-03-01' } });
    expect(isMet(within(4, both), record)).toBe(false);
  });

  it('prior learning stands on the day of its decision, and an award on the day of its issue', () => {
    const recognised: Requirement = { kind: 'prior-learning', module: 'dough' };
    const held: Requirement = { kind: 'award-held', award: 'badge', pathway: 'cakes' };
    const record = {
      results: [result('loaf', '50', '2026-03-10')],
      recognitions: [{ module: 'dough', on: '2026-03-01', reference: 'r1' }],
      heldAwards: [{ pathway: 'cakes', edition: '4', award: 'badge', on: '2026-03-15' }],
    };
    expect(isMet(within(10, { kind: 'all', of: [loaf, recognised] }), record)).toBe(true);
    expect(isMet(within(9, { kind: 'all', of: [loaf, recognised] }), record)).toBe(false);
    expect(isMet(within(6, { kind: 'all', of: [loaf, held] }), record)).toBe(true);
    expect(isMet(within(14, { kind: 'all', of: [recognised, held] }), record)).toBe(false);
  });

  it('a final result counts in no window, and a withdrawal in every one', () => {
    const results = [result('loaf', '90')];
    const passed: Requirement = { kind: 'final-result', in: ['pass'] };
    expect(isMet(within(100, passed), { results, finalResult: 'pass' })).toBe(false);
    expect(isMet(within(100, { kind: 'not-withdrawn' }), { results, finalResult: 'withdrawn' })).toBe(false);
    expect(isMet(within(100, { kind: 'not-withdrawn' }), { results, finalResult: 'pass' })).toBe(true);
  });

  it('a first, last or average score counts where all that it rests on lies in the window', () => {
    const reaches = (assessment: string): Requirement => ({ kind: 'assessment-score', assessment, atLeast: '50' });
    const attempts = (assessment: string) => [
      result(assessment, '40', '2026-03-01'),
      result(assessment, '80', '2026-03-10'),
    ];
    expect(isMet(within(9, reaches('first')), { results: attempts('first') })).toBe(false);
    expect(isMet(within(9, reaches('last')), { results: attempts('last') })).toBe(true);
    expect(isMet(within(9, reaches('average')), { results: attempts('average') })).toBe(false);
    expect(isMet(within(10, reaches('average')), { results: attempts('average') })).toBe(true);
    // The best in the window, though a better one lies outside.
    const improved = [
      result('best', '60', '2026-03-01'),
      result('best', '90', '2026-09-01'),
      result('loaf', '50', '2026-03-02'),
    ];
    expect(isMet(within(9, { kind: 'all', of: [reaches('best'), loaf] }), { results: improved })).toBe(true);
  });

  it('a record without a day has no window', () => {
    expect(decided(within(5, { kind: 'not-withdrawn' }))).toMatchObject({
      met: false,
      of: { met: true },
      window: null,
    });
  });

  it('a window ends with the calendar', () => {
    expect(decided(within(400, loaf), { results: [result('loaf', '90', '9999-12-01')] })).toMatchObject({
      window: { from: '9999-12-01', to: '9999-12-31' },
    });
  });

  it('is what trying every window there is says', () => {
    fc.assert(
      fc.property(anyRequirement, fc.integer({ min: 1, max: 40 }), anyLearner(), (of, days, learner) => {
        const found = decided(within(days, of), learner);
        const model = earliestWindow(of, days, learner);
        expect(found.met).toBe(model !== null);
        if (found.kind !== 'within') throw new Error('another kind');
        expect(found.window?.from ?? null).toBe(model);
      }),
      { numRuns: 300 },
    );
  });

  it('takes bounded time on a large record, in windows in windows too', () => {
    const results = Array.from({ length: 1_000 }, (_, day) =>
      result(day % 2 === 0 ? 'loaf' : 'quiz', '60', dayText(20_000 + day)),
    );
    const never: Requirement = {
      kind: 'all',
      of: [within(5, within(4, within(3, loaf))), within(6, { kind: 'submitted', atLeast: 9 })],
    };
    let nested: Requirement = both;
    for (let days = 30; days > 0; days -= 1) nested = within(days * 30, nested);
    const tooFar = [...results, result('essay', '60', dayText(25_000))];
    expect(isMet(within(900, never), { results })).toBe(false);
    expect(isMet(nested, { results: tooFar })).toBe(false);
  });
});

/** The first day of the earliest window that meets a requirement, by cutting every window out of the record. */
function earliestWindow(of: Requirement, days: number, learner: LearnerRecord): string | null {
  const dayOf = (text: string | null) => (text === null ? null : dayNumber(text.replace(/T.*$/, '')));
  const { results, recognitions = [], heldAwards = [] } = learner;
  const onRecord = [
    ...results.map(({ submittedOn }) => dayOf(submittedOn)),
    ...[...recognitions, ...heldAwards].map(({ on }) => dayOf(on)),
  ].filter((day) => day !== null);
  const { decide } = compilePathway(courseWith(of));
  const finalResult = learner.finalResult === 'withdrawn' ? 'withdrawn' : null;
  let earliest: number | null = null;
  for (let from = Math.min(...onRecord) - days; from <= Math.max(...onRecord); from += 1) {
    const inside = (day: number | null) => day !== null && day >= from && day < from + days;
    const cut: LearnerRecord = {
      finalResult,
      results: results.filter(({ submittedOn }) => inside(dayOf(submittedOn))),
      recognitions: recognitions.filter(({ on }) => inside(dayOf(on))),
      heldAwards: heldAwards.filter(({ on }) => inside(dayOf(on))),
    };
    const met = decide(cut, AS_OF).find(({ awardId }) => awardId === 'tried')?.outcome === 'earned';
    if (met && earliest === null) earliest = from;
    // Windows are shown from a day on which something stands.
    if (met && onRecord.includes(from)) return dayText(from);
  }
  if (earliest !== null && onRecord.length > 0) throw new Error('met, but by no window that begins with something');
  return null;
}
