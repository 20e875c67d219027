/** All that evaluation may know of one learner in one cohort. There is no name and no identifier in it, on purpose. */

/** The final results that a provider can report; `null` in a record means that none is known yet. */
export const FINAL_RESULTS = ['pass', 'distinction', 'fail', 'withdrawn'] as const;

/** One of {@link FINAL_RESULTS}. */
export type FinalResult = (typeof FINAL_RESULTS)[number];

/** One attempt at one assessment; a record may hold several. */
export interface AssessmentResult {
  /** The assessment's identifier, as in the pathway or, where the pathway names none, as in the cohort. */
  readonly assessment: string;
  /** An exact decimal as text (see `decimal.ts`), or `null` when handed in but not (yet) scored. */
  readonly score: string | null;
  /** An ISO 8601 date or a day number of the cohort, as text: shown, and held against dates where there are such. */
  readonly submittedOn: string | null;
  /** Carried over from an earlier presentation of the same module. */
  readonly carriedOver: boolean;
}

/** The days of a cohort, each `2026-09-01` or null where none is set. */
export interface CohortDates {
  /** The first day, which day numbers are counted from. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The last day for results, where that is not the cohort's last day. */
  readonly resultsUntil: string | null;
}

/** How an enrolment ended, by an act of the registrar, and on which day. */
export interface EndedEnrolment {
  readonly status: 'withdrawn' | 'transferred';
  readonly on: string;
}

/** The last day on which an assessment is handed in on time. */
export interface DueDate {
  readonly assessment: string;
  /** `2026-09-01`. */
  readonly on: string;
}

/** What can speak against a result; `counting.ts` has the rules. */
export interface Counting {
  readonly cohort: CohortDates;
  /** Absent: nothing is due on a day, so nothing is late. */
  readonly dueDates?: readonly DueDate[] | undefined;
  /** Null while the enrolment lasts. */
  readonly ended: EndedEnrolment | null;
}

/** Prior learning: a decision that what this learner learned elsewhere stands in a module's place. */
export interface Recognition {
  readonly module: string;
  /** The day of the decision, `2026-09-01`. */
  readonly on: string;
  /** An opaque id of the decision: traces show it, so it names nobody. */
  readonly reference: string;
}

/** An award that was issued to this learner elsewhere, from any cohort, and that has not been revoked. */
export interface HeldAward {
  /** The pathway's id, and the edition that it was earned under. */
  readonly pathway: string;
  readonly edition: string;
  readonly award: string;
  /** The day of issue, `2026-09-01`. */
  readonly on: string;
}

/** Everything may stand in any order. The results may hold several attempts at one assessment. */
export interface LearnerRecord {
  readonly finalResult: FinalResult | null;
  readonly results: readonly AssessmentResult[];
  /** Absent: none. Of several decisions on one module the earliest counts. */
  readonly recognitions?: readonly Recognition[] | undefined;
  /** Absent: none. Of several certificates of one award the earliest counts. */
  readonly heldAwards?: readonly HeldAward[] | undefined;
  /** Absent where nothing can speak against a result. */
  readonly counting?: Counting | undefined;
}
