import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessmentResult } from '../../../../service/pathway/evaluation/learner-record.ts';
import { decided, isMet, result } from '../requirement-fixture.ts';

const reaches = (assessment: string, atLeast: string) => ({ kind: 'assessment-score', assessment, atLeast }) as const;

/** The score that a trace shows as the one that counts. */
function counted(assessment: string, attempts: readonly AssessmentResult[], startsOn: string | null = null) {
  const counting = { cohort: { startsOn, endsOn: null, resultsUntil: null }, ended: null };
  const trace = decided(reaches(assessment, '0'), { results: attempts, counting });
  if (trace.kind !== 'assessment-score') throw new Error('another kind');
  return trace.average?.score ?? trace.result?.score ?? null;
}

const three = (assessment: string) => [
  result(assessment, '70', '2026-03-02'),
  result(assessment, '90', '2026-03-01'),
  result(assessment, '50', '2026-03-03'),
];

describe('of several attempts', () => {
  it.each([
    ['best', '90'],
    ['last', '50'],
    ['first', '90'],
    ['average', '70'],
    ['best-of-2', '90'],
    ['last-of-2', '70'],
    ['first-of-2', '90'],
    ['average-of-2', '80'],
  ])('by the policy %s, %s counts', (assessment, score) => {
    expect(counted(assessment, three(assessment))).toBe(score);
  });

  it('the best counts where no policy is stated', () => {
    expect(counted('loaf', three('loaf'))).toBe('90');
  });

  it('those without a score are passed over', () => {
    expect(counted('last', [result('last', '40', '2026-03-01'), result('last', null, '2026-03-02')])).toBe('40');
    expect(counted('average-of-2', [result('average-of-2', null, '2026-01-01'), ...three('average-of-2')])).toBe('80');
    expect(counted('last', [result('last', null)])).toBeNull();
  });

  it('those after the greatest number do not count, however good they are', () => {
    expect(counted('best-of-2', [...three('best-of-2'), result('best-of-2', '100', '2026-03-04')])).toBe('90');
  });

  it('one without a day that can be told comes before the others', () => {
    const undated = [result('last', '10', null), result('last', '20', 'soon'), result('last', '90', '2026-03-01')];
    expect(counted('last', undated)).toBe('90');
    expect(
      counted(
        'first',
        undated.map((one) => ({ ...one, assessment: 'first' })),
      ),
    ).toBe('20');
  });

  it('the better one counts as the first and as the last where time does not tell them apart', () => {
    for (const assessment of ['first', 'last']) {
      expect(counted(assessment, [result(assessment, '9'), result(assessment, '80'), result(assessment, '30')])).toBe(
        '80',
      );
    }
  });

  it('on one day the time decides, where it is written', () => {
    const attempts = ['10', '90', '50'].map((score, hour) => result('last', score, `2026-03-01T1${hour}:00:00Z`));
    expect(counted('last', attempts)).toBe('50');
  });

  it('day numbers are days of the cohort, beside dates', () => {
    const attempts = [result('last', '60', '3'), result('last', '40', '2026-03-02'), result('last', '20', '0')];
    expect(counted('last', attempts, '2026-03-01')).toBe('60');
    expect(
      counted(
        'first',
        attempts.map((one) => ({ ...one, assessment: 'first' })),
        '2026-03-01',
      ),
    ).toBe('20');
    // Without the first day of the cohort nobody can tell, and what has a date is taken for the later.
    expect(counted('last', attempts)).toBe('40');
  });
});

describe('an average', () => {
  const average = (...scores: string[]) => scores.map((score, day) => result('average', score, `2026-03-0${day + 1}`));

  it('is never rounded: a third below its threshold is below', () => {
    const attempts = average('66', '67', '67');
    expect(isMet(reaches('average', '66.666666666'), { results: attempts })).toBe(true);
    expect(isMet(reaches('average', '66.666666667'), { results: attempts })).toBe(false);
    expect(counted('average', attempts)).toBe('200/3');
  });

  it('shows the attempts that it is of, in the order of time, and no single result', () => {
    expect(decided(reaches('average', '50'), { results: average('40', '61').toReversed() })).toEqual({
      kind: 'assessment-score',
      met: true,
      assessment: 'average',
      atLeast: '50',
      average: { results: average('40', '61'), score: '50.5' },
      result: null,
    });
  });

  it('of one attempt is that attempt', () => {
    const [only] = average('61');
    expect(decided(reaches('average', '61'), { results: average('61') })).toMatchObject({ met: true, result: only });
  });

  it('goes into a weighted score exactly', () => {
    const weighted = (atLeast: string) =>
      ({
        kind: 'weighted-score',
        of: [
          { assessment: 'average', weight: '70' },
          { assessment: 'loaf', weight: '30' },
        ],
        atLeast,
      }) as const;
    const record = { results: [...average('66', '67', '67'), result('loaf', '50')] };
    expect(decided(weighted('61.666666666'), record)).toMatchObject({ met: true, score: '185/3' });
    expect(isMet(weighted('61.666666667'), record)).toBe(false);
  });

  it('is what BigInt fractions say it is', () => {
    const hundredths = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 1, maxLength: 9 }), hundredths, (scores, threshold) => {
        const text = (value: number) => `${Math.trunc(value / 100)}.${String(value % 100).padStart(2, '0')}`;
        const sum = scores.reduce((total, score) => total + BigInt(score), 0n);
        expect(isMet(reaches('average', text(threshold)), { results: average(...scores.map(text)) })).toBe(
          sum >= BigInt(threshold) * BigInt(scores.length),
        );
      }),
    );
  });
});
