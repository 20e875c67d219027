/** What an award asks for: a tree whose inner nodes are `all` and `any`, and whose leaves look at one learner's record. */
import { z } from 'zod';
import { DECIMAL_PATTERN } from '../decimal.ts';
import { FINAL_RESULTS, type FinalResult } from '../evaluation/learner-record.ts';

/** One assessment's share of a weighted score, in percent. */
export interface WeightedAssessment {
  readonly assessment: string;
  readonly weight: string;
}

/** Every one of the requirements in `of` is met. */
export interface AllRequirement {
  readonly kind: 'all';
  readonly of: readonly Requirement[];
}

/** At least one of the requirements in `of` is met. */
export interface AnyRequirement {
  readonly kind: 'any';
  readonly of: readonly Requirement[];
}

/** The provider's own final result is one of these. */
export interface FinalResultRequirement {
  readonly kind: 'final-result';
  readonly in: readonly FinalResult[];
}

/** The learner has not withdrawn; a final result that is still open counts as not withdrawn. */
export interface NotWithdrawnRequirement {
  readonly kind: 'not-withdrawn';
}

/** At least this many different assessments were handed in; results carried over from an earlier cohort count. */
export interface SubmittedRequirement {
  readonly kind: 'submitted';
  readonly atLeast: number;
}

/** The best score in one assessment reaches `atLeast`; without a score it is not met. */
export interface AssessmentScoreRequirement {
  readonly kind: 'assessment-score';
  readonly assessment: string;
  readonly atLeast: string;
}

/** The sum of best scores, each times its weight in percent, reaches `atLeast`; a missing score counts as zero. */
export interface WeightedScoreRequirement {
  readonly kind: 'weighted-score';
  readonly of: readonly WeightedAssessment[];
  readonly atLeast: string;
}

/** Told apart by `kind`. */
export type Requirement =
  | AllRequirement
  | AnyRequirement
  | FinalResultRequirement
  | NotWithdrawnRequirement
  | SubmittedRequirement
  | AssessmentScoreRequirement
  | WeightedScoreRequirement;

/** An identifier of an assessment: it must also fit results that come from other systems. */
export const assessmentIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** A decimal as text, see {@link DECIMAL_PATTERN}. JSON numbers are refused: their readers round. */
export const decimalTextSchema = z.string().regex(DECIMAL_PATTERN);

/** Strict: an unknown kind or member is refused. */
export const requirementSchema: z.ZodType<Requirement> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(requirementSchema).min(1).max(200) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(requirementSchema).min(1).max(200) }),
    z.strictObject({ kind: z.literal('final-result'), in: z.array(z.enum(FINAL_RESULTS)).min(1) }),
    z.strictObject({ kind: z.literal('not-withdrawn') }),
    z.strictObject({ kind: z.literal('submitted'), atLeast: z.int().min(1).max(10_000) }),
    z.strictObject({
      kind: z.literal('assessment-score'),
      assessment: assessmentIdSchema,
      atLeast: decimalTextSchema,
    }),
    z.strictObject({
      kind: z.literal('weighted-score'),
      of: z
        .array(z.strictObject({ assessment: assessmentIdSchema, weight: decimalTextSchema }))
        .min(1)
        .max(200),
      atLeast: decimalTextSchema,
    }),
  ]),
);
