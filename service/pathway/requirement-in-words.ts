/** What a requirement asks of a learner, in words: the one place for the terminal, the drawing, the pages and whatever explains a decision. */
import type { PathwayDefinition } from './definition/pathway-definition.ts';
import type {
  AllRequirement,
  AnyRequirement,
  AtLeastRequirement,
  Requirement,
  WeightedScoreRequirement,
  WithinRequirement,
} from './definition/requirement.ts';
import { capitalised, fractionInWords, listed, quoted } from './sentence-parts.ts';

/** What a requirement refers to, by the names that people know. */
export interface RequirementNames {
  readonly module: (id: string) => string;
  readonly assessment: (id: string) => string;
  readonly tier: (id: string) => string;
  readonly award: (id: string) => string;
  /** A competency, `framework/competency`: its statement, where the framework is at hand. */
  readonly competency: (reference: string) => string;
  /** The titles of a tier and of those before it, from the first. */
  readonly tiersUpTo: (tier: string) => readonly string[];
  /** Whether a tier takes those before it along. */
  readonly includesEarlierTiers: (tier: string) => boolean;
  /** An amount of credit with its unit: `6 ECTS credits`. */
  readonly credit: (amount: string) => string;
}

type RequirementWithParts = AllRequirement | AnyRequirement | AtLeastRequirement | WithinRequirement;

/** What a requirement says besides its parts. */
export type RequirementHead =
  | Exclude<Requirement, RequirementWithParts>
  | Omit<AllRequirement, 'of'>
  | Omit<AnyRequirement, 'of'>
  | Omit<AtLeastRequirement, 'of'>
  | Omit<WithinRequirement, 'of'>;

/** A requirement in words, part by part: the tree has the shape of the requirement's own, so a trace can stand beside it. */
export interface RequirementInWords {
  /** `Pass “Describing data”`; of a requirement with parts it ends in a colon: `At least 2 of these:`. */
  readonly text: string;
  readonly of: readonly RequirementInWords[];
}

/**
 * The names that stand in a pathway. What it does not name keeps its identifier: an assessment that each cohort brings,
 * an award of another pathway.
 *
 * @param competencies statements by reference, of the frameworks that are at hand
 */
export function requirementNames(
  pathway: Pick<PathwayDefinition, 'modules' | 'tiers' | 'awards' | 'creditSystem' | 'sequence'>,
  competencies: ReadonlyMap<string, string> = new Map(),
): RequirementNames {
  const modules = new Map(pathway.modules.map(({ id, title }) => [id, title]));
  const assessments = new Map(
    pathway.modules.flatMap((module) => (module.assessments ?? []).map(({ id, title }) => [id, title] as const)),
  );
  const tiers = new Map(pathway.tiers.map(({ id, title }) => [id, title]));
  const awards = new Map(pathway.awards.map(({ id, name }) => [id, name]));
  return {
    module: (id) => modules.get(id) ?? id,
    assessment: (id) => assessments.get(id) ?? id,
    tier: (id) => tiers.get(id) ?? id,
    award: (id) => awards.get(id) ?? id,
    competency: (reference) => competencies.get(reference) ?? reference,
    tiersUpTo: (tier) =>
      pathway.tiers.slice(0, pathway.tiers.findIndex(({ id }) => id === tier) + 1).map(({ title }) => title),
    includesEarlierTiers: (tier) => pathway.sequence === 'sequential' && pathway.tiers[0]?.id !== tier,
    credit: (amount) => creditInWords(amount, pathway.creditSystem?.name),
  };
}

/** `6 ECTS credits`, `1 credit hour`. */
export function creditInWords(amount: string, system: 'ECTS' | 'credit-hours' | undefined): string {
  const one = amount === '1';
  if (system === 'credit-hours') return `${amount} credit ${one ? 'hour' : 'hours'}`;
  return `${amount} ${system === 'ECTS' ? 'ECTS ' : ''}${one ? 'credit' : 'credits'}`;
}

/** A requirement as a tree of words. */
export function requirementInWords(requirement: Requirement, names: RequirementNames): RequirementInWords {
  const of = partsOf(requirement).map((part) => requirementInWords(part, names));
  return { text: `${requirementHead(requirement, names)}${of.length === 0 ? '' : ':'}`, of };
}

/** What a requirement says besides its parts, without a full stop: `At least 2 of these`. */
export function requirementHead(requirement: RequirementHead, names: RequirementNames): string {
  return capitalised(ownWords(requirement, names));
}

/**
 * A requirement as one sentence without a full stop: `Complete the tier “Foundations”; and do not withdraw`. Groups within
 * groups stand in brackets, and modules of one group share their verb.
 */
export function requirementSentence(requirement: Requirement, names: RequirementNames): string {
  return capitalised(phrase(requirement, names, 'outermost'));
}

