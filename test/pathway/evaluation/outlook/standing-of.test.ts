import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../service/core/json.ts';
import type { Requirement } from '../../../../service/pathway/definition/requirement.ts';
import { compilePathway } from '../../../../service/pathway/evaluation/evaluate.ts';
import type { Counting, LearnerRecord } from '../../../../service/pathway/evaluation/learner-record.ts';
import { type Standing, standingOf } from '../../../../service/pathway/evaluation/outlook/standing-of.ts';
import { courseWith, moduleChanged, result, results, traced } from '../requirement-fixture.ts';

const TODAY = '2026-03-10';
const noDates = { startsOn: null, endsOn: null, resultsUntil: null };
const until = (resultsUntil: string): Counting => ({ cohort: { ...noDates, resultsUntil }, ended: null });
const OVER = until('2026-03-09');
const withdrawn: Counting = { cohort: noDates, ended: { status: 'withdrawn', on: '2026-03-05' } };
const transferred: Counting = { cohort: noDates, ended: { status: 'transferred', on: '2026-03-05' } };

/** How a learner stands on 10 March 2026. */
function standing(requirement: Requirement, record: Partial<LearnerRecord> = {}, change: JsonObject = {}): Standing {
  const learner = { finalResult: null, results: [], ...record };
  const outlook = compilePathway(courseWith(requirement, change)).outlook(learner, TODAY);
  const trace = traced(requirement, learner, change, TODAY);
  const found = standingOf(trace.requirement, outlook);
  expect(trace.outcome).toBe(found === 'met' ? 'earned' : found === 'open' ? 'not-yet' : 'impossible');
  return found;
}

const reaches = (assessment: string, atLeast = '50'): Requirement => ({
  kind: 'assessment-score',
  assessment,
  atLeast,
});
const loaf = reaches('loaf');
const attempts = (counts: string, most?: number) =>
  moduleChanged('dough', {
    assessments: [
      {
        id: 'loaf',
        title: 'A loaf',
        method: 'project',
        purpose: 'summative',
        attempts: { counts, ...(most && { most }) },
      },
      {
        id: 'essay',
        title: 'Essay',
        method: 'tutor-marked',
        purpose: 'summative',
        passMark: '50',
        outcomes: ['weigh'],
      },
      { id: 'quiz', title: 'Quiz', method: 'automatic', purpose: 'formative' },
    ],
  });
const failed = { results: [result('loaf', '20', '2026-03-01')] };

