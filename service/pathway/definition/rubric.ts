import { z } from 'zod';
import { decimalTextSchema, idSchema, proseSchema, titleSchema } from '../form/text.ts';

const rubricLevelSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  descriptor: proseSchema.describe('What work at this level is like.'),
  points: decimalTextSchema,
});

const rubricCriterionSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  description: proseSchema.exactOptional(),
  outcome: idSchema
    .exactOptional()
    .describe('The outcome that it looks at, one of those that the assessment assesses.'),
  levels: z.array(rubricLevelSchema).min(2).max(10).describe('The levels, lowest first.'),
});

/** How work is judged: criteria, each with levels from the lowest to the highest, each described. */
export const rubricSchema = z
  .strictObject({
    criteria: z.array(rubricCriterionSchema).min(1).max(50),
  })
  .meta({
    id: 'Rubric',
    description: 'How work is judged: criteria, each with levels from the lowest to the highest, each described.',
  });

/** See {@link rubricSchema}. */
export type Rubric = z.infer<typeof rubricSchema>;
