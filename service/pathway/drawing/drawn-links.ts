/** What ties the parts of a drawing together: what comes before what, and what counts towards what. */
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Requirement } from '../definition/requirement.ts';
import type { DrawnKey, DrawnLink } from './pathway-drawing.ts';
import type { PlacedModule } from './placed-modules.ts';

/** The links between modules, and those between awards. */
export function drawnLinks(pathway: PathwayDefinition, placed: readonly (readonly PlacedModule[])[]): DrawnLink[] {
  const inOrder = placed.flat().map(({ module }) => module);
  return [...withoutImplied(prerequisiteLinks(inOrder)), ...orderLinks(pathway, placed), ...awardLinks(pathway)];
}

function prerequisiteLinks(modules: readonly PathwayModule[]): DrawnLink[] {
  const known = new Set(modules.map(({ id }) => id));
  return modules.flatMap(({ id, prerequisites = [] }) =>
    [...new Set(prerequisites)]
      .filter((before) => known.has(before) && before !== id)
      .map((before): DrawnLink => ({ kind: 'prerequisite', from: `module:${before}`, to: `module:${id}` })),
  );
}

/** Without those that others imply: what comes after the third need not be tied to the first, where the third is. */
function withoutImplied(links: readonly DrawnLink[]): DrawnLink[] {
  const after = new Map<DrawnKey, Set<DrawnKey>>();
  for (const { from, to } of links) after.set(from, (after.get(from) ?? new Set()).add(to));
  // One after another, so that of a circle enough is left.
  return links.filter(({ from, to }) => {
    after.get(from)?.delete(to);
    if (leadsTo(after, from, to)) return false;
    after.get(from)?.add(to);
    return true;
  });
}

function leadsTo(after: ReadonlyMap<DrawnKey, ReadonlySet<DrawnKey>>, from: DrawnKey, to: DrawnKey): boolean {
  const reached = new Set([from]);
  // A set is gone through with what is added to it on the way.
  for (const key of reached) {
    for (const next of after.get(key) ?? []) {
      if (next === to) return true;
      reached.add(next);
    }
  }
  return false;
}

/** From each module of a tier of a set order to the next, where no prerequisite says the same. */
function orderLinks(pathway: PathwayDefinition, placed: readonly (readonly PlacedModule[])[]): DrawnLink[] {
  return pathway.tiers.flatMap(({ sequence }, index) => {
    if (sequence !== 'sequential') return [];
    const core = (placed[index] ?? []).filter(({ elective }) => !elective).map(({ module }) => module);
    return core.flatMap((module, at): DrawnLink[] => {
      const before = core[at - 1];
      if (before === undefined || module.prerequisites?.includes(before.id)) return [];
      return [{ kind: 'order', from: `module:${before.id}`, to: `module:${module.id}` }];
    });
  });
}

/** From each award of this pathway to those that ask for it. */
function awardLinks({ awards }: PathwayDefinition): DrawnLink[] {
  const known = new Set(awards.map(({ id }) => id));
  return awards.flatMap(({ id, requirement }) =>
    [...new Set(heldAwards(requirement))]
      .filter((held) => known.has(held) && held !== id)
      .map((held): DrawnLink => ({ kind: 'award', from: `award:${held}`, to: `award:${id}` })),
  );
}

function heldAwards(requirement: Requirement): string[] {
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return requirement.of.flatMap(heldAwards);
    case 'within':
      return heldAwards(requirement.of);
    case 'award-held':
      return requirement.pathway === undefined ? [requirement.award] : [];
    default:
      return [];
  }
}
