/** All that evaluation may know of one learner in one cohort. There is no name and no identifier in it, on purpose. */

/** The final results that a provider can report; `null` in a record means that none is known yet. */
export const FINAL_RESULTS = ['pass', 'distinction', 'fail', 'withdrawn'] as const;

/** One of {@link FINAL_RESULTS}. */
export type FinalResult = (typeof FINAL_RESULTS)[number];

/** One attempt at one assessment. */
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

/** What can speak against a result; `counting.ts` has the rules. */
export interface Counting {
  readonly cohort: CohortDates;
  /** Null while the enrolment lasts. */
  readonly ended: EndedEnrolment | null;
}

/** The results may stand in any order and hold several attempts at one assessment. */
export interface LearnerRecord {
  readonly finalResult: FinalResult | null;
  readonly results: readonly AssessmentResult[];
  /** Absent where nothing can speak against a result. */
  readonly counting?: Counting | undefined;
}
