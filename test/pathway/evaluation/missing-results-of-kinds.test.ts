import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../service/pathway/definition/requirement.ts';
import type { LearnerRecord } from '../../../service/pathway/evaluation/learner-record.ts';
import { missingResults } from '../../../service/pathway/evaluation/missing-results.ts';
import { decided, moduleChanged, result, results } from './requirement-fixture.ts';

const missing = (requirement: Requirement, record: Partial<LearnerRecord> = {}, change = {}) =>
  missingResults(decided(requirement, record, change));
const assessments = (...ids: string[]) => ({ assessments: ids, finalResult: false, submissions: 0 });

const reaches = (assessment: string): Requirement => ({ kind: 'assessment-score', assessment, atLeast: '50' });
const of = ['loaf', 'essay', 'firing'].map(reaches);

describe('results that could still decide', () => {
  it('of at least so many are those of the parts that are open, while enough are', () => {
    const two: Requirement = { kind: 'at-least', count: 2, of };
    expect(missing(two, results({ loaf: '80' }))).toEqual(assessments('essay', 'firing'));
    expect(missing(two, results({ loaf: '80', essay: '10' }))).toEqual(assessments('firing'));
    expect(missing(two, results({ loaf: '10', essay: '10' }))).toBeNull();
  });

  it('of a window are those of what is asked for, and none where only the time is missing', () => {
    const within: Requirement = { kind: 'within', days: 7, of: { kind: 'all', of } };
    expect(missing(within, results({ loaf: '80' }))).toEqual(assessments('essay', 'firing'));
    const apart = ['loaf', 'essay', 'firing'].map((id, month) => result(id, '80', `2026-0${month + 1}-01`));
    expect(missing(within, { results: apart })).toBeNull();
    expect(missing({ kind: 'within', days: 7, of: { kind: 'final-result', in: ['pass'] } })).toBeNull();
  });

  it('of a module are those of its marks', () => {
    const dough: Requirement = { kind: 'module-passed', module: 'dough' };
    expect(missing(dough)).toEqual(assessments('essay', 'loaf'));
    expect(missing(dough, results({ loaf: '80' }))).toEqual(assessments('essay'));
    expect(missing(dough, results({ essay: '10' }))).toBeNull();
    expect(missing({ kind: 'module-passed', module: 'reading' })).toBeNull();
    expect(missing({ kind: 'module-passed', module: 'shop' })).toEqual({ ...assessments(), finalResult: true });
  });

  it('of a module whose mark is zero are any at all', () => {
    const change = moduleChanged('oven', { passMark: '0' });
    expect(missing({ kind: 'module-passed', module: 'oven' }, {}, change)).toEqual(
      assessments('firing', 'firing-log', 'firing-talk'),
    );
  });

  it('of a mark that is shared out equally are counted exactly', () => {
    const oven: Requirement = { kind: 'module-passed', module: 'oven' };
    expect(missing(oven, results({ firing: '50', 'firing-log': '0' }))).toEqual(assessments('firing-talk'));
    expect(missing(oven, results({ firing: '49.999999999', 'firing-log': '0' }))).toBeNull();
  });

  it('of credit are those of open modules, while they carry enough', () => {
    const credits: Requirement = { kind: 'credits', atLeast: '5.5', from: ['dough', 'oven'] };
    expect(missing(credits)?.assessments).toEqual(['essay', 'loaf', 'firing', 'firing-log', 'firing-talk']);
    expect(missing(credits, results({ essay: '10' }))).toBeNull();
    expect(missing({ ...credits, atLeast: '5.6' })).toBeNull();
  });

  it('of credit do not make up for what may not be recognised', () => {
    const change = { priorLearning: { description: 'By the board.', decidedBy: 'the board', mostCredit: '0' } };
    const recognitions = [{ module: 'dough', on: '2026-01-01', reference: 'a' }];
    const credits: Requirement = { kind: 'credits', atLeast: '5.5', from: ['dough', 'oven'] };
    // The learner could still pass what was recognised.
    expect(missing(credits, { recognitions }, change)?.assessments).toContain('loaf');
    expect(missing(credits, { ...results({ essay: '10' }), recognitions }, change)).toBeNull();
  });

  it('of a competency are those of whatever could show it', () => {
    const shown: Requirement = { kind: 'competency', competency: 'baking/measure' };
    expect(missing(shown)).toEqual(assessments('essay'));
    expect(missing(shown, results({ essay: '10' }))).toBeNull();
    expect(missing({ kind: 'competency', competency: 'baking/shop' })).toEqual({ ...assessments(), finalResult: true });
  });

  it('of an award of this pathway are those that it asks for; of another pathway’s, and of prior learning, none', () => {
    expect(missing({ kind: 'award-held', award: 'badge' })).toEqual(assessments('loaf'));
    expect(missing({ kind: 'award-held', award: 'badge', pathway: 'cakes' })).toBeNull();
    expect(missing({ kind: 'prior-learning', module: 'dough' })).toBeNull();
  });

  it('of a score with more decimals than a threshold can have are told all the same', () => {
    const weighted: Requirement = {
      kind: 'weighted-score',
      of: [
        { assessment: 'loaf', weight: '33.333333333' },
        { assessment: 'essay', weight: '66.666666667' },
      ],
      atLeast: '50',
    };
    expect(missing(weighted, results({ loaf: '49.999999999' }))).toEqual(assessments('essay'));
  });
});
