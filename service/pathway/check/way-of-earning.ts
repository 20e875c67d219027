import type { PathwayAward } from '../definition/award.ts';
import type { FinalResult } from '../evaluation/learner-record.ts';
import { type RequirementNames, requirementNames, requirementSentence } from '../requirement-in-words.ts';
import { type PlacedRequirement, requirementParts } from '../requirement-tree.ts';
import { jsonPointer } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';
import type { FinalResults, Reach } from './reach.ts';

/**
 * How an award is earned by whoever has some reach, in words: what is chosen where there is a choice.
 *
 * @returns `by way of /awards/0/requirement/of/1: score at least 50 in “Quiz”`; null where there is nothing to choose
 */
export function wayOfEarning(
  award: PathwayAward,
  { reach, earned }: { readonly reach: Reach; readonly earned: FinalResults },
  parts: PathwayParts,
): string | null {
  const [finalResult] = earned;
  if (finalResult === undefined) return null;
  const index = parts.definition.awards.indexOf(award);
  const top: PlacedRequirement = { requirement: award.requirement, path: ['awards', index, 'requirement'] };
  const [first] = choices(top, finalResult, reach, parts);
  return first === undefined ? null : `by way of ${jsonPointer(first.path)}: ${inWords(first, parts)}`;
}

/** Where requirements leave a choice, what is chosen; through tiers and awards that are asked for. */
function choices(
  part: PlacedRequirement,
  finalResult: FinalResult | null,
  reach: Reach,
  parts: PathwayParts,
): PlacedRequirement[] {
  const { requirement } = part;
  const inside = requirementParts(part);
  const met = (each: PlacedRequirement, within = reach) => within.requirement(each.requirement).has(finalResult);
  switch (requirement.kind) {
    case 'any':
      return inside.filter((each) => met(each)).slice(0, 1);
    case 'at-least': {
      const chosen = inside.filter((each) => met(each)).slice(0, requirement.count);
      return chosen.length === inside.length
        ? chosen.flatMap((each) => choices(each, finalResult, reach, parts))
        : chosen;
    }
    case 'all':
      return inside.flatMap((each) => choices(each, finalResult, reach, parts));
    case 'within':
      return inside.flatMap((each) => choices(each, finalResult, reach.inWindow(), parts));
    case 'tier-completed': {
      const { tiers, sequence } = parts.definition;
      const index = tiers.findIndex(({ id }) => id === requirement.tier);
      return tiers
        .slice(sequence === 'sequential' ? 0 : index, index + 1)
        .flatMap(({ requirement: asked }, place) =>
          choices(
            { requirement: asked, path: ['tiers', sequence === 'sequential' ? place : index, 'requirement'] },
            finalResult,
            reach,
            parts,
          ),
        );
    }
    case 'award-held': {
      const index = parts.definition.awards.findIndex(({ id }) => id === requirement.award);
      const asked = requirement.pathway === undefined ? parts.definition.awards[index]?.requirement : undefined;
      return asked === undefined
        ? []
        : choices({ requirement: asked, path: ['awards', index, 'requirement'] }, finalResult, reach, parts);
    }
    // Which modules, which shares: these leave a choice themselves.
    case 'credits':
    case 'weighted-score':
      return [part];
    default:
      return [];
  }
}

function inWords({ requirement }: PlacedRequirement, { definition }: PathwayParts): string {
  const names: RequirementNames = requirementNames(definition);
  const sentence = requirementSentence(requirement, names);
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
