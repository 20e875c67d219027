import type { PathwayAward } from '../definition/award.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { AwardHeldRequirement, Requirement, TierCompletedRequirement } from '../definition/requirement.ts';
import type { FinalResult } from '../evaluation/learner-record.ts';
import { requirementSentence } from '../requirement-in-words.ts';
import { type PlacedRequirement, requirementParts } from '../requirement-tree.ts';
import { includesResult, resultsIn } from './final-results.ts';
import { jsonPointer } from './finding.ts';
import type { HeldBack } from './guarantee.ts';
import type { PathwayParts } from './pathway-parts.ts';
import type { Reach } from './reach.ts';

/**
 * How an award is earned by whoever has some reach, in words: what is chosen where there is a choice.
 *
 * @returns `by way of /awards/0/requirement/of/1: score at least 50 in “Quiz”`; null where there is nothing to choose
 */
export function wayOfEarning(award: PathwayAward, { reach, earned }: HeldBack, parts: PathwayParts): string | null {
  const [finalResult] = resultsIn(earned);
  if (finalResult === undefined) return null;
  const index = parts.definition.awards.indexOf(award);
  const top: PlacedRequirement = { requirement: award.requirement, path: ['awards', index, 'requirement'] };
  const [first] = choices(top, reach, { finalResult, parts, seen: new Set() });
  return first === undefined ? null : `by way of ${jsonPointer(first.path)}: ${inWords(first, parts)}`;
}

interface Search {
  readonly finalResult: FinalResult | null;
  readonly parts: PathwayParts;
  /** Tiers and awards that have been looked through: each is, once, whoever asks for it. */
  readonly seen: Set<Requirement>;
}

/** Where requirements leave a choice, what is chosen; through tiers and awards that are asked for. */
function choices(part: PlacedRequirement, reach: Reach, search: Search): PlacedRequirement[] {
  const { requirement } = part;
  const inside = requirementParts(part);
  const through = (those: readonly PlacedRequirement[], within = reach) =>
    those.flatMap((each) => choices(each, within, search));
  const met = () => inside.filter((each) => includesResult(reach.requirement(each.requirement), search.finalResult));
  switch (requirement.kind) {
    case 'any':
      return met().slice(0, 1);
    case 'at-least':
      return requirement.count < inside.length ? met().slice(0, requirement.count) : through(inside);
    case 'all':
      return through(inside);
    case 'within':
      return through(inside, reach.inWindow());
    case 'tier-completed':
    case 'award-held':
      return through(
        askedFor(requirement, search.parts.definition).filter(({ requirement: asked }) => isNew(asked, search)),
      );
    // Which modules, which shares: these leave a choice themselves.
    case 'credits':
    case 'weighted-score':
      return [part];
    default:
      return [];
  }
}

function isNew(asked: Requirement, { seen }: Search): boolean {
  return seen.size !== seen.add(asked).size;
}

/** What a tier asks for, with those before it where they come along; what an award of this pathway asks for. */
function askedFor(
  asking: TierCompletedRequirement | AwardHeldRequirement,
  { tiers, awards, sequence }: PathwayDefinition,
): PlacedRequirement[] {
  if (asking.kind === 'award-held') {
    return awards.flatMap(({ id, requirement }, index) =>
      asking.pathway === undefined && id === asking.award
        ? [{ requirement, path: ['awards', index, 'requirement'] }]
        : [],
    );
  }
  const last = tiers.findIndex(({ id }) => id === asking.tier);
  return tiers.flatMap(({ requirement }, index) =>
    index === last || (sequence === 'sequential' && index < last)
      ? [{ requirement, path: ['tiers', index, 'requirement'] }]
      : [],
  );
}

/** How much of a requirement is said where one alternative is told apart from others. */
const MOST_WORDS = 300;

function inWords({ requirement }: PlacedRequirement, { names }: PathwayParts): string {
  const sentence = requirementSentence(requirement, names);
  const said = sentence.length > MOST_WORDS ? `${sentence.slice(0, MOST_WORDS)} ...` : sentence;
  return `${said.charAt(0).toLowerCase()}${said.slice(1)}`;
}
