import { z } from 'zod';
import { PLAIN_TEXT } from './text.ts';

/**
 * What a schema says of itself: first what the value is for, then what form it has, each as a sentence. One of both where
 * there is no more; text of no particular form is not worth a word beside what it is for.
 */
export function schemaWords(schema: z.core.$ZodType): readonly string[] {
  const said: string[] = [];
  for (let at: z.core.$ZodType | undefined = schema; at !== undefined; at = below(at)) {
    const description = z.globalRegistry.get(at)?.description;
    if (description !== undefined && !said.includes(description)) said.push(description);
  }
  return said.length > 1 ? said.filter((words) => words !== PLAIN_TEXT) : said;
}

/** What a schema was made of by describing it, or by saying that it may be missing. */
function below(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema._zod.parent !== undefined) return schema._zod.parent;
  return schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional ? schema.unwrap() : undefined;
}
