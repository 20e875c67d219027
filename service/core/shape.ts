import { CairnError, type ErrorCode } from './errors.ts';
import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from './json.ts';

/**
 * A place in a document that is being read: the value there (undefined when absent), its JSON pointer (RFC 6901),
 * and the code of the error that a wrong shape earns.
 *
 * Written by hand rather than with a schema library, because the verify page loads it: every error names the pointer.
 */
export interface Place {
  readonly value: JsonValue | undefined;
  readonly pointer: string;
  readonly code: ErrorCode;
}

/** The top of a document. */
export function documentPlace(value: JsonValue, code: ErrorCode): Place {
  return { value, pointer: '', code };
}

/** The member of the object at a place; absent members have the value undefined. */
export function member(place: Place, name: string): Place {
  const object = objectAt(place);
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return { value, pointer: `${place.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, code: place.code };
}

/** The elements of the array at a place. */
export function elements(place: Place): readonly Place[] {
  return arrayAt(place).map((value, index) => ({ value, pointer: `${place.pointer}/${index}`, code: place.code }));
}

/** Whether there is something at a place. */
export function isPresent(place: Place): boolean {
  return place.value !== undefined;
}

/** The object at a place. */
export function objectAt(place: Place): JsonObject {
  return isJsonObject(place.value) ? place.value : refuse(place, 'an object');
}

/** The array at a place. */
export function arrayAt(place: Place): JsonArray {
  return isJsonArray(place.value) ? place.value : refuse(place, 'an array');
}

/** The text at a place; it may not be empty. */
export function textAt(place: Place): string {
  return typeof place.value === 'string' && place.value !== '' ? place.value : refuse(place, 'a text');
}

/** The text at a place, or null when the member is absent. Present and not a text is still an error. */
export function optionalTextAt(place: Place): string | null {
  return isPresent(place) ? textAt(place) : null;
}

/** The integer at a place, from `least` to `most`. */
export function integerAt(place: Place, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const { value } = place;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : refuse(place, `an integer from ${least} to ${most}`);
}

/** The value at a place, when the guard accepts it. `expected` completes "Expected ...". */
export function guardedAt<T extends JsonValue>(
  place: Place,
  guard: (value: unknown) => value is T,
  expected: string,
): T {
  return guard(place.value) ? place.value : refuse(place, expected);
}

/** What a parser makes of the text at a place; its `CairnError` becomes one that names the place. */
export function parsedAt<T>(place: Place, expected: string, parse: (text: string) => T): T {
  const text = textAt(place);
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof CairnError) return refuse(place, expected);
    throw error;
  }
}

/** Checks that the value at a place is exactly this text or number. */
export function constantAt<T extends string | number | boolean>(place: Place, constant: T): T {
  return place.value === constant ? constant : refuse(place, JSON.stringify(constant));
}

/** Checks that the array of types at a place names this type. */
export function typeAt(place: Place, type: string): void {
  if (!arrayAt(place).includes(type)) refuse(place, `an array with ${JSON.stringify(type)}`);
}

/** Checks that the object at a place has no members but these. */
export function onlyMembers(place: Place, allowed: readonly string[]): void {
  for (const name of Object.keys(objectAt(place))) {
    if (!allowed.includes(name)) refuse(member(place, name), 'no such member');
  }
}

/** Throws the error for a place whose value is not what was expected. */
export function refuse(place: Place, expected: string): never {
  const where = place.pointer === '' ? 'the document' : place.pointer;
  throw new CairnError(place.code, `At ${where}: expected ${expected}, found ${describe(place.value)}`, {
    details: { pointer: place.pointer, expected },
  });
}

function describe(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);
}
