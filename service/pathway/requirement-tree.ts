/** Requirements as trees: the parts of each, and every requirement of a pathway with the place where it stands. */
import type { PathwayAward } from './definition/award.ts';
import type { PathwayDefinition } from './definition/pathway-definition.ts';
import type { Requirement } from './definition/requirement.ts';
import type { Milestone, Tier } from './definition/tier.ts';

/** Where something stands in a document: the members' names and the positions that lead there. */
export type Path = readonly (string | number)[];

/** A requirement and where it stands. */
export interface PlacedRequirement<R extends Requirement = Requirement> {
  readonly requirement: R;
  readonly path: Path;
}

/** What a requirement is there for. */
export type RequirementOwner =
  | { readonly kind: 'tier'; readonly tier: Tier; readonly index: number }
  | { readonly kind: 'milestone'; readonly milestone: Milestone }
  | { readonly kind: 'award' | 'distinction'; readonly award: PathwayAward; readonly index: number };

/** A whole requirement: what it is there for, and where it stands. */
export interface OwnedRequirement extends PlacedRequirement {
  readonly owner: RequirementOwner;
}

/** The requirements directly below one, in their order; none below a leaf. */
export function requirementParts({ requirement, path }: PlacedRequirement): PlacedRequirement[] {
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return requirement.of.map((part, index) => ({ requirement: part, path: [...path, 'of', index] }));
    case 'within':
      return [{ requirement: requirement.of, path: [...path, 'of'] }];
    default:
      return [];
  }
}

/** A requirement and everything below it, each before its parts. */
export function requirementsWithin(top: PlacedRequirement): PlacedRequirement[] {
  return [top, ...requirementParts(top).flatMap(requirementsWithin)];
}

/** Every whole requirement of a pathway, in the order of the document. */
export function requirementsOf({ tiers, awards }: Pick<PathwayDefinition, 'tiers' | 'awards'>): OwnedRequirement[] {
  return [
    ...tiers.flatMap((tier, index): OwnedRequirement[] => [
      { owner: { kind: 'tier', tier, index }, requirement: tier.requirement, path: ['tiers', index, 'requirement'] },
      ...(tier.milestones ?? []).map(
        (milestone, place): OwnedRequirement => ({
          owner: { kind: 'milestone', milestone },
          requirement: milestone.requirement,
          path: ['tiers', index, 'milestones', place, 'requirement'],
        }),
      ),
    ]),
    ...awards.flatMap((award, index): OwnedRequirement[] => [
      {
        owner: { kind: 'award', award, index },
        requirement: award.requirement,
        path: ['awards', index, 'requirement'],
      },
      ...(award.distinction === undefined
        ? []
        : [
            {
              owner: { kind: 'distinction', award, index } as const,
              requirement: award.distinction.requirement,
              path: ['awards', index, 'distinction', 'requirement'],
            },
          ]),
    ]),
  ];
}
