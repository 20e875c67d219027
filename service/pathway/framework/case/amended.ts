import type { JsonObject, JsonValue } from '../../../core/json.ts';

/** The object with other optional members: what is undefined goes, everything else stands as it was; without changes it is the object itself. */
export function amended<T extends JsonObject>(
  object: T,
  changes: { readonly [member: string]: JsonValue | undefined },
): T {
  if (Object.keys(changes).length === 0) return object;
  const result = { ...object };
  for (const [member, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(result, member);
    else Object.assign(result, { [member]: value });
  }
  return result;
}