function phrase(requirement: Requirement, names: RequirementNames, place: 'outermost' | 'inside'): string {
  const modules = modulesAlone(requirement, names);
  if (modules !== null) return modules;
  const parts = partsOf(requirement);
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && requirement.kind !== 'within') return phrase(only, names, place);
  const phrases = parts.map((part) => phrase(part, names, 'inside'));
  switch (requirement.kind) {
    case 'all':
      return bracketed(joined(withModulesTogether(parts, names, phrases), 'and'), place);
    case 'any':
      return bracketed(joined(phrases, 'or'), place);
    case 'at-least':
      return `at least ${requirement.count} of (${phrases.join('; ')})`;
    case 'within':
      return `${ownWords(requirement, names)}: ${phrases.join('')}`;
    default:
      return ownWords(requirement, names);
  }
}

/** Of phrases that all have to be met, those of modules become one, where the first of them stood. */
function withModulesTogether(
  parts: readonly Requirement[],
  names: RequirementNames,
  phrases: readonly string[],
): string[] {
  const modules = parts.filter((part) => part.kind === 'module-passed');
  const together = modulesAlone({ kind: 'all', of: modules }, names);
  if (together === null) return [...phrases];
  const first = parts.findIndex((part) => part.kind === 'module-passed');
  return phrases.flatMap((words, index) => {
    if (parts[index]?.kind !== 'module-passed') return [words];
    return index === first ? [together] : [];
  });
}

/** `pass at least 2 of “A”, “B” and “C”`; null where the parts are not modules alone. */
function modulesAlone(requirement: Requirement, names: RequirementNames): string | null {
  if (requirement.kind !== 'all' && requirement.kind !== 'any' && requirement.kind !== 'at-least') return null;
  const passed = requirement.of.filter((part) => part.kind === 'module-passed');
  if (passed.length !== requirement.of.length || passed.length < 2) return null;
  const titles = passed.map(({ module }) => quoted(names.module(module)));
  if (requirement.kind === 'all') return `pass ${listed(titles, 'and')}`;
  if (requirement.kind === 'any') return `pass ${listed(titles, 'or')}`;
  return `pass at least ${requirement.count} of ${listed(titles, 'and')}`;
}

function partsOf(requirement: Requirement): readonly Requirement[] {
  switch (requirement.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return requirement.of;
    case 'within':
      return [requirement.of];
    default:
      return [];
  }
}

/** What a requirement says besides its parts, beginning in lower case. */
function ownWords(requirement: RequirementHead, names: RequirementNames): string {
  switch (requirement.kind) {
    case 'all':
      return 'all of these';
    case 'any':
      return 'at least one of these';
    case 'at-least':
      return `at least ${requirement.count} of these`;
    case 'within':
      return `within ${requirement.days} ${requirement.days === 1 ? 'day' : 'days'}`;
    case 'credits': {
      const from = requirement.from?.map((id) => quoted(names.module(id)));
      const credit = `gain at least ${names.credit(requirement.atLeast)}`;
      return from === undefined ? credit : `${credit} from ${listed(from, 'and')}`;
    }
    case 'module-passed':
      return `pass ${quoted(names.module(requirement.module))}`;
    case 'prior-learning':
      return `have ${quoted(names.module(requirement.module))} recognised as prior learning`;
    case 'competency': {
      const shown = `show the competency ${quoted(names.competency(requirement.competency))}`;
      return requirement.level === undefined ? shown : `${shown} at the level ${quoted(requirement.level)} or above`;
    }
    case 'tier-completed':
      return `complete the tier ${quoted(names.tier(requirement.tier))}${names.includesEarlierTiers(requirement.tier) ? ' and those before it' : ''}`;
    case 'award-held':
      return requirement.pathway === undefined
        ? `hold the award ${quoted(names.award(requirement.award))}`
        : `hold the award ${requirement.award} of the pathway ${requirement.pathway}`;
    case 'final-result':
      return `reach the final result ${listed(requirement.in, 'or')}`;
    case 'not-withdrawn':
      return 'do not withdraw';
    case 'submitted':
      return `hand in at least ${requirement.atLeast} ${requirement.atLeast === 1 ? 'assessment' : 'assessments'}`;
    case 'assessment-score':
      return `score at least ${requirement.atLeast} in ${quoted(names.assessment(requirement.assessment))}`;
    case 'weighted-score':
      return `reach a weighted score of ${requirement.atLeast} (${weights(requirement, names)})`;
  }
}

function weights({ of }: WeightedScoreRequirement, names: RequirementNames): string {
  return of
    .map(({ assessment, weight }) => `${quoted(names.assessment(assessment))} ${fractionInWords(weight)} %`)
    .join(', ');
}

/** Of a single sentence: `a; b; and c`. */
function joined(phrases: readonly string[], word: 'and' | 'or'): string {
  return phrases
    .map((part, index) => (index > 0 && index === phrases.length - 1 ? `${word} ${part}` : part))
    .join('; ');
}

function bracketed(text: string, place: 'outermost' | 'inside'): string {
  return place === 'inside' ? `(${text})` : text;
}
