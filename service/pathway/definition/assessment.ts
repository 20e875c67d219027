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

/** What an assessment is for. */
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
    percentPerDay: decimalTextSchema.describe('Percent of the score that each day, begun, takes away.'),
    days: z.int().min(1).max(365).describe('After this many days it is refused.'),
  }),
]);

/** What handing in late does to a score. */
export type LatePolicy = z.infer<typeof latePolicySchema>;

/** What assessments of a kind have in common, whoever brings them. */
const traits = {
  purpose: z
    .enum(ASSESSMENT_PURPOSES)
    .describe('Formative results are feedback and decide nothing; summative ones decide.'),
  method: z.enum(ASSESSMENT_METHODS).describe('How it is marked.'),
  identityAssurance: z
    .enum(IDENTITY_ASSURANCES)
    .exactOptional()
    .describe("How sure it is that the work is the learner's own; left out: none."),
  outcomes: z
    .array(idSchema)
    .min(1)
    .max(100)
    .exactOptional()
    .describe('The outcomes of this pathway that it assesses.'),
};

/** An assessment that the pathway itself defines, the same in every cohort. Scores are on a scale of 0 to 100. */
export const assessmentSchema = z
  .strictObject({
    id: assessmentIdSchema,
    title: titleSchema,
    description: proseSchema.exactOptional(),
    ...traits,
    weight: decimalTextSchema
      .exactOptional()
      .describe("Percent of the module's mark; those of a module's summative assessments add up to 100."),
    passMark: decimalTextSchema
      .exactOptional()
      .describe("From this score on it is passed; left out: from the module's pass mark on."),
    attempts: z
      .strictObject({
        counts: z.enum(COUNTED_ATTEMPTS).describe('Which attempt counts.'),
        most: z.int().min(1).max(1_000).exactOptional().describe('How many there may be; left out: any number.'),
      })
      .exactOptional()
      .describe('Left out: the best of any number.'),
    late: latePolicySchema.exactOptional().describe('What handing in late does to a score; left out: it is accepted.'),
    reviewers: z
      .int()
      .min(1)
      .max(100)
      .exactOptional()
      .describe('How many peers review each work, where it is peer-reviewed.'),
    rubric: rubricSchema.exactOptional(),
  })
  .meta({ id: 'Assessment', description: 'What shows whether somebody can do what they should. Scores are 0 to 100.' });

/** See {@link assessmentSchema}. */
export type PathwayAssessment = z.infer<typeof assessmentSchema>;

/** What is known of the assessments that each cohort brings itself: one entry for each kind of them. */
export const cohortAssessmentSchema = z
  .strictObject({ title: titleSchema, ...traits })
  .meta({ id: 'CohortAssessment', description: 'A kind of assessment that each cohort brings itself.' });

/** See {@link cohortAssessmentSchema}. */
export type CohortAssessmentKind = z.infer<typeof cohortAssessmentSchema>;
