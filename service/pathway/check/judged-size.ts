/**
 * How much has to be judged to see whether a pathway's awards guarantee what they claim, and that their credit is earned:
 * for each claim all that its award asks for, with the tiers and awards behind it, and for each award with credit the same
 * for each module. Within a document of bounded size that product is not bounded, and whoever checks many documents has to
 * be. The limit is far above what a pathway of two hundred modules needs.
 */
import type { PathwayAward } from '../definition/award.ts';
import type { Requirement } from '../definition/requirement.ts';
import { type Finding, finding } from './finding.ts';
import { type PathwayParts, requirementsOfKind } from './pathway-parts.ts';
import { modulesThatTakeRecognition } from './recognition-bound.ts';

/** Requirements, each once for each claim that is judged on it. */
export const MOST_JUDGED = 4_000_000;

/** A pathway whose claims and requirements come to more than {@link MOST_JUDGED}; these are not judged then. */
export function judgedSizes(parts: PathwayParts): Finding[] {
  if (judgedSize(parts) <= MOST_JUDGED) return [];
  return [
    finding('pathway-too-large', ['awards'], {
      sentence: 'The awards claim so many outcomes, and ask for so much, that it takes too long to check all of it.',
      remedy: 'Let awards ask for tiers instead of repeating what these ask for, or make several pathways of it.',
    }),
  ];
}

function judgedSize(parts: PathwayParts): number {
  const { awards, modules } = parts.definition;
  const sizes = wholeSizes(parts);
  const sizeOf = ({ requirement }: { readonly requirement: Requirement }) => sizes.get(requirement) ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const held = new Set(requirementsOfKind(parts, 'award-held').map(({ requirement }) => requirement.award));
  // Judged once for each claim, whichever award it is of.
  const shared =
    sum(parts.definition.tiers.map(sizeOf)) +
    sum(awards.filter(({ id }) => held.has(id)).map(sizeOf)) +
    modules.length +
    parts.assessments.length;
  const credited = modules.filter(({ credit }) => credit !== undefined).length;
  const recognised =
    parts.definition.priorLearning?.mostCredit === undefined ? 0 : modulesThatTakeRecognition(parts).length;
  const claims = awards.flatMap(claimsOf);
  return (
    sum(claims.map(({ award }) => sizeOf(award))) +
    new Set(claims.map(({ key }) => key)).size * shared +
    sum(awards.map((award) => (award.credit === undefined ? 0 : credited * (sizeOf(award) + shared)))) +
    recognised * (shared + sum(awards.map(sizeOf)))
  );
}

/** A claim of a certificate or a diploma is judged twice: whether it is shown, and by whom. */
function claimsOf(award: PathwayAward): { readonly award: PathwayAward; readonly key: string }[] {
  const { achievementType, outcomes = [] } = award;
  const isTwice = achievementType === 'Certificate' || achievementType === 'Diploma';
  return outcomes.flatMap((outcome) =>
    (isTwice ? ['shown', 'by whom'] : ['shown']).map((what) => ({ award, key: `${what} ${outcome}` })),
  );
}

/** How much stands in each whole requirement, without what it refers to. */
function wholeSizes({ requirements, waysToShow }: PathwayParts): ReadonlyMap<Requirement, number> {
  const sizes = new Map<Requirement, number>();
  for (const { requirement, whole } of requirements) {
    sizes.set(whole.requirement, (sizes.get(whole.requirement) ?? 0) + ownSize(requirement, waysToShow));
  }
  return sizes;
}

function ownSize(requirement: Requirement, waysToShow: PathwayParts['waysToShow']): number {
  switch (requirement.kind) {
    case 'weighted-score':
      return 1 + requirement.of.length;
    case 'credits':
      return 1 + (requirement.from?.length ?? 0);
    case 'competency':
      return 1 + (waysToShow(requirement)?.own.length ?? 0);
    default:
      return 1;
  }
}
