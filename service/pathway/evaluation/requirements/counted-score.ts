/**
 * Which of several attempts counts. The rules:
 *
 * 1. Attempts without a score are passed over: they count once they are scored.
 * 2. Where a number of attempts is the most, those after it do not count. Attempts are in the order of their days, and of
 *    their times where they have such; one whose day cannot be told comes before those that have one. Of attempts that
 *    cannot be told apart by that, the better comes first.
 * 3. The best is the one with the highest score. The first and the last are so by that order; of several that stand last
 *    together it is the best. The average is the sum of the scores over their number, exactly.
 * 4. Which attempt is the first or the last, and what the average is, is a matter of the whole record. Within a window of
 *    days such a score counts when all the attempts that it rests on lie in it. The best is the best in the window.
 *
 * So a further result can lower what counts by the policies last and average; by first, and by a greatest number of
 * attempts, only where it turns out to be from before the others. By the best of any number it never can.
 */
import { addDecimals, compareDecimals, type Decimal, ZERO } from '../../decimal.ts';
import type { CountedAttempt, PathwayAssessment } from '../../definition/assessment.ts';
import { type Fraction, formatFraction } from '../../fraction.ts';
import { type AttemptTime, attemptTime, compareTimes } from '../attempt-time.ts';
import type { KnownResult } from '../known-results.ts';
import type { FactsCalendar, LearnerFacts } from '../learner-facts.ts';
import type { ScoreTrace } from '../trace.ts';

/** A score that counts, exactly, and how a trace shows it. */
export interface CountedScore extends Fraction, ScoreTrace {}

/** The score that counts in one assessment, or null where there is none. */
export type ScoreOf = (facts: LearnerFacts) => CountedScore | null;

/** Prepares what an assessment's attempts policy makes of a record. */
export function compileScore(assessment: string, attempts: PathwayAssessment['attempts']): ScoreOf {
  if (attempts === undefined) return ({ resultsOf }) => best(resultsOf(assessment));
  const { counts, most } = attempts;
  return (facts) => {
    const { calendar, window } = facts;
    // One attempt is the best, the last, the first and the average, and no limit is below it.
    const scored = calendar.resultsOf(assessment).filter(isScored);
    if (scored.length <= 1) return best(facts.resultsOf(assessment));
    const ordered = inOrder(scored, calendar);
    const allowed = most === undefined ? ordered : ordered.slice(0, most);
    const inWindow = new Set<KnownResult>(facts.resultsOf(assessment));
    const lies = ({ attempt }: OrderedAttempt): boolean => window === null || inWindow.has(attempt);
    if (counts === 'best') {
      const eligible = new Set(allowed.filter(lies).map(({ attempt }) => attempt));
      // In the order of all results, as where no policy is stated.
      return best(scored.filter((attempt) => eligible.has(attempt)));
    }
    const counted = chosen(counts, allowed);
    if (!counted.every(lies)) return null;
    return counts === 'average' ? average(counted) : best(counted.map(({ attempt }) => attempt));
  };
}

/** An attempt that has a score. */
interface ScoredResult extends KnownResult {
  readonly score: Decimal;
}

function isScored(result: KnownResult): result is ScoredResult {
  return result.score !== null;
}

/** Of equally good ones the first in order. */
function best(results: readonly KnownResult[]): CountedScore | null {
  let found: ScoredResult | undefined;
  for (const result of results) {
    if (!isScored(result)) continue;
    if (found === undefined || compareDecimals(result.score, found.score) > 0) found = result;
  }
  return found === undefined ? null : { sum: found.score, over: 1n, result: found.trace };
}

function average(attempts: readonly OrderedAttempt[]): CountedScore | null {
  if (attempts.length === 0) return null;
  const value = {
    sum: attempts.map(({ attempt }) => attempt.score).reduce(addDecimals, ZERO),
    over: BigInt(attempts.length),
  };
  const results = attempts.map(({ attempt }) => attempt.trace);
  return { ...value, average: { results, score: formatFraction(value) }, result: null };
}

/** An attempt in the order of time. */
interface OrderedAttempt extends AttemptTime {
  readonly attempt: ScoredResult;
}

/** Rule 2. */
function inOrder(attempts: readonly ScoredResult[], calendar: FactsCalendar): OrderedAttempt[] {
  return attempts
    .map((attempt): OrderedAttempt => ({ attempt, ...attemptTime(attempt, calendar) }))
    .sort((left, right) => compareTimes(left, right) || compareDecimals(right.attempt.score, left.attempt.score));
}

/** Rule 3, apart from the best: one attempt, or for the average all. */
function chosen(
  counts: Exclude<CountedAttempt, 'best'>,
  ordered: readonly OrderedAttempt[],
): readonly OrderedAttempt[] {
  if (counts === 'average') return ordered;
  const last = ordered.at(-1);
  const index =
    counts === 'first' || last === undefined ? 0 : ordered.findIndex((one) => compareTimes(one, last) === 0);
  return ordered.slice(index, index + 1);
}
