import { z } from 'zod';
import { competencyReferenceSchema, idSchema, proseSchema } from '../form/text.ts';

/** A competency that an outcome is of, and how far it leads, where the framework has levels. */
const reachedCompetencySchema = z.strictObject({
  competency: competencyReferenceSchema,
  level: idSchema.exactOptional(),
});

/** What a learner can do after a module, said so that it can be seen whether it is so. */
export const learningOutcomeSchema = z
  .strictObject({
    id: idSchema.describe('One of its own in the whole pathway: assessments and awards name outcomes by it.'),
    statement: proseSchema.describe(
      'What the learner can do, beginning with a verb that can be seen: "clean a table of ..."',
    ),
    competencies: z.array(reachedCompetencySchema).min(1).max(20).exactOptional(),
  })
  .meta({
    id: 'LearningOutcome',
    description: 'What a learner can do after a module, said so that it can be seen whether it is so.',
  });

/** See {@link learningOutcomeSchema}. */
export type LearningOutcome = z.infer<typeof learningOutcomeSchema>;
