/** The published form of a pathway, `"type": "CairnPathway"`, version 2: what it is made of, and when what is earned. */
import { z } from 'zod';
import { frameworkReferenceSchema } from '../form/framework-reference.ts';
import {
  daySchema,
  editionSchema,
  idSchema,
  languageSchema,
  proseSchema,
  schemaAddressSchema,
  titleSchema,
} from '../form/text.ts';
import { articulationSchema } from './articulation.ts';
import { awardSchema } from './award.ts';
import { moduleSchema } from './module.ts';
import {
  creditSystemSchema,
  PARTICIPATIONS,
  priorLearningSchema,
  providerSchema,
  qualityAssuranceSchema,
} from './provider.ts';
import { SEQUENCES, tierSchema } from './tier.ts';

/** Strict at every level. What no schema can say (references, sums, rigour) is in `check/`. */
export const pathwaySchema = z.strictObject({
  $schema: schemaAddressSchema.exactOptional(),
  type: z.literal('CairnPathway'),
  version: z.literal(2),
  id: idSchema,
  edition: editionSchema,
  title: titleSchema,
  description: proseSchema,
  language: languageSchema,
  provider: providerSchema.exactOptional().describe('Who stands behind the awards, and where.'),
  participation: z.enum(PARTICIPATIONS).exactOptional().describe('How learners take part.'),
  qualityAssurance: qualityAssuranceSchema
    .exactOptional()
    .describe('What kind of quality assurance stands behind the awards.'),
  creditSystem: creditSystemSchema
    .exactOptional()
    .describe('How credit is counted, and how many hours of work one credit stands for.'),
  priorLearning: priorLearningSchema.exactOptional().describe('How learning that was done elsewhere is recognised.'),
  reviewOn: daySchema
    .exactOptional()
    .describe('From this day on whoever builds on this edition is warned that it is due for review.'),
  frameworks: z
    .array(frameworkReferenceSchema)
    .min(1)
    .max(20)
    .exactOptional()
    .describe('The competency frameworks that outcomes refer to.'),
  modules: z.array(moduleSchema).min(1).max(200).describe('What is taught and assessed.'),
  sequence: z
    .enum(SEQUENCES)
    .exactOptional()
    .describe('Whether a tier is completed only once those before it are; left out: it need not be.'),
  tiers: z.array(tierSchema).min(1).max(20).describe('The stages, from the first to the last.'),
  awards: z.array(awardSchema).min(1).max(50).describe('What can be earned.'),
  articulations: z
    .array(articulationSchema)
    .min(1)
    .max(100)
    .exactOptional()
    .describe('What awards count for elsewhere.'),
});

/** A definition of the right shape; see `parsePathway` for one that also holds together. */
export type PathwayDefinition = Readonly<z.infer<typeof pathwaySchema>>;
