import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../service/pathway/definition/requirement.ts';
import { decided, isMet, moduleChanged, result, results } from '../requirement-fixture.ts';

const passed = (module: string): Requirement => ({ kind: 'module-passed', module });

describe('a module is passed', () => {
  it('by its pass mark with the weighted sum of its summative scores, and by the marks of its assessments', () => {
    expect(isMet(passed('dough'), results({ loaf: '40', essay: '50' }))).toBe(true);
    expect(isMet(passed('dough'), results({ loaf: '33.3', essay: '50' }))).toBe(false);
    expect(isMet(passed('dough'), results({ loaf: '100', essay: '49.9' }))).toBe(false);
    expect(decided(passed('dough'), results({ loaf: '40', essay: '50' }))).toMatchObject({
      of: [
        { kind: 'assessment-score', assessment: 'essay', atLeast: '50' },
        { kind: 'weighted-score', atLeast: '40', score: '44', of: [{ weight: '60' }, { weight: '40' }] },
      ],
      recognition: null,
    });
  });

  it('whatever its formative assessments say', () => {
    expect(isMet(passed('dough'), results({ quiz: '0', loaf: '40', essay: '50' }))).toBe(true);
    expect(isMet(passed('dough'), results({ quiz: '100' }))).toBe(false);
  });

  it('with equal weights where none is stated, exactly', () => {
    expect(decided(passed('oven'), results({ firing: '100', 'firing-log': '50', 'firing-talk': '0' }))).toMatchObject({
      met: true,
      of: [{ score: '50', of: [{ weight: '100/3' }, { weight: '100/3' }, { weight: '100/3' }] }],
    });
    expect(isMet(passed('oven'), results({ firing: '100', 'firing-log': '49.999999999' }))).toBe(false);
  });

  it('by a sum in which what has no weight weighs nothing, where others have one', () => {
    const summative = { method: 'tutor-marked', purpose: 'summative' };
    const change = moduleChanged('dough', {
      assessments: [
        { id: 'loaf', title: 'A loaf', ...summative, weight: '100' },
        { id: 'essay', title: 'Essay', ...summative },
      ],
      outcomes: [{ id: 'knead', statement: 'knead a dough' }],
    });
    expect(isMet(passed('dough'), results({ loaf: '40' }), change)).toBe(true);
    expect(decided(passed('dough'), results({ loaf: '39', essay: '100' }), change)).toMatchObject({
      met: false,
      of: [{ of: [{ weight: '100' }, { weight: '0' }] }],
    });
  });

  it('by nobody without any score, though its mark be zero', () => {
    const change = moduleChanged('oven', { passMark: '0' });
    expect(isMet(passed('oven'), {}, change)).toBe(false);
    expect(isMet(passed('oven'), { results: [result('firing', null)] }, change)).toBe(false);
    expect(isMet(passed('oven'), results({ firing: '0' }), change)).toBe(true);
  });

  it('as the provider reports, where cohorts bring its assessments', () => {
    for (const finalResult of ['pass', 'distinction'] as const)
      expect(isMet(passed('shop'), { finalResult })).toBe(true);
    for (const finalResult of ['fail', 'withdrawn', null] as const) {
      expect(isMet(passed('shop'), { finalResult })).toBe(false);
    }
  });

  it('as prior learning, with the earliest decision and what was scored all the same', () => {
    const recognitions = [
      { module: 'dough', on: '2026-03-02', reference: 'b' },
      { module: 'oven', on: '2026-01-01', reference: 'a' },
      { module: 'dough', on: '2026-02-01', reference: 'c' },
    ];
    expect(decided(passed('dough'), { ...results({ loaf: '10' }), recognitions })).toMatchObject({
      met: true,
      recognition: { on: '2026-02-01', reference: 'c' },
      of: [{ met: false }, { met: false, score: '6' }],
    });
    expect(isMet({ kind: 'prior-learning', module: 'dough' }, { recognitions })).toBe(true);
    expect(isMet({ kind: 'prior-learning', module: 'shop' }, { recognitions })).toBe(false);
  });

  it('as prior learning alone, where it states no pass mark', () => {
    expect(isMet(passed('reading'))).toBe(false);
    expect(isMet(passed('attempts'), results({ best: '100' }))).toBe(false);
    expect(isMet(passed('reading'), { recognitions: [{ module: 'reading', on: '2026-01-01', reference: 'a' }] })).toBe(
      true,
    );
  });
});

describe('prior learning', () => {
  const recognitions = [{ module: 'dough', on: '2026-04-02', reference: 'a' }];
  const cohort = { startsOn: '2026-05-01', endsOn: '2026-06-01', resultsUntil: null };

  it('is not held against the dates of the cohort', () => {
    expect(isMet(passed('dough'), { recognitions, counting: { cohort, ended: null } })).toBe(true);
  });

  it('counts for who has withdrawn up to the day of that', () => {
    const counting = (on: string) => ({ cohort, ended: { status: 'withdrawn', on } as const });
    expect(isMet(passed('dough'), { recognitions, counting: counting('2026-04-02') })).toBe(true);
    expect(isMet(passed('dough'), { recognitions, counting: counting('2026-04-01') })).toBe(false);
  });

  it('whose day is none is refused', () => {
    const spoilt = [{ module: 'dough', on: '2026-02-30', reference: 'a' }];
    expect(() => isMet(passed('dough'), { recognitions: spoilt })).toThrow(
      expect.objectContaining({ code: 'malformed-date' }),
    );
  });
});
