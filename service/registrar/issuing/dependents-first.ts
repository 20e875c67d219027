import { awardsAskedElsewhere } from '../../pathway/awards-elsewhere.ts';
import type { Pathway } from '../../pathway/pathway.ts';

/**
 * Puts those whose pathway asks for another's award before those of that other pathway, and leaves the order as it is
 * otherwise. What is issued outdates the decisions that ask for it: in this order that comes after they were issued. Where
 * pathways ask for each other's awards in a circle, the first comes first.
 */
export function dependentsFirst<Entry extends { readonly pathway: Pathway }>(entries: readonly Entry[]): Entry[] {
  const askedBy = new Map(
    entries.map(({ pathway }) => [pathway, new Set(awardsAskedElsewhere(pathway).map((asked) => asked.pathway))]),
  );
  const ordered: Entry[] = [];
  let left = [...entries];
  while (left.length > 0) {
    const isWaitedFor = (entry: Entry) =>
      left.some(({ pathway }) => pathway.id !== entry.pathway.id && askedBy.get(pathway)?.has(entry.pathway.id));
    const free = left.filter((entry) => !isWaitedFor(entry));
    const next = free.length > 0 ? free : left.slice(0, 1);
    ordered.push(...next);
    left = left.filter((entry) => !next.includes(entry));
  }
  return ordered;
}
