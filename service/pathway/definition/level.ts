import { z } from 'zod';
import { titleSchema, webAddressSchema } from '../form/text.ts';

/** The European Qualifications Framework: its levels are 1 to 8. */
export const EQF = 'EQF';

/** How demanding something is, on a scale that people know: the EQF's, or any other that is named. */
export const levelSchema = z
  .strictObject({
    scale: titleSchema.describe('"EQF", or the name of another scale.'),
    value: titleSchema.describe('The level: "1" to "8" on the EQF.'),
    url: webAddressSchema.exactOptional(),
  })
  .meta({ id: 'Level', description: 'How demanding something is.' });

/** See {@link levelSchema}. */
export type Level = z.infer<typeof levelSchema>;
