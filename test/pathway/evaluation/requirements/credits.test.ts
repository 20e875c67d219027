import { describe, expect, it } from 'vitest';
import { decided, isMet, results } from '../requirement-fixture.ts';

const credits = (atLeast: string, from?: string[]) =>
  ({ kind: 'credits', atLeast, ...(from !== undefined && { from }) }) as const;
const doughPassed = results({ loaf: '50', essay: '50' });
const recognised = (...modules: string[]) => ({
  recognitions: modules.map((module) => ({ module, on: '2026-01-01', reference: `of-${module}` })),
});

describe('credit', () => {
  it('is that of the modules that are passed', () => {
    expect(decided(credits('7'), { ...doughPassed, finalResult: 'pass' })).toMatchObject({ met: true, credit: '7' });
    expect(isMet(credits('7.1'), { ...doughPassed, finalResult: 'pass' })).toBe(false);
    expect(decided(credits('1'))).toMatchObject({ met: false, credit: '0' });
  });

  it('is of the modules named alone', () => {
    const record = { ...doughPassed, finalResult: 'pass' as const };
    expect(decided(credits('2', ['dough', 'oven']), record)).toMatchObject({
      met: true,
      credit: '2',
      of: [
        { credit: '2', module: { module: 'dough', met: true } },
        { credit: '3.5', module: { module: 'oven', met: false } },
      ],
    });
  });

  it('is not of modules that carry none', () => {
    expect(decided(credits('1', ['attempts', 'dough']), doughPassed)).toMatchObject({
      of: [{ module: { module: 'dough' } }],
    });
  });

  it('of prior learning counts up to what the pathway allows, all of it together', () => {
    const change = { priorLearning: { description: 'By the board.', decidedBy: 'the board', mostCredit: '4' } };
    const record = { ...doughPassed, ...recognised('oven', 'shop') };
    expect(decided(credits('10.5'), record)).toMatchObject({ met: true, recognised: '8.5', mostRecognised: null });
    expect(decided(credits('6'), record, change)).toMatchObject({
      met: true,
      credit: '6',
      recognised: '8.5',
      mostRecognised: '4',
    });
    expect(isMet(credits('6.1'), record, change)).toBe(false);
  });

  it('of what is recognised and passed as well is not held against that', () => {
    const change = { priorLearning: { description: 'By the board.', decidedBy: 'the board', mostCredit: '0' } };
    expect(isMet(credits('2'), { ...doughPassed, ...recognised('dough') }, change)).toBe(true);
    expect(isMet(credits('2'), recognised('dough'), change)).toBe(false);
  });
});
