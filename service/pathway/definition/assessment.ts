import { z } from 'zod';
import { assessmentIdSchema, decimalTextSchema, idSchema, proseSchema, titleSchema } from '../form/text.ts';
import { rubricSchema } from './rubric.ts';

/** How an assessment is marked. */
export const ASSESSMENT_METHODS = [
  'automatic',
  'peer-reviewed',
  'tutor-marked',
  'project',
  'practical',
  'proctored-exam',
] as const;

/** One of {@link ASSESSMENT_METHODS}; `project` is a portfolio too, `practical` a simulation too. */
export type AssessmentMethod = (typeof ASSESSMENT_METHODS)[number];

/** How sure it is that the work is the learner's own, from the least to the most. */
export const IDENTITY_ASSURANCES = ['none', 'honour-code', 'verified', 'proctored'] as const;

/** One of {@link IDENTITY_ASSURANCES}. */
export type IdentityAssurance = (typeof IDENTITY_ASSURANCES)[number];

/** Formative results are feedback and decide nothing; summative ones decide. */
export const ASSESSMENT_PURPOSES = ['formative', 'summative'] as const;

/** Which attempt counts, where there are several. */
export const COUNTED_ATTEMPTS = ['best', 'last', 'first', 'average'] as const;

/** One of {@link COUNTED_ATTEMPTS}. */
export type CountedAttempt = (typeof COUNTED_ATTEMPTS)[number];

const latePolicySchema = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('accepted') }),
  z.strictObject({ policy: z.literal('refused') }),
  z.strictObject({
    policy: z.literal('reduced'),
    /** Percent of the score that each day, begun, takes away. */
    percentPerDay: decimalTextSchema,
    /** After this many days it is refused. */
    days: z.int().min(1).max(365),
  }),
]);

/** What handing in late does to a score. */
export type LatePolicy = z.infer<typeof latePolicySchema>;

/** What assessments of a kind have in common, whoever brings them. */
const traits = {
  purpose: z.enum(ASSESSMENT_PURPOSES),
  method: z.enum(ASSESSMENT_METHODS),
  /** Left out: none. */
  identityAssurance: z.enum(IDENTITY_ASSURANCES).exactOptional(),
  /** The outcomes of this pathway that it assesses. */
  outcomes: z.array(idSchema).min(1).max(100).exactOptional(),
};

/** An assessment that the pathway itself defines, the same in every cohort. Scores are on a scale of 0 to 100. */
export const assessmentSchema = z.strictObject({
  id: assessmentIdSchema,
  title: titleSchema,
  description: proseSchema.exactOptional(),
  ...traits,
  /** Percent of the module's mark; those of a module's summative assessments add up to 100. */
  weight: decimalTextSchema.exactOptional(),
  /** From this score on it is passed; left out: from the module's pass mark on. */
  passMark: decimalTextSchema.exactOptional(),
  /** Left out: the best of any number. */
  attempts: z
    .strictObject({ counts: z.enum(COUNTED_ATTEMPTS), most: z.int().min(1).max(1_000).exactOptional() })
    .exactOptional(),
  /** Left out: accepted. */
  late: latePolicySchema.exactOptional(),
  /** How many peers review each work, where it is peer-reviewed. */
  reviewers: z.int().min(1).max(100).exactOptional(),
  rubric: rubricSchema.exactOptional(),
});

/** See {@link assessmentSchema}. */
export type PathwayAssessment = z.infer<typeof assessmentSchema>;

/** What is known of the assessments that each cohort brings itself: one entry for each kind of them. */
export const cohortAssessmentSchema = z.strictObject({ title: titleSchema, ...traits });

/** See {@link cohortAssessmentSchema}. */
export type CohortAssessmentKind = z.infer<typeof cohortAssessmentSchema>;
