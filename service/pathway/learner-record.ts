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
  /** An ISO 8601 date or a day number of the cohort, as text; it is shown, never computed with. */
  readonly submittedOn: string | null;
  /** Carried over from an earlier presentation of the same module. */
  readonly carriedOver: boolean;
}

/** The results may stand in any order and hold several attempts at one assessment. */
export interface LearnerRecord {
  readonly finalResult: FinalResult | null;
  readonly results: readonly AssessmentResult[];
}
