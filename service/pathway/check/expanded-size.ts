/**
 * How much has to be decided, and explained, for one requirement: everything that it names with all that this asks for in
 * its turn. A few lines can ask for tiers that ask for tiers, each twice, and double with every step; a trace that says all
 * of it would fill the disk. So there is a limit, far above what a pathway of two hundred modules needs.
 */
import type { Requirement } from '../definition/requirement.ts';
import type { RequirementOwner } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Requirements, modules and assessments together. */
export const MOST_DECIDED = 10_000;

/** Whole requirements that ask for more than {@link MOST_DECIDED}. */
export function expandedSizes(parts: PathwayParts): Finding[] {
  const sizeOf = sizesIn(parts);
  return parts.wholes.flatMap(({ requirement, path, owner }) => {
    if (sizeOf(requirement) <= MOST_DECIDED) return [];
    return [
      finding('requirement-too-large', path, {
        sentence: `What ${nameOf(owner)} asks for comes to more than ${MOST_DECIDED} things to decide, with all that it refers to.`,
        remedy: 'Refer to a tier, an award or a list of modules once, not again in each of several parts.',
      }),
    ];
  });
}

function sizesIn(parts: PathwayParts): (requirement: Requirement) => number {
  const { modules, sequence, tiers } = parts.definition;
  const known = new Map<Requirement, number>();
  const moduleSize = (module: string): number => 2 + (parts.module(module)?.assessments?.length ?? 0);
  const sum = (sizes: readonly number[]): number =>
    sizes.reduce((total, size) => Math.min(total + size, MOST_DECIDED + 1), 0);
  const sizeOf = (requirement: Requirement): number => {
    const before = known.get(requirement);
    if (before !== undefined) return before;
    // What asks for itself is another finding, and counts as nothing here.
    known.set(requirement, 0);
    const size = sum([1, below(requirement)]);
    known.set(requirement, size);
    return size;
  };
  const below = (requirement: Requirement): number => {
    switch (requirement.kind) {
      case 'all':
      case 'any':
      case 'at-least':
        return sum(requirement.of.map(sizeOf));
      case 'within':
        return sizeOf(requirement.of);
      case 'tier-completed': {
        const index = parts.tier(requirement.tier)?.index ?? -1;
        const asked = tiers.slice(sequence === 'sequential' ? 0 : Math.max(0, index), index + 1);
        return sum(asked.map((tier) => sizeOf(tier.requirement)));
      }
      case 'award-held': {
        const award = requirement.pathway === undefined ? parts.award(requirement.award) : undefined;
        return award === undefined ? 0 : sizeOf(award.requirement);
      }
      case 'module-passed':
        return moduleSize(requirement.module);
      case 'credits':
        return sum((requirement.from ?? modules.map(({ id }) => id)).map(moduleSize));
      case 'competency':
        return parts.assessments.length;
      case 'weighted-score':
        return requirement.of.length;
      default:
        return 0;
    }
  };
  return sizeOf;
}

function nameOf(owner: RequirementOwner): string {
  switch (owner.kind) {
    case 'tier':
      return `the tier "${owner.tier.id}"`;
    case 'milestone':
      return `the milestone "${owner.milestone.id}"`;
    case 'award':
      return `the award "${owner.award.id}"`;
    case 'distinction':
      return `the distinction of the award "${owner.award.id}"`;
  }
}
