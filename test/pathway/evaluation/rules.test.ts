/** The rules of "How a learner is evaluated" (`service/pathway/README.md`), one by one and in that order. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../service/core/json.ts';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../service/pathway/evaluation/evaluate.ts';
import type { AssessmentResult, Counting, LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { courseWith, isMet, moduleChanged, result, results, traced } from './requirement-fixture.ts';

const reaches = (assessment: string, atLeast = '50'): Requirement => ({
  kind: 'assessment-score',
  assessment,
  atLeast,
});
const loaf = reaches('loaf');
const weighted = (atLeast: string): Requirement => ({
  kind: 'weighted-score',
  of: [
    { assessment: 'loaf', weight: '60' },
    { assessment: 'essay', weight: '40' },
  ],
  atLeast,
});
const submitted = (atLeast: number): Requirement => ({ kind: 'submitted', atLeast });
const noDates = { startsOn: null, endsOn: null, resultsUntil: null };
const spring: Counting = {
  cohort: { startsOn: '2026-02-02', endsOn: '2026-06-26', resultsUntil: '2026-07-10' },
  ended: null,
};
const left = (status: 'withdrawn' | 'transferred'): Counting => ({
  cohort: noDates,
  ended: { status, on: '2026-04-15' },
});
const carried = (assessment: string, score: string, on: string): AssessmentResult => ({
  ...result(assessment, score, on),
  carriedOver: true,
});
const withLoaf = (rules: JsonObject): JsonObject =>
  moduleChanged('dough', {
    assessments: [
      { id: 'quiz', title: 'Quiz', method: 'automatic', purpose: 'formative', outcomes: ['knead'] },
      {
        id: 'loaf',
        title: 'A loaf',
        method: 'project',
        purpose: 'summative',
        weight: '60',
        outcomes: ['knead'],
        ...rules,
      },
      { id: 'essay', title: 'Essay', method: 'project', purpose: 'summative', weight: '40', outcomes: ['weigh'] },
    ],
  });
const outcome = (requirement: Requirement, record: Partial<LearnerRecord>, asOf: string, change: JsonObject = {}) =>
  traced(requirement, record, change, asOf).outcome;

/** Two attempts, of which the first is the better one. */
const twice = { results: [result('loaf', '70', '2026-03-01'), result('loaf', '40', '2026-03-02')] };

describe('the day of the decision', () => {
  it('lets count what is dated on it or before, and nothing that is dated later', () => {
    const record = { results: [result('loaf', '60', '2026-03-02')] };
    expect(outcome(loaf, record, '2026-03-01')).toBe('not-yet');
    expect(outcome(loaf, record, '2026-03-02')).toBe('earned');
    const recognitions = [{ module: 'dough', on: '2026-03-02', reference: 'a' }];
    expect(outcome({ kind: 'prior-learning', module: 'dough' }, { recognitions }, '2026-03-01')).toBe('not-yet');
    const heldAwards = [{ pathway: 'cakes', edition: '1', award: 'badge', on: '2026-03-02' }];
    const held: Requirement = { kind: 'award-held', award: 'badge', pathway: 'cakes' };
    expect(outcome(held, { heldAwards }, '2026-03-01')).toBe('not-yet');
  });

  it('lets stand what has no day', () => {
    expect(outcome(loaf, { results: [result('loaf', '60', null)] }, '2026-03-01')).toBe('earned');
  });
});

describe('results that arrive out of order, and corrections', () => {
  it('are decided on as if they had always been so', () => {
    const change = withLoaf({ attempts: { counts: 'last' } });
    const late = [...twice.results, result('loaf', '90', '2026-02-28')];
    expect(traced(loaf, { results: late }, change)).toEqual(traced(loaf, { results: late.toReversed() }, change));
    expect(isMet(loaf, { results: late }, change)).toBe(false);
    const corrected = twice.results.map((one) => (one.score === '40' ? { ...one, score: '50' } : one));
    expect(isMet(loaf, { results: corrected }, change)).toBe(true);
  });
});

