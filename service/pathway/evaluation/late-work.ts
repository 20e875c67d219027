/**
 * Work that is handed in late. The rules:
 *
 * 1. Late is what is handed in after the day on which it was due, by so many days, each one counted that has begun. Without
 *    a day on which it was due, or one on which it was handed in, nothing is late; nor is what was carried over, for it
 *    was due in another cohort. Of several days on which one assessment was due the last one counts.
 * 2. The assessment's own `late` says what that does. `accepted`, and where nothing is said: nothing. `refused`: it does not
 *    count, not even as handed in. `reduced`: each day takes so many percent of the score as it was given, down to
 *    nothing; after the greatest number of days it is refused.
 * 3. Which of several attempts counts is decided on what is left of each.
 *
 * So handing in late never raises a score. A result that is handed in late, and loses nothing by it, is marked by nothing.
 */
import { dayText, parseDay } from '../../core/calendar-day.ts';
import { compareDecimals, type Decimal, decimalOf, formatDecimal, parseDecimal, percentOf, ZERO } from '../decimal.ts';
import type { LatePolicy } from '../definition/assessment.ts';
import type { PathwayModule } from '../definition/module.ts';
import { dayHandedIn, firstDayOf } from './day-handed-in.ts';
import type { KnownResult } from './known-results.ts';
import type { Counting } from './learner-record.ts';

/** What being late does to one learner's results. */
export interface LateWork {
  /** A result with what is left of its score; null where it does not count. */
  readonly counted: (result: KnownResult) => KnownResult | null;
  /** The highest score that work may still get which is handed in on a day, in days since 1970; null where none counts. */
  readonly highestOn: (assessment: string, day: number) => Decimal | null;
}

/** The highest score there is. */
export const HIGHEST_SCORE: Decimal = { units: 100n, scale: 0 };

/** Where nothing is late. */
export const NEVER_LATE: LateWork = { counted: (result) => result, highestOn: () => HIGHEST_SCORE };

/** The assessments of a pathway whose policies take something from what is handed in late. */
export function assessmentsThatMayBeLate(modules: readonly PathwayModule[]): string[] {
  return modules.flatMap(({ assessments = [] }) =>
    assessments.filter(({ late }) => late !== undefined && late.policy !== 'accepted').map(({ id }) => id),
  );
}

/** Prepares the policies of a pathway's assessments. */
export function compileLateWork(modules: readonly PathwayModule[]): (counting: Counting | undefined) => LateWork {
  const policies = new Map(
    modules.flatMap(({ assessments = [] }) =>
      assessments.flatMap(({ id, late }) =>
        late === undefined || late.policy === 'accepted' ? [] : [[id, compilePolicy(late)] as const],
      ),
    ),
  );
  return (counting) => {
    const dueDates = counting?.dueDates ?? [];
    if (counting === undefined || dueDates.length === 0 || policies.size === 0) return NEVER_LATE;
    const firstDay = firstDayOf(counting.cohort);
    const due = new Map<string, number>();
    for (const { assessment, on } of dueDates)
      due.set(assessment, Math.max(parseDay(on), due.get(assessment) ?? -Infinity));
    /** Days after the one on which it was due, and what the policy leaves then. */
    const lateness = (assessment: string, day: number) => {
      const dueOn = due.get(assessment);
      const policy = policies.get(assessment);
      if (dueOn === undefined || policy === undefined || day <= dueOn) return null;
      return { days: day - dueOn, dueOn, percent: policy(day - dueOn) };
    };
    return {
      counted: (result) => {
        const { assessment, carriedOver, score, submittedOn } = result.trace;
        const day = carriedOver ? null : dayHandedIn(result, firstDay);
        const late = day === null ? null : lateness(assessment, day);
        if (late === null) return result;
        if (late.percent === null) return null;
        if (result.score === null) return result;
        const left = percentOf(result.score, late.percent);
        if (compareDecimals(left, result.score) === 0) return result;
        const trace = { counts: formatDecimal(left), days: late.days, dueOn: dayText(late.dueOn) };
        return { ...result, score: left, trace: { assessment, carriedOver, late: trace, score, submittedOn } };
      },
      highestOn: (assessment, day) => {
        const late = lateness(assessment, day);
        return late === null ? HIGHEST_SCORE : late.percent;
      },
    };
  };
}

/** How many percent of a score are left after so many days; null where it is refused. */
type Left = (days: number) => Decimal | null;

function compilePolicy(policy: Exclude<LatePolicy, { readonly policy: 'accepted' }>): Left {
  if (policy.policy === 'refused') return () => null;
  const { units, scale } = parseDecimal(policy.percentPerDay);
  const whole = 100n * 10n ** BigInt(scale);
  return (days) => {
    if (days > policy.days) return null;
    const left = whole - units * BigInt(days);
    return left > 0n ? decimalOf(left, scale) : ZERO;
  };
}
