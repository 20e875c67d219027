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
  /** Of the document, where it is kept. */
  digest: digestSchema.exactOptional(),
});

/** An agreement: this award counts so many credits towards that programme, from one day until another. */
export const articulationSchema = z.strictObject({
  id: idSchema,
  award: idSchema,
  programme: programmeSchema,
  credit: decimalTextSchema,
  /** Where it is not the pathway's. */
  creditSystem: creditSystemSchema.exactOptional(),
  from: daySchema,
  /** The last day; left out: until it is ended. */
  until: daySchema.exactOptional(),
  conditions: proseSchema.exactOptional(),
  evidence: z.array(evidenceSchema).min(1).max(20),
});

/** See {@link articulationSchema}. */
export type Articulation = z.infer<typeof articulationSchema>;