describe('a missing score', () => {
  it('is zero in a weighted score, and reaches no mark by itself', () => {
    expect(isMet(weighted('60'), results({ loaf: '100' }))).toBe(true);
    expect(isMet(weighted('60.1'), results({ loaf: '100' }))).toBe(false);
    expect(isMet(reaches('loaf', '0'))).toBe(false);
  });

  it('leaves what was handed in handed in, and no attempt yet', () => {
    const unscored = { results: [result('loaf', null), result('loaf', '70', '2026-02-01')] };
    expect(isMet(submitted(1), { results: [result('loaf', null)] })).toBe(true);
    expect(isMet(loaf, unscored, withLoaf({ attempts: { counts: 'last' } }))).toBe(true);
  });
});

describe('of several attempts', () => {
  it.each([
    ['best', '70'],
    ['first', '70'],
    ['last', '40'],
    ['average', '55'],
  ])('by the policy %s exactly %s counts', (counts, score) => {
    const change = withLoaf({ attempts: { counts } });
    expect(isMet(reaches('loaf', score), twice, change)).toBe(true);
    expect(isMet(reaches('loaf', `${score}.000000001`), twice, change)).toBe(false);
  });

  it('those after the greatest number do not count', () => {
    expect(
      isMet(loaf, { results: twice.results.toReversed() }, withLoaf({ attempts: { counts: 'best', most: 1 } })),
    ).toBe(true);
    expect(isMet(reaches('loaf', '70.1'), twice, withLoaf({ attempts: { counts: 'best', most: 1 } }))).toBe(false);
  });

  it('without a time, on one day, the better comes first, and one without a day before all others', () => {
    const change = withLoaf({ attempts: { counts: 'first' } });
    expect(isMet(reaches('loaf', '60'), { results: [result('loaf', '20'), result('loaf', '60')] }, change)).toBe(true);
    expect(isMet(loaf, { results: [result('loaf', '60'), result('loaf', '20', null)] }, change)).toBe(false);
  });
});

describe('what was carried over', () => {
  it('counts like any other, is not held against the dates of the cohort, and is not late', () => {
    const change = withLoaf({ late: { policy: 'refused' } });
    const dueDates = [{ assessment: 'loaf', on: '2026-03-01' }];
    const record = { results: [carried('loaf', '60', '2025-05-01')], counting: { ...spring, dueDates } };
    expect(isMet(loaf, record, change)).toBe(true);
    expect(isMet(loaf, { ...record, results: [carried('loaf', '60', '2026-08-01')] }, change)).toBe(true);
  });
});

describe('late work', () => {
  const dueDates = [{ assessment: 'loaf', on: '2026-03-01' }];
  const record = {
    results: [result('loaf', '80', '2026-03-03')],
    counting: { cohort: noDates, dueDates, ended: null },
  };

  it.each<[policy: string, late: JsonObject, counts: string | null]>([
    ['is accepted', { policy: 'accepted' }, '80'],
    ['is refused', { policy: 'refused' }, null],
    ['loses so much for each day that has begun', { policy: 'reduced', percentPerDay: '12.5', days: 2 }, '60'],
    ['is refused after so many days', { policy: 'reduced', percentPerDay: '12.5', days: 1 }, null],
  ])('%s, as the assessment says', (_, late, counts) => {
    expect(isMet(reaches('loaf', counts ?? '0'), record, withLoaf({ late }))).toBe(counts !== null);
    expect(isMet(reaches('loaf', `${counts ?? 80}.1`), record, withLoaf({ late }))).toBe(false);
  });
});

describe('the dates of the cohort', () => {
  it('let count what was handed in on its first day, on the last one for results, and between', () => {
    const on = (day: string) => isMet(loaf, { results: [result('loaf', '60', day)], counting: spring });
    expect(['2026-02-01', '2026-02-02', '2026-07-10', '2026-07-11'].map(on)).toEqual([false, true, true, false]);
  });
});