describe('a score that is not reached', () => {
  it('is open as long as the cohort takes results, its last day included, and impossible from the day after', () => {
    expect(standing(loaf)).toBe('open');
    expect(standing(loaf, { ...failed, counting: until(TODAY) })).toBe('open');
    expect(standing(loaf, { ...failed, counting: OVER })).toBe('impossible');
    expect(standing(loaf, { counting: OVER })).toBe('impossible');
  });

  it('is judged by the end of the cohort where no later day for results is set', () => {
    const counting = { cohort: { ...noDates, endsOn: '2026-03-09' }, ended: null };
    expect(standing(loaf, { counting })).toBe('impossible');
    expect(standing(loaf, { counting: { ...counting, cohort: { ...counting.cohort, resultsUntil: TODAY } } })).toBe(
      'open',
    );
  });

  it('is open, whatever day it is, while something that was handed in has no score', () => {
    const unscored = { results: [result('loaf', null, '2026-03-01')] };
    expect(standing(loaf, { ...unscored, counting: OVER })).toBe('open');
    expect(standing(loaf, { ...unscored, counting: withdrawn })).toBe('open');
    expect(standing(loaf, { results: [result('loaf', null, null)], counting: OVER })).toBe('impossible');
  });

  it('is impossible after a withdrawal, by the registrar or as the provider reports, and after a transfer', () => {
    expect(standing(loaf, { counting: withdrawn })).toBe('impossible');
    expect(standing(loaf, { finalResult: 'withdrawn' })).toBe('impossible');
    expect(standing(loaf, { results: [result('loaf', null, '2026-03-01')], counting: transferred })).toBe('impossible');
    expect(standing(loaf, { finalResult: 'fail' })).toBe('open');
  });

  it('is impossible where no score is so high', () => {
    expect(standing(reaches('loaf', '100.000000001'))).toBe('impossible');
  });

  it('is open where a result is known that is dated later', () => {
    expect(standing(loaf, { results: [result('loaf', '90', '2026-03-11')], counting: until('2026-03-11') })).toBe(
      'open',
    );
  });

  it('is impossible once the greatest number of attempts is used up', () => {
    expect(standing(loaf, failed, attempts('best', 2))).toBe('open');
    expect(standing(loaf, failed, attempts('best', 1))).toBe('impossible');
    expect(
      standing(loaf, { results: [...failed.results, result('loaf', '30', '2026-03-02')] }, attempts('best', 2)),
    ).toBe('impossible');
  });

  it('is open at the greatest number of attempts where nobody can tell that a further one would be the later', () => {
    expect(standing(loaf, { results: [result('loaf', '20', null)] }, attempts('best', 1))).toBe('open');
    expect(standing(loaf, { results: [result('loaf', '20', TODAY)] }, attempts('best', 1))).toBe('open');
  });

  it('is impossible after a first attempt where the first counts, unless an earlier one has no score yet', () => {
    expect(standing(loaf, {}, attempts('first'))).toBe('open');
    expect(standing(loaf, failed, attempts('first'))).toBe('impossible');
    const earlier = [...failed.results, result('loaf', null, '2026-02-20')];
    expect(standing(loaf, { results: earlier }, attempts('first'))).toBe('open');
    const later = [...failed.results, result('loaf', null, '2026-03-02')];
    expect(standing(loaf, { results: later }, attempts('first'))).toBe('impossible');
  });

  it('is open where the last counts and a further attempt may be made', () => {
    expect(standing(loaf, failed, attempts('last'))).toBe('open');
    expect(standing(loaf, failed, attempts('last', 1))).toBe('impossible');
  });

  it('is judged by what the average may still come to, exactly', () => {
    expect(standing(loaf, failed, attempts('average'))).toBe('open');
    expect(standing(reaches('loaf', '99.999999999'), failed, attempts('average'))).toBe('open');
    expect(standing(reaches('loaf', '100'), failed, attempts('average'))).toBe('impossible');
    expect(standing(reaches('loaf', '60'), failed, attempts('average', 2))).toBe('open');
    expect(standing(reaches('loaf', '60.000000001'), failed, attempts('average', 2))).toBe('impossible');
    const unscored = { results: [...failed.results, result('loaf', null, '2026-03-02')], counting: OVER };
    expect(standing(reaches('loaf', '60'), unscored, attempts('average'))).toBe('open');
    expect(standing(reaches('loaf', '60.1'), unscored, attempts('average'))).toBe('impossible');
  });
});

describe('a weighted score that is not reached', () => {
  const weighted = (atLeast: string): Requirement => ({
    kind: 'weighted-score',
    of: [
      { assessment: 'loaf', weight: '60' },
      { assessment: 'essay', weight: '40' },
    ],
    atLeast,
  });

  it('is open where each part at its highest makes it', () => {
    const counting = until(TODAY);
    expect(standing(weighted('52'), { ...failed, counting }, attempts('best', 1))).toBe('open');
    expect(standing(weighted('52.1'), { ...failed, counting }, attempts('best', 1))).toBe('impossible');
  });

  it('has to be exceeded by an average that only comes near', () => {
    expect(standing(weighted('99.9'), failed, attempts('average'))).toBe('open');
    expect(standing(weighted('100'), failed, attempts('average'))).toBe('impossible');
  });
});

describe('a final result', () => {
  const passes: Requirement = { kind: 'final-result', in: ['pass'] };

  it('may come while none is reported, also after the last day for results, and is final then', () => {
    expect(standing(passes)).toBe('open');
    expect(standing(passes, { counting: OVER })).toBe('open');
    expect(standing(passes, { finalResult: 'fail' })).toBe('impossible');
    expect(standing(passes, { counting: withdrawn })).toBe('impossible');
  });

  it('counts in no window of days', () => {
    expect(standing({ kind: 'within', days: 7, of: passes })).toBe('impossible');
  });

  it('that is a withdrawal stays one', () => {
    expect(standing({ kind: 'not-withdrawn' }, { finalResult: 'withdrawn' })).toBe('impossible');
  });
});

