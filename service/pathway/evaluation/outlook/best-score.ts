/**
 * The highest score that may still come to count in an assessment. The rules:
 *
 * 1. What may come is a score on what was handed in and has none yet, and, as long as work may be handed in, further
 *    attempts, as many as one likes. Each is 100 at the most.
 * 2. An attempt counts only where it may come among the first `most` of the assessment's policy (`counted-score.ts`, rule
 *    2), and by the policy first only where it may come before all others. Further attempts come after those that were
 *    handed in before the day of the decision; after one that is of that day, or of no day that can be told, not surely.
 * 3. The average rises with each further attempt, without reaching 100 once any other score counts in it.
 *
 * Where several attempts without a score, or without a day, push others out of the first `most`, it is not worked out
 * exactly what is left: it is taken to be 100, or the best that there is.
 */
import { addDecimals, compareDecimals, type Decimal, ZERO } from '../../decimal.ts';
import type { PathwayAssessment } from '../../definition/assessment.ts';
import { attemptTime, compareTimes } from '../attempt-time.ts';
import type { KnownResult } from '../known-results.ts';
import type { FactsCalendar } from '../learner-facts.ts';
import type { BestScore } from './outlook.ts';

/** What there is in one assessment, and what may come. */
export interface Attempts {
  readonly policy: PathwayAssessment['attempts'];
  /** Those that have a score. */
  readonly scored: readonly KnownResult[];
  /** Handed in, and without a score that counts yet. */
  readonly unscored: readonly KnownResult[];
  /** The first day on which a further attempt may be handed in, in days since 1970; null where none may be. */
  readonly furtherFrom: number | null;
  readonly calendar: FactsCalendar;
}

const HIGHEST: Decimal = { units: 100n, scale: 0 };
const BEST: BestScore = { sum: HIGHEST, over: 1n, isReached: true };

/** Null where nothing may come that would count. */
export function bestScoreOf(attempts: Attempts): BestScore | null {
  const { policy, scored, unscored, furtherFrom } = attempts;
  if (furtherFrom === null && unscored.length === 0) return null;
  const counts = policy?.counts ?? 'best';
  const most = counts === 'first' ? 1 : (policy?.most ?? Infinity);
  const coming = unscored.filter((attempt) => positionOf(attempt, attempts) < most).length;
  const takesFurther = furtherFrom !== null && positionFrom(furtherFrom, attempts) < most;
  if (coming === 0 && !takesFurther) return null;
  if (counts === 'average' && scored.length > 0) {
    return bestAverage(scored, { coming, takesFurther, places: most - scored.length });
  }
  return bestOf(scored);
}

/** 100, or what is higher already. */
function bestOf(scored: readonly KnownResult[]): BestScore {
  const higher = scored.reduce(
    (best, { score }) => (score !== null && compareDecimals(score, best) > 0 ? score : best),
    HIGHEST,
  );
  return higher === HIGHEST ? BEST : { ...BEST, sum: higher };
}

interface Room {
  /** How many without a score may count, and whether further attempts may. */
  readonly coming: number;
  readonly takesFurther: boolean;
  /** How many more may count without pushing others out. */
  readonly places: number;
}

function bestAverage(scored: readonly KnownResult[], { coming, takesFurther, places }: Room): BestScore {
  const sum = scored.reduce((total, { score }) => addDecimals(total, score ?? ZERO), ZERO);
  const isFull = compareDecimals(sum, { units: 100n * BigInt(scored.length), scale: 0 }) >= 0;
  if (isFull || (!takesFurther && coming > places) || places <= 0) return bestOf(scored);
  if (takesFurther && places === Infinity) return { ...BEST, isReached: false };
  const more = takesFurther ? places : coming;
  return {
    sum: addDecimals(sum, { units: 100n * BigInt(more), scale: 0 }),
    over: BigInt(scored.length + more),
    isReached: true,
  };
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