describe('who has withdrawn', () => {
  it('keeps what was handed in up to that day, and nothing after it or without a day', () => {
    const on = (day: string | null) =>
      isMet(loaf, { results: [result('loaf', '60', day)], counting: left('withdrawn') });
    expect(['2026-04-15', '2026-04-16', null].map(on)).toEqual([true, false, false]);
    const finalResult = { finalResult: 'pass', counting: left('withdrawn') } as const;
    expect(isMet({ kind: 'final-result', in: ['pass'] }, finalResult)).toBe(false);
    expect(isMet({ kind: 'not-withdrawn' }, finalResult)).toBe(false);
  });

  it('and who was transferred earns nothing any more in the cohort that was left', () => {
    const record = { results: [result('loaf', '60', '2026-03-01')], counting: left('transferred') };
    expect(outcome(loaf, record, '2026-05-01')).toBe('impossible');
  });
});

describe('prior learning', () => {
  const recognitions = [{ module: 'oven', on: '2026-03-01', reference: 'a' }];
  const bounded = { priorLearning: { description: 'By the board.', decidedBy: 'the board', mostCredit: '3' } };

  it('passes the module, shows no competency, and gives credit up to the bound', () => {
    expect(isMet({ kind: 'module-passed', module: 'oven' }, { recognitions })).toBe(true);
    expect(isMet({ kind: 'competency', competency: 'baking/oven' }, { recognitions })).toBe(false);
    expect(isMet({ kind: 'credits', atLeast: '3' }, { recognitions }, bounded)).toBe(true);
    expect(isMet({ kind: 'credits', atLeast: '3.1' }, { recognitions }, bounded)).toBe(false);
  });
});

describe('formative results', () => {
  it('decide nothing, and count as handed in', () => {
    const record = results({ quiz: '100' });
    expect(isMet({ kind: 'module-passed', module: 'dough' }, record)).toBe(false);
    expect(isMet({ kind: 'competency', competency: 'baking/dough' }, record)).toBe(false);
    expect(isMet(submitted(1), record)).toBe(true);
  });
});

describe('scores', () => {
  it('are exact: rounding never decides', () => {
    expect(isMet(weighted('66.666666667'), results({ loaf: '66.666666667', essay: '66.666666667' }))).toBe(true);
    expect(isMet(weighted('66.666666667'), results({ loaf: '66.666666667', essay: '66.666666666' }))).toBe(false);
    const oven: Requirement = { kind: 'module-passed', module: 'oven' };
    expect(isMet(oven, results({ firing: '50', 'firing-log': '50', 'firing-talk': '50' }))).toBe(true);
    expect(isMet(oven, results({ firing: '50', 'firing-log': '50', 'firing-talk': '49.999999999' }))).toBe(false);
  });
});

describe('an award that is not earned', () => {
  it('is impossible where nothing that may still come can earn it, and earned again when what is known is corrected', () => {
    const failed = { results: [result('loaf', '20', '2026-03-01')], counting: spring };
    expect(outcome(loaf, failed, '2026-07-10')).toBe('not-yet');
    expect(outcome(loaf, failed, '2026-07-11')).toBe('impossible');
    const corrected = { results: [result('loaf', '50', '2026-03-01')], counting: spring };
    expect(outcome(loaf, corrected, '2026-07-11')).toBe('earned');
  });
});

describe('progress', () => {
  it('is the mean of what is asked for, as far as each goes, and 100 only where it is met', () => {
    const progress = (requirement: Requirement, record: Partial<LearnerRecord>) => {
      const learner = { finalResult: null, results: [], ...record };
      const { decisions } = compilePathway(courseWith(requirement)).evaluate(learner, '2026-12-31');
      return decisions.find(({ awardId }) => awardId === 'tried')?.progress;
    };
    const both: Requirement = { kind: 'all', of: [submitted(4), loaf] };
    expect(progress(both, results({ quiz: '1' }))).toBe(12);
    expect(progress(both, results({ loaf: '60' }))).toBe(62);
    expect(progress(weighted('50'), results({ loaf: '83.333333333' }))).toBe(99);
    expect(progress(loaf, results({ loaf: '50' }))).toBe(100);
    expect(progress({ kind: 'any', of: [submitted(4), loaf] }, results({ essay: '60' }))).toBe(25);
  });
});