describe('prior learning', () => {
  const recognised: Requirement = { kind: 'prior-learning', module: 'dough' };
  const priorLearning = { priorLearning: { description: 'By the board.', decidedBy: 'the board' } };
  const bounded = { priorLearning: { ...priorLearning.priorLearning, mostCredit: '4' } };
  const oven = { recognitions: [{ module: 'oven', on: '2026-03-01', reference: 'a' }] };

  it('may be recognised where the pathway knows it, and while the enrolment lasts', () => {
    expect(standing(recognised)).toBe('impossible');
    expect(standing(recognised, { counting: OVER }, priorLearning)).toBe('open');
    expect(standing(recognised, { counting: withdrawn }, priorLearning)).toBe('impossible');
    expect(standing(recognised, { counting: transferred }, priorLearning)).toBe('impossible');
  });

  it('may not where more credit would be recognised than the pathway gives', () => {
    expect(standing(recognised, {}, bounded)).toBe('open');
    expect(standing(recognised, oven, bounded)).toBe('impossible');
  });

  it('passes a module that its marks cannot pass any more', () => {
    const passed: Requirement = { kind: 'module-passed', module: 'dough' };
    expect(standing(passed, { counting: OVER })).toBe('impossible');
    expect(standing(passed, { counting: OVER }, priorLearning)).toBe('open');
  });

  it('gives credit up to the bound', () => {
    const credits = (atLeast: string): Requirement => ({ kind: 'credits', atLeast, from: ['dough', 'oven'] });
    const bound = { priorLearning: { ...priorLearning.priorLearning, mostCredit: '5' } };
    expect(standing(credits('5'), { counting: OVER }, bound)).toBe('open');
    expect(standing(credits('5.1'), { counting: OVER }, bound)).toBe('impossible');
    expect(standing(credits('5.5'), {}, bound)).toBe('open');
  });
});

describe('parts of a whole', () => {
  const closed = { ...failed, counting: until(TODAY) };
  const first = attempts('first');

  it('make it impossible where all are asked for and one is', () => {
    expect(standing({ kind: 'all', of: [loaf, reaches('essay')] }, closed, first)).toBe('impossible');
    expect(standing({ kind: 'any', of: [loaf, reaches('essay')] }, closed, first)).toBe('open');
    expect(standing({ kind: 'at-least', count: 2, of: [loaf, reaches('essay')] }, closed, first)).toBe('impossible');
  });

  it('count in a module, a competency, a tier and an award of this pathway', () => {
    expect(standing({ kind: 'module-passed', module: 'dough' }, { counting: OVER })).toBe('impossible');
    expect(standing({ kind: 'module-passed', module: 'reading' })).toBe('impossible');
    expect(standing({ kind: 'competency', competency: 'baking/measure' })).toBe('open');
    expect(standing({ kind: 'competency', competency: 'baking/measure' }, { counting: OVER })).toBe('impossible');
    expect(standing({ kind: 'tier-completed', tier: 'one' }, closed, first)).toBe('impossible');
    expect(standing({ kind: 'award-held', award: 'badge' }, closed, first)).toBe('impossible');
  });
});

describe('what else may come', () => {
  it('is an award of another pathway, at any time, but not after a transfer', () => {
    const held: Requirement = { kind: 'award-held', award: 'badge', pathway: 'cakes' };
    expect(standing(held, { counting: withdrawn })).toBe('open');
    expect(standing(held, { counting: transferred })).toBe('impossible');
  });

  it('is one more assessment, while work may be handed in', () => {
    const many: Requirement = { kind: 'submitted', atLeast: 2 };
    expect(standing(many, failed)).toBe('open');
    expect(standing(many, { ...failed, counting: OVER })).toBe('impossible');
  });
});

describe('within a time', () => {
  const within: Requirement = { kind: 'within', days: 7, of: { kind: 'all', of: [loaf, reaches('essay')] } };
  const apart = { results: [result('loaf', '80', '2026-02-01'), result('essay', '80', '2026-03-01')] };

  it('what is there, but not in time, is open as long as something of it may come once more', () => {
    expect(standing(within, apart)).toBe('open');
    expect(standing(within, { ...apart, counting: OVER })).toBe('impossible');
  });

  it('what is not there is open where it is', () => {
    expect(standing(within, results({ loaf: '80' }))).toBe('open');
    expect(standing(within, { ...results({ loaf: '80' }), counting: OVER })).toBe('impossible');
  });

  it('what asks for nothing on a day is open as long as anything may stand on one', () => {
    expect(standing({ kind: 'within', days: 7, of: { kind: 'not-withdrawn' } }, { counting: until(TODAY) })).toBe(
      'open',
    );
  });
});

describe('an award that is earned', () => {
  it('is earned whatever may come, and one that is met after a transfer is impossible', () => {
    expect(standing(loaf, { ...results({ loaf: '80' }), counting: OVER })).toBe('met');
    expect(traced(loaf, { ...results({ loaf: '80' }), counting: transferred }).outcome).toBe('impossible');
  });
});
