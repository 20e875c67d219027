/** What requirements are decided on: a learner's record, read once, whole or as much of it as lies within some days. */
import type { KnownResult } from './known-results.ts';
import type { FinalResult, HeldAward, Recognition } from './learner-record.ts';
import type { ResultsOf } from './results-by-assessment.ts';
import type { RequirementTrace } from './trace.ts';

/** A record in one order whatever the input's was, or what counts of it. */
export interface KnownRecord {
  readonly finalResult: FinalResult | null;
  readonly results: readonly KnownResult[];
  /** By module, day and reference. */
  readonly recognitions: readonly Recognition[];
  /** By pathway, award, day and edition. */
  readonly heldAwards: readonly HeldAward[];
}

/** All that counts of a record, or what of it lies in a window. */
export interface LearnerFacts extends KnownRecord {
  /** Null in a window: nobody has said on which day a final result was reached. */
  readonly finalResult: FinalResult | null;
  /** The final result in a window too: who has withdrawn has withdrawn from all of it. */
  readonly reported: FinalResult | null;
  readonly resultsOf: ResultsOf;
  /** When what stands in the whole record was. */
  readonly calendar: FactsCalendar;
  /** Null for the whole record. */
  readonly window: FactsWindow | null;
}

/** Which of the calendar's days a window holds. */
export interface FactsWindow {
  /** Indices of the first and the last. */
  readonly first: number;
  readonly last: number;
  /** What has been decided on it before, so that windows in windows are decided once. */
  readonly decided: Map<(facts: LearnerFacts) => RequirementTrace, RequirementTrace>;
}

/** A record by its days, in days since 1970. */
export interface FactsCalendar {
  /** The whole record. */
  readonly record: KnownRecord;
  readonly resultsOf: ResultsOf;
  /** The days on which something stands, ascending, each once. */
  readonly days: readonly number[];
  /** The day of a result, or null where that cannot be told. */
  dayOf(result: KnownResult): number | null;
  /** What stands on the days from one index to another, both included: the same facts each time. */
  between(first: number, last: number): LearnerFacts;
}
