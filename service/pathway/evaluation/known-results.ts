/** A learner's results, put in one order and read exactly, so that neither order nor spelling can matter. */
import { type Decimal, formatDecimal, parseDecimal } from '../decimal.ts';
import type { AssessmentResult } from './learner-record.ts';
import type { ResultTrace } from './trace.ts';

/** A result with its score as an exact value, beside the form that traces show. */
export interface KnownResult {
  readonly score: Decimal | null;
  /** The day, where `submittedOn` is a day number: such days are ordered by value. */
  readonly day: number | null;
  readonly trace: ResultTrace;
}

const DAY_NUMBER_PATTERN = /^-?[0-9]{1,9}$/;

/**
 * The results by assessment, then date (day numbers by value, other dates as text), score and origin. Results that
 * still tie are the same in every member, so the outcome is one order whatever the input's was.
 * @throws CairnError `malformed-decimal` when a score is not a plain decimal.
 */
export function knownResults(results: readonly AssessmentResult[]): KnownResult[] {
  return results.map(known).sort(compareResults);
}

function known({ assessment, score, submittedOn, carriedOver }: AssessmentResult): KnownResult {
  const exact = score === null ? null : parseDecimal(score);
  return {
    score: exact,
    day: dayNumberIn(submittedOn),
    trace: { assessment, carriedOver, score: exact === null ? null : formatDecimal(exact), submittedOn },
  };
}

function compareResults(left: KnownResult, right: KnownResult): number {
  return (
    compareText(left.trace.assessment, right.trace.assessment) ||
    compareDay(left.day, right.day) ||
    compareText(left.trace.submittedOn, right.trace.submittedOn) ||
    compareText(left.trace.score, right.trace.score) ||
    Number(left.trace.carriedOver) - Number(right.trace.carriedOver)
  );
}

/** The day that a text counts from a cohort's first one; null where it is none, or a date. */
export function dayNumberIn(submittedOn: string | null): number | null {
  return submittedOn !== null && DAY_NUMBER_PATTERN.test(submittedOn) ? Number(submittedOn) : null;
}

/** By UTF-16 code units, never by locale: the order must be the same on every machine. `null` comes first. */
export function compareText(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

/** Results without a day number come first and are then told apart by their text. */
function compareDay(left: number | null, right: number | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left - right;
}

/** Handed in: dated, scored, or carried over. A row without any of these only says that an assessment exists. */
export function isSubmitted({ trace }: KnownResult): boolean {
  return trace.submittedOn !== null || trace.score !== null || trace.carriedOver;
}
