import { z } from 'zod';
import { countrySchema, decimalTextSchema, proseSchema, titleSchema, webAddressSchema } from '../form/text.ts';

/** Who stands behind the awards, and where: the awarding body of the EU's recommendation on micro-credentials. */
export const providerSchema = z.strictObject({
  name: titleSchema,
  country: countrySchema,
  url: webAddressSchema.exactOptional(),
});

/** How learners take part. */
export const PARTICIPATIONS = ['online', 'on-site', 'blended', 'workplace'] as const;

/** What kind of quality assurance stands behind the awards. */
export const qualityAssuranceSchema = z.strictObject({
  type: z.enum(['internal', 'external']),
  description: proseSchema,
  body: titleSchema.exactOptional().describe('Who assures it, where that is somebody else.'),
  url: webAddressSchema.exactOptional(),
});

/** How credit is counted: European credit (ECTS), or credit hours; and how many hours of work one credit stands for. */
export const creditSystemSchema = z.strictObject({
  name: z.enum(['ECTS', 'credit-hours']),
  hoursPerCredit: decimalTextSchema,
});

/** See {@link creditSystemSchema}. */
export type CreditSystem = z.infer<typeof creditSystemSchema>;

/** How learning that was done elsewhere is recognised: who decides, on what, and how much of it at the most. */
export const priorLearningSchema = z.strictObject({
  description: proseSchema,
  decidedBy: titleSchema,
  mostCredit: decimalTextSchema.exactOptional(),
});
