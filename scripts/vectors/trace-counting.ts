/** What of a record counts, by the rules that the service states, read one by one. */
import type { JsonRecord } from './jcs.ts';
import type { Definition, HeldAward, Learner, Result } from './trace-form.ts';
import {
  compare,
  compareTexts,
  day,
  dayName,
  NOUGHT,
  type Ratio,
  ratio,
  read,
  times,
  written,
} from './trace-numbers.ts';

/** A result that counts: the score, what a trace shows, and when it was. */
export interface Known {
  readonly assessment: string;
  readonly score: Ratio | null;
  readonly shown: JsonRecord;
  /** The day, where it can be told; a day number that was carried over cannot. */
  readonly day: number | null;
  /** What orders attempts in time. */
  readonly order: readonly [day: number, dayNumber: number, time: string];
}

export interface Recognition {
  readonly module: string;
  readonly on: string;
  readonly reference: string;
}

/** What counts of a record. */
export interface Facts {
  readonly finalResult: string | null;
  readonly reported: string | null;
  readonly results: readonly Known[];
  readonly recognitions: readonly Recognition[];
  readonly heldAwards: readonly HeldAward[];
}

export interface Counted {
  readonly facts: Facts;
  readonly mayEarn: boolean;
  readonly trace: JsonRecord | null;
}

const isDayNumber = (text: string): boolean => /^-?[0-9]{1,9}$/.test(text);

/** Handed in: dated, scored or carried over. */
export function isHandedIn({ submittedOn, score, carriedOver }: Result): boolean {
  return submittedOn !== null || score !== null || carriedOver;
}

export function count(definition: Definition, learner: Learner, asOf: string): Counted {
  const { counting } = learner;
  const cohort = counting?.cohort ?? { startsOn: null, endsOn: null, resultsUntil: null };
  const ended = counting?.ended ?? null;
  const notCounted: JsonRecord[] = [];

  const results: Known[] = [];
  for (const result of learner.results.map(normal).sort(inOrder)) {
    const reason = isHandedIn(result) ? against(result, learner, asOf) : null;
    const late = reason === null ? lateness(definition, learner, result) : null;
    if (reason !== null || late === 'refused') {
      notCounted.push({ reason: reason ?? 'too-late', result });
    } else results.push(known(result, late, cohort.startsOn));
  }

  const recognitions = [...(learner.recognitions ?? [])]
    .sort(
      (a, b) => compareTexts(a.module, b.module) || compareTexts(a.on, b.on) || compareTexts(a.reference, b.reference),
    )
    .filter((recognition) => {
      const reason =
        ended?.status === 'transferred'
          ? 'transferred-away'
          : ended !== null && recognition.on > ended.on
            ? 'after-withdrawal'
            : recognition.on > asOf
              ? 'after-as-of'
              : null;
      if (reason !== null) notCounted.push({ reason, recognition });
      return reason === null;
    });

  const heldAwards = [...(learner.heldAwards ?? [])]
    .sort(
      (a, b) =>
        compareTexts(a.pathway, b.pathway) ||
        compareTexts(a.award, b.award) ||
        compareTexts(a.on, b.on) ||
        compareTexts(a.edition, b.edition),
    )
    .filter((heldAward) => {
      if (heldAward.on > asOf) notCounted.push({ heldAward, reason: 'after-as-of' });
      return heldAward.on <= asOf;
    });

  const hasDates = Object.values(cohort).some((date) => date !== null);
  const finalResult = ended === null ? learner.finalResult : ended.status === 'withdrawn' ? 'withdrawn' : null;
  return {
    facts: { finalResult, reported: finalResult, results, recognitions, heldAwards },
    mayEarn: ended?.status !== 'transferred',
    trace:
      !hasDates && ended === null && notCounted.length === 0
        ? null
        : {
            cohort: hasDates ? cohort : null,
            enrolment: ended === null ? null : { finalResult: learner.finalResult, on: ended.on, status: ended.status },
            notCounted,
          },
  };
}

