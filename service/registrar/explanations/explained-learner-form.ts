/** The form of an explained evaluation as JSON, for whoever is sent one. */
import { z } from 'zod';
import { decisionExplanationSchema, explanationSchema } from '../../pathway/explanation/explanation-form.ts';
import { anyJsonSchema } from '../../pathway/form/any-json.ts';
import { nextStepSchema } from '../../pathway/next-steps/next-step-form.ts';

const standing = { progress: z.int().min(0).max(100), requirement: explanationSchema };

/** See `explain-learner.ts`. */
export const explainedLearnerSchema = z.object({
  cohortId: z.string(),
  learnerReference: z.string(),
  asOf: z.string().meta({ description: 'The day as of which was decided', format: 'date' }),
  pathway: z
    .object({ id: z.string(), edition: z.string(), title: z.string() })
    .meta({ description: 'The version that the learner is pinned to' }),
  decisions: z
    .array(
      z.object({
        name: z.string().meta({ description: "The award's name" }),
        explanation: decisionExplanationSchema,
        trace: anyJsonSchema.meta({ description: 'What the decision rests on, whole: a CairnTrace' }),
      }),
    )
    .readonly(),
  tiers: z.array(z.object({ tier: z.string(), completed: z.boolean(), ...standing })).readonly(),
  modules: z.array(z.object({ module: z.string(), passed: z.boolean(), ...standing })).readonly(),
  milestones: z
    .array(z.object({ tier: z.string(), milestone: z.string(), reached: z.boolean(), ...standing }))
    .readonly(),
  nextSteps: z.array(nextStepSchema).readonly().meta({ description: 'In the order in which they are best done' }),
});
