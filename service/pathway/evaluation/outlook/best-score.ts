/**
 * The highest score that may still come to count in an assessment. The rules:
 *
 * 1. What may come is a score on what was handed in and has none yet, and, as long as work may be handed in, further
 *    attempts, as many as one likes. Each is 100 at the most, or what is left of that where it is handed in late.
 * 2. An attempt counts only where it may come among the first `most` of the assessment's policy (`counted-score.ts`, rule
 *    2), and by the policy first only where it may come before all others. Further attempts come after those that were
 *    handed in before the day of the decision; after one that is of that day, or of no day that can be told, not surely.
 * 3. The average rises with each further attempt, and comes as near to the highest as one likes without reaching it.
 *
 * Where attempts may push others out of the first `most`, it is not worked out exactly what is left: it is taken to be the
 * best that there is or may come.
 */
import { addDecimals, compareDecimals, type Decimal, timesDecimal, ZERO } from '../../decimal.ts';
import type { PathwayAssessment } from '../../definition/assessment.ts';
import { compareFraction } from '../../fraction.ts';
import { attemptTime, compareTimes } from '../attempt-time.ts';
import type { KnownResult } from '../known-results.ts';
import { HIGHEST_SCORE } from '../late-work.ts';
import type { FactsCalendar } from '../learner-facts.ts';
import type { BestScore } from './outlook.ts';

/** What there is in one assessment, and what may come. */
export interface Attempts {
  readonly policy: PathwayAssessment['attempts'];
  /** Those that have a score. */
  readonly scored: readonly KnownResult[];
  /** Handed in, and without a score that counts yet; with the highest score that they may get. */
  readonly unscored: readonly { readonly attempt: KnownResult; readonly highest: Decimal }[];
  /** From which day on, in days since 1970, further attempts may be handed in, with the highest score; null where none may. */
  readonly further: { readonly from: number; readonly highest: Decimal } | null;
  readonly calendar: FactsCalendar;
}

/** The best there is. */
export const BEST_SCORE: BestScore = { sum: HIGHEST_SCORE, over: 1n, isReached: true };

/** Null where nothing may come that would count. */
export function bestScoreOf(attempts: Attempts): BestScore | null {
  const { policy, scored, unscored, further } = attempts;
  const counts = policy?.counts ?? 'best';
  const most = counts === 'first' ? 1 : (policy?.most ?? Infinity);
  const coming = unscored.filter(({ attempt }) => positionOf(attempt, attempts) < most).map(({ highest }) => highest);
  const takesFurther = further !== null && positionFrom(further.from, attempts) < most;
  const highest = greatest(takesFurther ? [...coming, further.highest] : coming);
  if (highest === null) return null;
  const places = most - scored.length;
  if (counts === 'average' && scored.length > 0) {
    if (places >= coming.length && places > 0) {
      return bestAverage(scored, highest, takesFurther ? places : coming.length);
    }
    return reached(greatest([highest, ...scoresOf(scored)]) ?? highest);
  }
  // The last of the first so many may be an earlier one, once others have come before it.
  if (counts === 'last' && most !== Infinity) return reached(greatest([highest, ...scoresOf(scored)]) ?? highest);
  return reached(highest);
}

/** With so many more attempts at the most, each of them the highest. */
function bestAverage(scored: readonly KnownResult[], highest: Decimal, more: number): BestScore {
  const now = { sum: scoresOf(scored).reduce(addDecimals, ZERO), over: BigInt(scored.length) };
  if (compareFraction(now, highest) >= 0) return { ...now, isReached: true };
  if (more === Infinity) return { ...reached(highest), isReached: false };
  const added = timesDecimal(highest, { units: BigInt(more), scale: 0 });
  return { sum: addDecimals(now.sum, added), over: now.over + BigInt(more), isReached: true };
}

function reached(score: Decimal): BestScore {
  return { sum: score, over: 1n, isReached: true };
}

function greatest(scores: readonly Decimal[]): Decimal | null {
  return scores.reduce<Decimal | null>(
    (best, score) => (best === null || compareDecimals(score, best) > 0 ? score : best),
    null,
  );
}

function scoresOf(scored: readonly KnownResult[]): Decimal[] {
  return scored.flatMap(({ score }) => (score === null ? [] : [score]));
}

/** How many attempts come before one without a score, whatever score it gets. */
function positionOf(attempt: KnownResult, { scored, calendar }: Attempts): number {
  const time = attemptTime(attempt, calendar);
  return scored.filter((other) => compareTimes(attemptTime(other, calendar), time) < 0).length;
}

/** How many attempts surely come before one that is handed in from a day on. */
function positionFrom(day: number, { scored, calendar }: Attempts): number {
  return scored.filter((other) => {
    const before = calendar.dayOf(other);
    return before !== null && before < day;
  }).length;
}
