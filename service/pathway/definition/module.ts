import { z } from 'zod';
import { decimalTextSchema, idSchema, proseSchema, titleSchema, webAddressSchema } from '../form/text.ts';
import { assessmentSchema, cohortAssessmentSchema } from './assessment.ts';
import { learningOutcomeSchema } from './learning-outcome.ts';

/** Learning elsewhere that is recognised in a module's place, each time by a decision on one learner. */
const equivalentSchema = z.strictObject({
  title: titleSchema,
  provider: titleSchema,
  url: webAddressSchema.exactOptional(),
  evidence: proseSchema.describe('What has to be shown.'),
});

/**
 * A part of a pathway that is taught and assessed by itself.
 *
 * It is passed by who reaches the pass mark of each of its summative assessments that has one, and the module's own pass
 * mark, where there is one, with the weighted sum of their scores; or by who has it recognised as prior learning. Where
 * each cohort brings its own assessments it is passed as the provider reports (`final-result`).
 */
export const moduleSchema = z
  .strictObject({
    id: idSchema,
    title: titleSchema,
    description: proseSchema.exactOptional(),
    outcomes: z.array(learningOutcomeSchema).min(1).max(50).exactOptional(),
    workloadHours: decimalTextSchema
      .exactOptional()
      .describe('All that a learner does for it, in hours of 60 minutes: teaching, own work and assessments.'),
    credit: decimalTextSchema.exactOptional().describe("In the pathway's credit system."),
    prerequisites: z
      .array(idSchema)
      .min(1)
      .max(50)
      .exactOptional()
      .describe('Modules of this pathway to be passed before.'),
    equivalents: z.array(equivalentSchema).min(1).max(50).exactOptional(),
    passMark: decimalTextSchema.exactOptional(),
    assessments: z.array(assessmentSchema).min(1).max(200).exactOptional(),
    cohortAssessments: z.array(cohortAssessmentSchema).min(1).max(20).exactOptional(),
  })
  .meta({ id: 'PathwayModule', description: 'A part of a pathway that is taught and assessed by itself.' });

/** See {@link moduleSchema}. */
export type PathwayModule = z.infer<typeof moduleSchema>;
