import { z } from 'zod';
import type { JsonValue } from '../../core/json.ts';

/** Any JSON, where a document keeps what others said. zod's own `z.json()` has no name, which JSON Schemas need. */
export const anyJsonSchema: z.ZodType<JsonValue> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(anyJsonSchema),
      z.record(z.string(), anyJsonSchema),
    ]),
  )
  .meta({ id: 'AnyJson', description: 'Any JSON.' });
