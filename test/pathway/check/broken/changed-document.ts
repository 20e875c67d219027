import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../service/core/json.ts';

/** What is put at a JSON pointer; undefined takes away what stands there. A last part of `-` adds to a list. */
export type Changes = Readonly<Record<string, JsonValue | undefined>>;

/** A copy of a document with some places changed, one after the other. A place that is not there is an error. */
export function changedDocument(document: JsonValue, changes: Changes): JsonValue {
  return Object.entries(changes).reduce<JsonValue>(
    (changed, [pointer, value]) => changedAt(changed, pointer.split('/').slice(1), value),
    document,
  );
}

function changedAt(
  target: JsonValue,
  [name = '', ...rest]: readonly string[],
  value: JsonValue | undefined,
): JsonValue {
  if (isJsonArray(target)) return changedList(target, name, rest, value);
  if (!isJsonObject(target)) throw new Error(`"${name}" is not inside a list or an object`);
  const inside = target[name];
  if (rest.length > 0) {
    if (inside === undefined) throw new Error(`there is no "${name}" to change something in`);
    return { ...target, [name]: changedAt(inside, rest, value) };
  }
  if (value !== undefined) return { ...target, [name]: value };
  if (inside === undefined) throw new Error(`there is no "${name}" to take away`);
  const left: JsonObject = Object.fromEntries(Object.entries(target).filter(([member]) => member !== name));
  return left;
}

function changedList(
  list: readonly JsonValue[],
  name: string,
  rest: readonly string[],
  value: JsonValue | undefined,
): JsonValue {
  const index = name === '-' ? list.length : Number(name);
  if (index === list.length && value !== undefined && rest.length === 0) return [...list, value];
  const inside = list[index];
  if (inside === undefined) throw new Error(`there is no ${name} in a list of ${list.length}`);
  if (rest.length > 0) return list.with(index, changedAt(inside, rest, value));
  return value === undefined ? list.toSpliced(index, 1) : list.with(index, value);
}
