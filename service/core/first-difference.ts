import { isJsonArray, isJsonObject, type JsonValue } from './json.ts';
import { sameJson } from './same-json.ts';

/** A place at which two JSON values differ; what is absent there is undefined. */
export interface Difference {
  /** RFC 6901; empty where the values themselves differ. */
  readonly pointer: string;
  readonly one: JsonValue | undefined;
  readonly other: JsonValue | undefined;
}

/** The first place at which two values differ, in the order of the first one's members; null where they are the same. */
export function firstDifference(
  one: JsonValue | undefined,
  other: JsonValue | undefined,
  pointer = '',
): Difference | null {
  if (sameJson(one, other)) return null;
  const [left, right] = [membersOf(one), membersOf(other)];
  if (left === null || right === null || isJsonArray(one) !== isJsonArray(other)) return { pointer, one, other };
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = firstDifference(left.get(name), right.get(name), at);
    if (found !== null) return found;
  }
  return { pointer, one, other };
}

function membersOf(value: JsonValue | undefined): ReadonlyMap<string, JsonValue> | null {
  return isJsonArray(value) || isJsonObject(value) ? new Map(Object.entries(value)) : null;
}
