import { isJsonArray, isJsonObject, type JsonValue } from '../../core/json.ts';
import type { Finding } from './finding.ts';

/** Findings in the order of the document: by where their places stand in it; those of one place stay as they are. */
export function inDocumentOrder(findings: readonly Finding[], document: JsonValue): Finding[] {
  return findings
    .map((finding) => ({ finding, place: placeOf(finding.pointer, document) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place))
    .map(({ finding }) => finding);
}

/** One step of a pointer: the position among its siblings, and the name for those that are missing. */
interface Step {
  readonly position: number;
  readonly name: string;
}

/** What is missing comes after what is there. */
function placeOf(pointer: string, document: JsonValue): Step[] {
  let value: JsonValue | undefined = document;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((name) => {
      const names: string[] = isJsonObject(value) || isJsonArray(value) ? Object.keys(value) : [];
      const position = names.indexOf(name);
      value =
        position < 0 ? undefined : isJsonArray(value) ? value[position] : isJsonObject(value) ? value[name] : undefined;
      return { position: position < 0 ? names.length : position, name };
    });
}

function comparePlaces(left: readonly Step[], right: readonly Step[]): number {
  for (const [depth, { position, name }] of left.entries()) {
    const other = right[depth];
    if (other === undefined) return 1;
    if (position !== other.position) return position - other.position;
    if (name !== other.name) return name < other.name ? -1 : 1;
  }
  return left.length - right.length;
}
