/**
 * What of a learner's record may count. Three things can speak against a result: the day of the decision, the dates of
 * the cohort, and the end of the enrolment. The rules, in the order in which they are asked:
 *
 * 1. Who was transferred away earns nothing in the cohort that was left: no result counts, no final result, and no award
 *    is earned, whatever it asks for. What was achieved there is carried over and counts in the other cohort.
 * 2. Who has withdrawn keeps what was handed in up to the day of the withdrawal, that day included. What came later does
 *    not count, nor what has no day that could be told to be earlier, and the final result is `withdrawn`.
 *    Prior learning counts that was recognised up to that day; what it was learned for is the course that was left.
 * 3. In a cohort with dates, what was handed in before its first day or after its last one does not count. The last one
 *    is the day until which results are taken, where there is such, or else the day on which the cohort ends. Results
 *    that were carried over are another cohort's and are not held against these dates; nor is what has no day, nor prior
 *    learning, which lies before the cohort by its nature.
 * 4. What is dated after the day of the decision does not count in it, whatever it is: a result, prior learning, or an
 *    award held from elsewhere. What has no day that can be told stands as it is known.
 *
 * 5. What was handed in too late for its assessment does not count, and what was handed in late may count for less
 *    (`late-work.ts`).
 *
 * Awards that are held from elsewhere stand by themselves: nothing but their day speaks against them.
 *
 * A cohort without dates and an enrolment that lasts speak against nothing, and leave no mark in a trace; nor does a day
 * of decision that nothing is dated after.
 */
import { parseDay } from '../../core/calendar-day.ts';
import { dayHandedIn } from './day-handed-in.ts';
import { isSubmitted, type KnownResult } from './known-results.ts';
import { type LateWork, NEVER_LATE } from './late-work.ts';
import type { KnownRecord } from './learner-facts.ts';
import type { CohortDates, Counting, Recognition } from './learner-record.ts';
import type { CountingTrace, NotCounted, NotCountedReason } from './trace.ts';

const NOTHING_AGAINST: Counting = { cohort: { startsOn: null, endsOn: null, resultsUntil: null }, ended: null };

/** A record with what may not count taken out of it. */
export interface Counted {
  readonly facts: KnownRecord;
  /** Whether any award may be earned at all. */
  readonly mayEarn: boolean;
  /** What was taken out and why; undefined where nothing could be. */
  readonly trace: CountingTrace | undefined;
  /** What was taken out because of the day of the decision alone, and counts when its own day comes. */
  readonly later: { readonly results: readonly KnownResult[]; readonly recognitions: readonly Recognition[] };
}

/**
 * Takes out of a record what may not count.
 *
 * @param counting undefined where nothing but the day of the decision can speak against anything
 * @param asOf the day of the decision, `2026-09-01`
 * @param late what being late does to the results; nothing, where no policy is known
 * @throws CairnError `malformed-date` for a date of the cohort, the enrolment, the decision or a recognition that is no day
 */
export function whatCounts(
  record: KnownRecord,
  counting: Counting | undefined,
  asOf: string,
  late: LateWork = NEVER_LATE,
): Counted {
  const { cohort, ended } = counting ?? NOTHING_AGAINST;
  const { endsOn, resultsUntil, startsOn } = cohort;
  const hasDates = startsOn !== null || endsOn !== null || resultsUntil !== null;
  const notCounted: NotCounted[] = [];
  const against = { cohort, ended, decidedOn: parseDay(asOf) };
  const againstResult = compileReasons(against);
  const laterResults: KnownResult[] = [];
  const laterRecognitions: Recognition[] = [];
  const results: KnownResult[] = [];
  for (const result of record.results) {
    const reason = isSubmitted(result) ? againstResult(result) : null;
    const counted = reason === null ? late.counted(result) : null;
    if (counted !== null) results.push(counted);
    else notCounted.push({ reason: reason ?? 'too-late', result: result.trace });
    if (reason === 'after-as-of') laterResults.push(result);
  }
  const recognitions = kept(record.recognitions, (recognition) => {
    const { module, on, reference } = recognition;
    const reason = reasonAgainstRecognition(on, against);
    if (reason !== null) notCounted.push({ reason, recognition: { module, on, reference } });
    if (reason === 'after-as-of') laterRecognitions.push(recognition);
    return reason === null;
  });
  const heldAwards = kept(record.heldAwards, ({ award, edition, on, pathway }) => {
    if (on <= asOf) return true;
    notCounted.push({ heldAward: { award, edition, on, pathway }, reason: 'after-as-of' });
    return false;
  });
  const isSilent = !hasDates && ended === null && notCounted.length === 0;
  return {
    facts: {
      finalResult: ended === null ? record.finalResult : ended.status === 'withdrawn' ? 'withdrawn' : null,
      results,
      recognitions,
      heldAwards,
    },
    mayEarn: ended?.status !== 'transferred',
    later: { results: laterResults, recognitions: laterRecognitions },
    trace: isSilent
      ? undefined
      : {
          cohort: hasDates ? { endsOn, resultsUntil, startsOn } : null,
          enrolment: ended === null ? null : { finalResult: record.finalResult, on: ended.on, status: ended.status },
          notCounted,
        },
  };
}

/** Those that stay; the same list where all do. */
function kept<Fact>(facts: readonly Fact[], counts: (fact: Fact) => boolean): readonly Fact[] {
  return facts.length === 0 ? facts : facts.filter(counts);
}

/** The last day on which results are taken, `2026-09-01`; null where there is none. */
export function lastDayForResults({ endsOn, resultsUntil }: CohortDates): string | null {
  return resultsUntil ?? endsOn;
}

/** What speaks against results, the day of the decision in days since 1970. */
interface Against extends Pick<Counting, 'cohort' | 'ended'> {
  readonly decidedOn: number;
}

function compileReasons({ cohort, ended, decidedOn }: Against): (result: KnownResult) => NotCountedReason | null {
  const first = optionalDay(cohort.startsOn);
  const last = optionalDay(lastDayForResults(cohort));
  const left = optionalDay(ended?.on ?? null);
  return (result) => {
    if (ended?.status === 'transferred') return 'transferred-away';
    const { carriedOver } = result.trace;
    const day = dayHandedIn(result, first);
    if (left !== null && day !== null && day > left) return 'after-withdrawal';
    if (left !== null && day === null && !carriedOver) return 'undated-at-withdrawal';
    if (day === null) return null;
    if (!carriedOver && first !== null && day < first) return 'before-cohort';
    if (!carriedOver && last !== null && day > last) return 'after-cohort';
    return day > decidedOn ? 'after-as-of' : null;
  };
}

function reasonAgainstRecognition(on: string, { ended, decidedOn }: Against): NotCountedReason | null {
  if (ended?.status === 'transferred') return 'transferred-away';
  if (ended !== null && parseDay(on) > parseDay(ended.on)) return 'after-withdrawal';
  return parseDay(on) > decidedOn ? 'after-as-of' : null;
}

function optionalDay(text: string | null): number | null {
  return text === null ? null : parseDay(text);
}
