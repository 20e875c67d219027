import { CairnError } from '../../../core/errors.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import { arrayAt, documentPlace, integerAt, member, objectAt, type Place, refuse } from '../../../core/shape.ts';
import { DeskProblem } from './desk-problem.ts';

/**
 * Reads an answer of the service.
 *
 * @throws DeskProblem `unreadable` when it is not what its interface says
 */
export function readAnswer<T>(json: JsonValue, read: (place: Place) => T): T {
  try {
    return read(documentPlace(json, 'malformed-json'));
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    throw new DeskProblem(
      'unreadable',
      `The service answered with what this page cannot read: ${error.message}.`,
      'Load the page again: it may be older than the service.',
      200,
    );
  }
}

/** How many objects a list of an answer has. */
export function lengthAt(name: string): (place: Place) => number {
  return (place) => arrayAt(member(place, name)).length;
}

export function count(place: Place): number {
  return integerAt(place, 0);
}

/** A text, which may be empty. */
export function text(place: Place): string {
  return typeof place.value === 'string' ? place.value : refuse(place, 'a text');
}

export function yesNo(place: Place): boolean {
  return typeof place.value === 'boolean' ? place.value : refuse(place, 'true or false');
}

export function orNull<T>(place: Place, read: (place: Place) => T): T | null {
  return place.value === null ? null : read(place);
}

export function oneOf<const T extends string>(place: Place, known: readonly T[]): T {
  return known.find((value) => value === place.value) ?? refuse(place, `one of ${known.join(', ')}`);
}

/** A problem document; null where the answer is none. */
export function problemIn(json: JsonValue, status: number): DeskProblem | null {
  try {
    const problem: JsonObject = objectAt(documentPlace(json, 'malformed-json'));
    const { code, detail, remedy } = problem;
    if (typeof code !== 'string' || typeof detail !== 'string') return null;
    return new DeskProblem(code, detail, typeof remedy === 'string' ? remedy : null, status);
  } catch (error) {
    if (error instanceof CairnError) return null;
    throw error;
  }
}
