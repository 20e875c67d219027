import { awardsAskedElsewhere } from '../../pathway/awards-elsewhere.ts';
import type { Pathway } from '../../pathway/pathway.ts';

/**
 * Puts those whose pathway asks for another's award before those of that other pathway, and leaves the order as it is
 * otherwise. What is issued outdates the decisions that ask for it: in this order that comes after they were issued. Where
 * pathways ask for each other's awards in a circle, the first comes first.
 */
export function dependentsFirst<Entry extends { readonly versions: ReadonlyMap<string, Pathway> }>(
  entries: readonly Entry[],
): Entry[] {
  const known = new Map(entries.map((entry) => [entry, asking(entry.versions)]));
  const ordered: Entry[] = [];
  let left = [...entries];
  while (left.length > 0) {
    const isWaitedFor = (entry: Entry) => {
      const own = known.get(entry)?.own;
      return left.some((other) => known.get(other)?.own !== own && known.get(other)?.askedFor.has(own ?? ''));
    };
    const free = left.filter((entry) => !isWaitedFor(entry));
    const next = free.length > 0 ? free : left.slice(0, 1);
    ordered.push(...next);
    left = left.filter((entry) => !next.includes(entry));
  }
  return ordered;
}

/** Of the versions of one pathway: its id, and the pathways that one of them asks for. */
function asking(versions: ReadonlyMap<string, Pathway>) {
  const pathways = [...versions.values()];
  return {
    own: pathways[0]?.id,
    askedFor: new Set(pathways.flatMap(awardsAskedElsewhere).map(({ pathway }) => pathway)),
  };
}
