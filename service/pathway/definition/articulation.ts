import { z } from 'zod';
import {
  countrySchema,
  daySchema,
  decimalTextSchema,
  digestSchema,
  idSchema,
  proseSchema,
  titleSchema,
  webAddressSchema,
} from '../form/text.ts';
import { levelSchema } from './level.ts';
import { creditSystemSchema } from './provider.ts';

/** A course of study that an award counts towards, here or elsewhere. */
const programmeSchema = z.strictObject({
  title: titleSchema,
  institution: titleSchema,
  country: countrySchema.exactOptional(),
  level: levelSchema.exactOptional(),
  url: webAddressSchema.exactOptional(),
});

const evidenceSchema = z.strictObject({
  title: titleSchema,
  url: webAddressSchema.exactOptional(),
  digest: digestSchema.exactOptional().describe('Of the document, where it is kept.'),
});

/** An agreement: this award counts so many credits towards that programme, from one day until another. */
export const articulationSchema = z
  .strictObject({
    id: idSchema,
    award: idSchema,
    programme: programmeSchema,
    credit: decimalTextSchema,
    creditSystem: creditSystemSchema
      .exactOptional()
      .describe("How its credit is counted, where it is not as the pathway's is."),
    from: daySchema,
    until: daySchema.exactOptional().describe('The last day; left out: until it is ended.'),
    conditions: proseSchema.exactOptional(),
    evidence: z.array(evidenceSchema).min(1).max(20),
  })
  .meta({
    id: 'Articulation',
    description: 'An agreement: an award counts so many credits towards a programme, from one day until another.',
  });

/** See {@link articulationSchema}. */
export type Articulation = z.infer<typeof articulationSchema>;
