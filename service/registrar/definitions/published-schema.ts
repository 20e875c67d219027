import { CairnError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { PUBLISHED_SCHEMAS } from '../../pathway/schemas/published-schemas.ts';

/** The names of the JSON Schemas of what people write, with what each is for. */
export function publishedSchemas(): { readonly name: string; readonly title: string }[] {
  return Object.entries(PUBLISHED_SCHEMAS).map(([name, { title }]) => ({ name, title: String(title) }));
}

/** A JSON Schema by the name of its file. @throws CairnError `route-not-found`, naming those that there are */
export function publishedSchema(name: string): JsonObject {
  const schema = Object.hasOwn(PUBLISHED_SCHEMAS, name) ? PUBLISHED_SCHEMAS[name] : undefined;
  if (schema !== undefined) return schema;
  throw new CairnError('route-not-found', 'There is no such schema.', {
    remedy: `Ask for one of ${Object.keys(PUBLISHED_SCHEMAS).join(', ')}.`,
  });
}