function normal(result: Result): Result {
  return { ...result, score: result.score === null ? null : written(read(result.score)) };
}

function inOrder(left: Result, right: Result): number {
  const number = ({ submittedOn }: Result) =>
    submittedOn !== null && isDayNumber(submittedOn) ? Number(submittedOn) : -Infinity;
  return (
    compareTexts(left.assessment, right.assessment) ||
    (number(left) === number(right) ? 0 : number(left) - number(right)) ||
    compareTexts(left.submittedOn, right.submittedOn) ||
    compareTexts(left.score, right.score) ||
    Number(left.carriedOver) - Number(right.carriedOver)
  );
}

/** The day on which it was handed in. */
function handedIn({ submittedOn }: Result, startsOn: string | null): number | null {
  if (submittedOn === null) return null;
  if (!isDayNumber(submittedOn)) return day(submittedOn);
  const first = startsOn === null ? null : day(startsOn);
  return first === null ? null : first + Number(submittedOn);
}

function against(result: Result, { counting }: Learner, asOf: string): string | null {
  const cohort = counting?.cohort ?? { startsOn: null, endsOn: null, resultsUntil: null };
  const ended = counting?.ended ?? null;
  if (ended?.status === 'transferred') return 'transferred-away';
  const on = handedIn(result, cohort.startsOn);
  if (ended !== null && on === null && !result.carriedOver) return 'undated-at-withdrawal';
  if (on === null) return null;
  const name = dayName(on);
  if (ended !== null && name > ended.on) return 'after-withdrawal';
  const last = cohort.resultsUntil ?? cohort.endsOn;
  if (!result.carriedOver && cohort.startsOn !== null && name < cohort.startsOn) return 'before-cohort';
  if (!result.carriedOver && last !== null && name > last) return 'after-cohort';
  return name > asOf ? 'after-as-of' : null;
}

interface Late {
  readonly score: Ratio;
  readonly days: number;
  readonly dueOn: string;
}

/** Null where nothing is lost. */
function lateness({ modules }: Definition, { counting }: Learner, result: Result): Late | 'refused' | null {
  const due = (counting?.dueDates ?? []).filter(({ assessment }) => assessment === result.assessment);
  const dueOn = due
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const on = result.carriedOver ? null : handedIn(result, counting?.cohort.startsOn ?? null);
  const policy = modules
    .flatMap(({ assessments = [] }) => assessments)
    .find(({ id }) => id === result.assessment)?.late;
  if (dueOn === undefined || on === null || policy === undefined) return null;
  const days = on - (day(dueOn) ?? 0);
  if (days <= 0 || policy.policy === 'accepted') return null;
  if (policy.policy === 'refused' || days > (policy.days ?? 0)) return 'refused';
  if (result.score === null) return null;
  const given = read(result.score);
  const taken = times(read(policy.percentPerDay ?? '0'), ratio(BigInt(days)));
  const left = compare(taken, ratio(100n)) >= 0 ? NOUGHT : ratio(100n * taken.under - taken.over, 100n * taken.under);
  const score = times(given, left);
  return compare(score, given) === 0 ? null : { score, days, dueOn };
}

function known(result: Result, late: Late | 'refused' | null, startsOn: string | null): Known {
  const lost = late === null || late === 'refused' ? null : late;
  const number = result.submittedOn !== null && isDayNumber(result.submittedOn);
  const on = number && result.carriedOver ? null : handedIn(result, startsOn);
  const time = number ? '' : (result.submittedOn ?? '').slice(10);
  return {
    assessment: result.assessment,
    score: lost?.score ?? (result.score === null ? null : read(result.score)),
    shown:
      lost === null ? result : { ...result, late: { counts: written(lost.score), days: lost.days, dueOn: lost.dueOn } },
    day: on,
    order: on === null ? [-Infinity, number ? Number(result.submittedOn) : -Infinity, ''] : [on, 0, time],
  };
}
