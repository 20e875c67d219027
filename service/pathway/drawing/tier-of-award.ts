import type { PathwayAward } from '../definition/award.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Requirement } from '../definition/requirement.ts';

/** Where the parts of a pathway stand: the index of the tier, by what a requirement refers to it with. */
export interface TierPlaces {
  readonly ofModule: ReadonlyMap<string, number>;
  readonly ofAssessment: ReadonlyMap<string, number>;
}

/**
 * The index of the tier at which an award is drawn: the one that it crowns, or else the last that what it asks for leads
 * to, or the first.
 */
export function tierOfAward(award: PathwayAward, pathway: PathwayDefinition, places: TierPlaces): number {
  return placeOf(award, pathway, places, new Set()) ?? 0;
}

function placeOf(
  award: PathwayAward,
  pathway: PathwayDefinition,
  places: TierPlaces,
  underWay: ReadonlySet<string>,
): number | undefined {
  const crowned = pathway.tiers.findIndex(({ id }) => id === award.tier);
  if (crowned !== -1) return crowned;
  if (underWay.has(award.id)) return undefined;
  const reached = (requirement: Requirement): (number | undefined)[] => {
    switch (requirement.kind) {
      case 'all':
      case 'any':
      case 'at-least':
        return requirement.of.flatMap(reached);
      case 'within':
        return reached(requirement.of);
      case 'module-passed':
      case 'prior-learning':
        return [places.ofModule.get(requirement.module)];
      case 'credits':
        return (requirement.from ?? []).map((module) => places.ofModule.get(module));
      case 'assessment-score':
        return [places.ofAssessment.get(requirement.assessment)];
      case 'weighted-score':
        return requirement.of.map(({ assessment }) => places.ofAssessment.get(assessment));
      case 'tier-completed':
        return [pathway.tiers.findIndex(({ id }) => id === requirement.tier)];
      case 'award-held': {
        const held =
          requirement.pathway === undefined ? pathway.awards.find(({ id }) => id === requirement.award) : undefined;
        return held === undefined ? [] : [placeOf(held, pathway, places, new Set([...underWay, award.id]))];
      }
      default:
        return [];
    }
  };
  const tiers = reached(award.requirement).filter((tier) => tier !== undefined && tier >= 0);
  return tiers.length === 0 ? undefined : Math.max(...tiers.map(Number));
}
