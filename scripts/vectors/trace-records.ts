/** Learners of the vectors' pathway, each for something that the rules of evaluation say. */
import type { Learner, Result } from './trace-form.ts';

const result = (assessment: string, score: string | null, submittedOn: string | null, carriedOver = false): Result => ({
  assessment,
  score,
  submittedOn,
  carriedOver,
});

const SPRING = { startsOn: '2026-02-02', endsOn: '2026-06-26', resultsUntil: '2026-07-10' };
const NO_DATES = { startsOn: null, endsOn: null, resultsUntil: null };

/** A learner, the day of the decision, and what it is there for. */
export interface RecordCase {
  readonly title: string;
  readonly asOf: string;
  readonly record: Learner;
}

const GOOD = [
  result('essay', '49.9', '9'),
  result('report', '71.50', '40'),
  result('joint', '88.50', '2026-03-20'),
  result('bench', '50', '2026-03-21'),
  result('log', '12', '2026-03-22T10:00:00Z'),
  result('quiz', '99', '3'),
];

/** Every learner of the vectors. */
export const RECORDS: readonly RecordCase[] = [
  { title: 'nothing is known yet', asOf: '2026-03-01', record: { finalResult: null, results: [] } },
  {
    title: 'much is reached, with a final result',
    asOf: '2026-08-01',
    record: { finalResult: 'distinction', results: GOOD },
  },
  {
    title: 'both tiers are completed, at their thresholds exactly',
    asOf: '2026-08-01',
    record: {
      finalResult: 'distinction',
      results: [
        result('essay', '50', '2026-03-01'),
        result('only-first', '66.666666667', '2026-03-01'),
        result('only-last', '66.666666667', '2026-03-02'),
        result('mean', '33.333333334', '2026-03-01'),
        result('mean', '100', '2026-03-03'),
      ],
    },
  },
  {
    title: 'in a cohort with dates, while it takes results',
    asOf: '2026-07-10',
    record: { finalResult: null, results: GOOD, counting: { cohort: SPRING, ended: null } },
  },
  {
    title: 'the day after the last one for results, with a score that is still to come',
    asOf: '2026-07-11',
    record: {
      finalResult: null,
      results: [result('essay', '20', '9'), result('report', null, '2026-07-10'), result('joint', '40', '2026-03-20')],
      counting: { cohort: SPRING, ended: null },
    },
  },
  {
    title: 'results from before the cohort and after it, and one that was carried over',
    asOf: '2026-09-01',
    record: {
      finalResult: 'fail',
      results: [
        result('essay', '90', '-1'),
        result('essay', '80', '2026-07-11'),
        result('joint', '70', '2025-05-01', true),
        result('quiz', '1', 'last spring'),
      ],
      counting: { cohort: SPRING, ended: null },
    },
  },
  {
    title: 'a withdrawal: what came later does not count, nor what has no day',
    asOf: '2026-05-01',
    record: {
      finalResult: 'pass',
      results: [
        result('joint', '70', '2026-04-01'),
        result('essay', '60', null),
        result('report', '60', '2026-04-16'),
        result('log', '60', null, true),
        result('bench', null, '2026-04-15'),
      ],
      recognitions: [
        { module: 'practice', on: '2026-04-16', reference: 'r-2' },
        { module: 'theory', on: '2026-04-15', reference: 'r-1' },
      ],
      counting: { cohort: SPRING, ended: { status: 'withdrawn', on: '2026-04-15' } },
    },
  },
  {
    title: 'a transfer: nothing is earned here any more',
    asOf: '2026-05-01',
    record: {
      finalResult: 'pass',
      results: GOOD,
      recognitions: [{ module: 'practice', on: '2026-01-01', reference: 'r-1' }],
      heldAwards: [{ pathway: 'brazing', edition: '1', award: 'badge', on: '2025-01-01' }],
      counting: { cohort: NO_DATES, ended: { status: 'transferred', on: '2026-04-15' } },
    },
  },
  {
    title: 'a withdrawal as the provider reports it',
    asOf: '2026-05-01',
    record: { finalResult: 'withdrawn', results: GOOD },
  },
  {
    title: 'of several attempts each policy counts its own, and what is beyond the greatest number does not count',
    asOf: '2026-06-01',
    record: {
      finalResult: null,
      results: [
        result('essay', '34', '2026-02-10'),
        result('essay', '34.999999999', '2026-02-11'),
        result('essay', '100', '2026-02-12'),
        result('only-first', '70', '2026-02-10T09:00:00Z'),
        result('only-first', '20', '2026-02-10T10:00:00Z'),
        result('only-last', '90', '2026-02-10'),
        result('only-last', '66.666666667', '2026-02-11'),
        result('last-of-two', '10', '2026-02-10'),
        result('last-of-two', '60', '2026-02-11'),
        result('last-of-two', '90', '2026-02-12'),
        result('mean-of-three', '100', null),
        result('mean-of-three', '50', '2026-02-11'),
        result('mean-of-three', '50', '2026-02-12'),
        result('mean-of-three', '0', '2026-02-13'),
        result('mean', '80', '5'),
        result('mean', '33.3', '10'),
        result('mean', null, '11'),
      ],
    },
  },
  {
    title: 'what is late is reduced, refused, or accepted',
    asOf: '2026-04-01',
    record: {
      finalResult: null,
      results: [
        result('joint', '91.4', '2026-03-17'),
        result('joint', '80', '2026-03-15'),
        result('joint', '100', '2026-03-19'),
        result('bench', '90', '43'),
        result('log', '90', '2026-03-30'),
        result('essay', '55', '2026-03-16'),
      ],
      counting: {
        cohort: { ...NO_DATES, startsOn: '2026-02-02' },
        dueDates: ['joint', 'bench', 'log', 'essay'].map((assessment) => ({ assessment, on: '2026-03-15' })),
        ended: null,
      },
    },
  },
  {
    title: 'once it would be refused, nothing more can come',
    asOf: '2026-03-19',
    record: {
      finalResult: 'fail',
      results: [
        result('joint', '50', '2026-03-15'),
        result('essay', '10', '2026-02-10'),
        result('essay', '10', '2026-02-11'),
      ],
      counting: {
        cohort: { ...NO_DATES, startsOn: '2026-02-02' },
        dueDates: ['joint', 'bench'].map((assessment) => ({ assessment, on: '2026-03-15' })),
        ended: null,
      },
    },
  },
  {
    title: 'prior learning and an award held from elsewhere, some of them dated after the day of the decision',
    asOf: '2026-03-01',
    record: {
      finalResult: null,
      results: [result('report', '60', '2026-03-02'), result('essay', '60.0', '2026-02-28')],
      recognitions: [
        { module: 'practice', on: '2026-02-20', reference: 'r-2' },
        { module: 'practice', on: '2026-02-20', reference: 'r-1' },
        { module: 'firm', on: '2026-03-02', reference: 'r-3' },
      ],
      heldAwards: [
        { pathway: 'brazing', edition: '2', award: 'badge', on: '2026-03-02' },
        { pathway: 'brazing', edition: '3', award: 'badge', on: '2025-12-01' },
      ],
    },
  },
  {
    title: 'two windows of days in one another, and a result that comes too late for them',
    asOf: '2026-06-01',
    record: {
      finalResult: null,
      results: [
        result('essay', '45', '2026-02-10'),
        result('joint', '62.5', '2026-02-19'),
        result('joint', '90', '2026-02-25'),
        result('report', '40', '2026-02-25'),
      ],
    },
  },
];
