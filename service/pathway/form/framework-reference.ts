import { z } from 'zod';
import { digestSchema, editionSchema, idSchema } from './text.ts';

/**
 * A competency framework that a document builds on. `levels` repeats its scale of proficiency, lowest first, so that a
 * decision can be run again from the document alone; that it is the framework's own scale is checked
 * (`framework-levels-differ`).
 */
export const frameworkReferenceSchema = z.strictObject({
  id: idSchema,
  edition: editionSchema,
  /** Of the published framework: without it another text could stand under the same edition elsewhere. */
  digest: digestSchema.exactOptional(),
  levels: z.array(idSchema).min(1).max(20).exactOptional(),
});

/** See {@link frameworkReferenceSchema}. */
export type FrameworkReference = z.infer<typeof frameworkReferenceSchema>;
