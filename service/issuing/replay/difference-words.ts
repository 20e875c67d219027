import type { Evidence } from '../../core/check.ts';
import { type Difference, firstDifference } from '../../core/first-difference.ts';
import type { JsonValue } from '../../core/json.ts';

/** `: at /requirement/met it was true and is now false`; empty where the values are the same. */
export function differenceWords(was: JsonValue | undefined, is: JsonValue | undefined): string {
  const found = firstDifference(was, is);
  if (found === null) return '';
  const { pointer, one, other } = found;
  return `: at ${pointer === '' ? 'the top' : pointer} it was ${shown(one)} and is now ${shown(other)}`;
}

/** The same for programs. */
export function differenceEvidence(was: JsonValue | undefined, is: JsonValue | undefined): Evidence {
  const found: Difference | null = firstDifference(was, is);
  return found === null ? {} : { pointer: found.pointer, was: shown(found.one), now: shown(found.other) };
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
