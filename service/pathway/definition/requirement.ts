/** What is asked of a learner: a tree whose inner nodes join requirements, and whose leaves look at one learner's record. */
import { z } from 'zod';
import { FINAL_RESULTS, type FinalResult } from '../evaluation/learner-record.ts';
import { assessmentIdSchema, competencyReferenceSchema, decimalTextSchema, idSchema } from '../form/text.ts';

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

/** At least `count` of the requirements in `of` are met. */
export interface AtLeastRequirement {
  readonly kind: 'at-least';
  readonly count: number;
  readonly of: readonly Requirement[];
}

/**
 * `of` is met by results that were handed in within so many days, the first and the last day counted. Results without a
 * day that can be told do not count for it.
 */
export interface WithinRequirement {
  readonly kind: 'within';
  readonly days: number;
  readonly of: Requirement;
}

/** The credit of the modules that were passed, of those in `from` or of all, reaches `atLeast`. */
export interface CreditsRequirement {
  readonly kind: 'credits';
  readonly atLeast: string;
  readonly from?: readonly string[];
}

/** A module is passed; what that is, `module.ts` says. */
export interface ModulePassedRequirement {
  readonly kind: 'module-passed';
  readonly module: string;
}

/** A module is recognised as prior learning, by a decision on this learner. */
export interface PriorLearningRequirement {
  readonly kind: 'prior-learning';
  readonly module: string;
}

/**
 * A competency was shown, at the level or above: a summative assessment was passed that assesses an outcome which leads
 * there.
 */
export interface CompetencyRequirement {
  readonly kind: 'competency';
  readonly competency: string;
  readonly level?: string;
}

/** A tier is completed; in a sequential pathway, those before it too. */
export interface TierCompletedRequirement {
  readonly kind: 'tier-completed';
  readonly tier: string;
}

/** Another award is held: of this pathway, or of the one named, in any of its editions. */
export interface AwardHeldRequirement {
  readonly kind: 'award-held';
  readonly award: string;
  readonly pathway?: string;
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

/** The score that counts in one assessment reaches `atLeast`; without a score it is not met. */
export interface AssessmentScoreRequirement {
  readonly kind: 'assessment-score';
  readonly assessment: string;
  readonly atLeast: string;
}

/** The sum of the scores that count, each times its weight in percent, reaches `atLeast`; a missing score is zero. */
export interface WeightedScoreRequirement {
  readonly kind: 'weighted-score';
  readonly of: readonly WeightedAssessment[];
  readonly atLeast: string;
}

/** Told apart by `kind`. */
export type Requirement =
  | AllRequirement
  | AnyRequirement
  | AtLeastRequirement
  | WithinRequirement
  | CreditsRequirement
  | ModulePassedRequirement
  | PriorLearningRequirement
  | CompetencyRequirement
  | TierCompletedRequirement
  | AwardHeldRequirement
  | FinalResultRequirement
  | NotWithdrawnRequirement
  | SubmittedRequirement
  | AssessmentScoreRequirement
  | WeightedScoreRequirement;

/** Strict: an unknown kind or member is refused. */
export const requirementSchema: z.ZodType<Requirement> = z
  .lazy(() => {
    const parts = z.array(requirementSchema).min(1).max(200);
    return z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all'), of: parts }).describe('Every one of the requirements in "of" is met.'),
      z
        .strictObject({ kind: z.literal('any'), of: parts })
        .describe('At least one of the requirements in "of" is met.'),
      z
        .strictObject({ kind: z.literal('at-least'), count: z.int().min(1).max(200), of: parts })
        .describe('At least "count" of the requirements in "of" are met.'),
      z
        .strictObject({ kind: z.literal('within'), days: z.int().min(1).max(36_525), of: requirementSchema })
        .describe('"of" is met by results that were handed in within so many days.'),
      z
        .strictObject({
          kind: z.literal('credits'),
          atLeast: decimalTextSchema,
          from: z.array(idSchema).min(1).max(200).exactOptional(),
        })
        .describe('The credit of the modules that were passed, of those in "from" or of all, reaches "atLeast".'),
      z.strictObject({ kind: z.literal('module-passed'), module: idSchema }).describe('The module is passed.'),
      z
        .strictObject({ kind: z.literal('prior-learning'), module: idSchema })
        .describe('The module is recognised as prior learning.'),
      z
        .strictObject({
          kind: z.literal('competency'),
          competency: competencyReferenceSchema,
          level: idSchema.exactOptional(),
        })
        .describe('A competency was shown, at the level or above.'),
      z.strictObject({ kind: z.literal('tier-completed'), tier: idSchema }).describe('The tier is completed.'),
      z
        .strictObject({ kind: z.literal('award-held'), award: idSchema, pathway: idSchema.exactOptional() })
        .describe('Another award is held, of this pathway or of the one that is named.'),
      z
        .strictObject({ kind: z.literal('final-result'), in: z.array(z.enum(FINAL_RESULTS)).min(1) })
        .describe('The final result of the provider is one of these.'),
      z.strictObject({ kind: z.literal('not-withdrawn') }).describe('The learner has not withdrawn.'),
      z
        .strictObject({ kind: z.literal('submitted'), atLeast: z.int().min(1).max(10_000) })
        .describe('At least this many different assessments were handed in.'),
      z
        .strictObject({
          kind: z.literal('assessment-score'),
          assessment: assessmentIdSchema,
          atLeast: decimalTextSchema,
        })
        .describe('The score that counts in one assessment reaches "atLeast".'),
      z
        .strictObject({
          kind: z.literal('weighted-score'),
          of: z
            .array(z.strictObject({ assessment: assessmentIdSchema, weight: decimalTextSchema }))
            .min(1)
            .max(200),
          atLeast: decimalTextSchema,
        })
        .describe('The sum of the scores that count, each times its weight in percent, reaches "atLeast".'),
    ]);
  })
  .meta({
    id: 'Requirement',
    description: "What is asked of a learner: a tree, whose leaves look at one learner's record.",
  });
