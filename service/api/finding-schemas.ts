import { z } from 'zod';

/** What was found in a definition, with its place in the file. */
export const locatedFinding = z
  .object({
    code: z.string().meta({ description: 'A stable name of what was found, such as form-missing-member' }),
    severity: z.enum(['error', 'warning']).meta({ description: 'With an error a definition is not published' }),
    pointer: z.string().meta({ description: 'A JSON pointer (RFC 6901) into the document' }),
    sentence: z.string(),
    remedy: z.string(),
    line: z.int().min(1),
    column: z.int().min(1).meta({ description: 'In code points' }),
    endLine: z.int().min(1),
    endColumn: z.int().min(1),
  })
  .meta({ id: 'DefinitionFinding' });

/** A finding as it is answered: its place beside the rest. */
export function flatFinding<F extends object, R extends object>({
  region,
  ...finding
}: F & { readonly region: R }): Omit<F, 'region'> & R {
  return { ...finding, ...region };
}
