import { z } from 'zod';
import { digestSchema, editionSchema, idSchema } from './text.ts';

/**
 * A competency framework that a document builds on. `levels` repeats its scale of proficiency, lowest first, so that a
 * decision can be run again from the document alone; that it is the framework's own scale is checked
 * (`framework-levels-differ`).
 */
export const frameworkReferenceSchema = z
  .strictObject({
    id: idSchema,
    edition: editionSchema,
    digest: digestSchema
      .exactOptional()
      .describe('Of the published framework: without it another text could stand under the same edition elsewhere.'),
    levels: z.array(idSchema).min(1).max(20).exactOptional().describe('Its levels of proficiency, lowest first.'),
  })
  .meta({ id: 'FrameworkReference', description: 'A competency framework that the document builds on.' });

/** See {@link frameworkReferenceSchema}. */
export type FrameworkReference = z.infer<typeof frameworkReferenceSchema>;
