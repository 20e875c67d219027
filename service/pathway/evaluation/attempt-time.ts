import type { KnownResult } from './known-results.ts';
import type { FactsCalendar } from './learner-facts.ts';

/** What orders an attempt in time: the day, its number where only that is known, and the time as it is written. */
export interface AttemptTime {
  /** In days since 1970; before all days where it cannot be told. */
  readonly day: number;
  readonly dayNumber: number;
  readonly time: string;
}

/** When an attempt was handed in. */
export function attemptTime(attempt: KnownResult, calendar: FactsCalendar): AttemptTime {
  const day = calendar.dayOf(attempt);
  if (day === null) return { day: -Infinity, dayNumber: attempt.day ?? -Infinity, time: '' };
  const time = attempt.day === null ? (attempt.trace.submittedOn ?? '').slice('2026-09-01'.length) : '';
  return { day, dayNumber: 0, time };
}

/** Negative, zero or positive as the one comes before the other, cannot be told apart, or comes after it. */
export function compareTimes(left: AttemptTime, right: AttemptTime): number {
  if (left.day !== right.day) return left.day < right.day ? -1 : 1;
  if (left.dayNumber !== right.dayNumber) return left.dayNumber < right.dayNumber ? -1 : 1;
  if (left.time !== right.time) return left.time < right.time ? -1 : 1;
  return 0;
}
