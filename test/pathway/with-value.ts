import { isJsonArray, type JsonValue } from '../../service/core/json.ts';

/** A document with the value at a place replaced, added, or (by `undefined`) left out; names are written as they are. */
export function withValue(document: JsonValue, pointer: string, value: JsonValue | undefined): JsonValue {
  const changed = replaced(document, pointer.split('/').slice(1), value);
  if (changed === undefined) throw new Error('a document cannot be left out of itself');
  return changed;
}

function replaced(target: JsonValue, path: readonly string[], value: JsonValue | undefined): JsonValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (target === null || typeof target !== 'object') throw new Error(`${key} is not inside an object`);
  const before = Object.entries(target).find(([member]) => member === key)?.[1] ?? null;
  const after = replaced(before, rest, value);
  if (isJsonArray(target)) {
    return Number(key) === target.length
      ? [...target, after ?? null]
      : target.flatMap((entry, at) => (String(at) !== key ? [entry] : after === undefined ? [] : [after]));
  }
  const others = Object.entries(target).filter(([member]) => member !== key);
  return Object.fromEntries(after === undefined ? others : [...others, [key, after]]);
}
