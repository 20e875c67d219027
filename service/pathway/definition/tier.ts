import { z } from 'zod';
import { idSchema, proseSchema, titleSchema } from '../form/text.ts';
import { levelSchema } from './level.ts';
import { requirementSchema } from './requirement.ts';

/** Whether the parts come in the order in which they stand, or in any. */
export const SEQUENCES = ['sequential', 'flexible'] as const;

/** One of {@link SEQUENCES}. */
export type Sequence = (typeof SEQUENCES)[number];

/** A point on the way that is worth a word; it earns nothing by itself. */
const milestoneSchema = z
  .strictObject({
    id: idSchema,
    title: titleSchema,
    description: proseSchema.exactOptional(),
    requirement: requirementSchema,
  })
  .meta({ id: 'Milestone', description: 'A point on the way that is worth a word; it earns nothing by itself.' });

/** A stage of a pathway: its modules, how demanding it is, and when it is completed. */
export const tierSchema = z
  .strictObject({
    id: idSchema,
    title: titleSchema,
    description: proseSchema.exactOptional(),
    level: levelSchema.exactOptional(),
    sequence: z
      .enum(SEQUENCES)
      .exactOptional()
      .describe('In what order its modules are meant to be taken; left out: any.'),
    core: z.array(idSchema).min(1).max(100).exactOptional().describe('The modules that everybody takes.'),
    electives: z
      .array(idSchema)
      .min(1)
      .max(100)
      .exactOptional()
      .describe('The modules to choose from; how many is for the requirement to say.'),
    requirement: requirementSchema,
    milestones: z.array(milestoneSchema).min(1).max(50).exactOptional(),
  })
  .meta({
    id: 'Tier',
    description: 'A stage of a pathway: its modules, how demanding it is, and when it is completed.',
  });

/** See {@link tierSchema}. */
export type Tier = z.infer<typeof tierSchema>;
/** See {@link tierSchema}. */
export type Milestone = z.infer<typeof milestoneSchema>;
