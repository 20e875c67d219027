import { z } from 'zod';
import { decimalTextSchema, idSchema, proseSchema, titleSchema } from '../form/text.ts';

const rubricLevelSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  /** What work at this level is like. */
  descriptor: proseSchema,
  points: decimalTextSchema,
});

const rubricCriterionSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  description: proseSchema.exactOptional(),
  /** The outcome that it looks at, one of those that the assessment assesses. */
  outcome: idSchema.exactOptional(),
  /** Lowest first. */
  levels: z.array(rubricLevelSchema).min(2).max(10),
});

/** How work is judged: criteria, each with levels from the lowest to the highest, each described. */
export const rubricSchema = z.strictObject({
  criteria: z.array(rubricCriterionSchema).min(1).max(50),
});

/** See {@link rubricSchema}. */
export type Rubric = z.infer<typeof rubricSchema>;
