/** A definition with its parts by identifier, so that each check looks up what it needs and none walks the whole again. */
import { type Decimal, parseDecimal } from '../decimal.ts';
import type { PathwayAward } from '../definition/award.ts';
import type { PathwayModule } from '../definition/module.ts';
import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Requirement } from '../definition/requirement.ts';
import type { Tier } from '../definition/tier.ts';
import { type RequirementNames, requirementNames } from '../requirement-in-words.ts';
import {
  type OwnedRequirement,
  type PlacedRequirement,
  requirementsOf,
  requirementsWithin,
} from '../requirement-tree.ts';
import type { PlacedAssessment, PlacedModule, PlacedOutcome } from './placed-parts.ts';
import { rememberedFor } from './remembered.ts';
import { type AskedCompetency, type WaysToShow, waysToShow } from './ways-to-show.ts';

/** A requirement at any depth, and the whole that it is part of. */
export interface PartOfRequirement extends PlacedRequirement {
  readonly whole: OwnedRequirement;
}

/** See {@link pathwayParts}. Lists are in the order of the document. */
export interface PathwayParts {
  readonly definition: PathwayDefinition;
  readonly modules: readonly PlacedModule[];
  readonly outcomes: readonly PlacedOutcome[];
  readonly assessments: readonly PlacedAssessment[];
  /** Every whole requirement. */
  readonly wholes: readonly OwnedRequirement[];
  /** Every requirement at any depth, each before its parts. */
  readonly requirements: readonly PartOfRequirement[];
  readonly module: (id: string) => PathwayModule | undefined;
  readonly outcome: (id: string) => PlacedOutcome | undefined;
  readonly assessment: (id: string) => PlacedAssessment | undefined;
  readonly tier: (id: string) => { readonly tier: Tier; readonly index: number } | undefined;
  readonly award: (id: string) => PathwayAward | undefined;
  /** The pathway's own assessments that assess an outcome. */
  readonly assessing: (outcome: string) => readonly PlacedAssessment[];
  /** What shows a competency at a level; null where the framework or the level is not named. */
  readonly waysToShow: (asked: AskedCompetency) => WaysToShow | null;
  /** How sentences call the parts. */
  readonly names: RequirementNames;
  /** A mark, a weight, a credit as a number; each text is read once. */
  readonly decimal: (text: string) => Decimal;
}

/** Takes a definition apart. Of an identifier that stands twice the first is found. */
export function pathwayParts(definition: PathwayDefinition): PathwayParts {
  const modules = definition.modules.map((module, index) => ({ module, path: ['modules', index] }));
  const outcomes = modules.flatMap(({ module, path }) =>
    (module.outcomes ?? []).map((outcome, index) => ({ outcome, module, path: [...path, 'outcomes', index] })),
  );
  const assessments = modules.flatMap(({ module, path }) =>
    (module.assessments ?? []).map((assessment, index) => ({
      assessment,
      module,
      path: [...path, 'assessments', index],
    })),
  );
  const wholes = requirementsOf(definition);
  const byOutcome = Map.groupBy(
    assessments.flatMap((placed) => [...new Set(placed.assessment.outcomes)].map((outcome) => ({ outcome, placed }))),
    ({ outcome }) => outcome,
  );
  const assessing = rememberedFor((outcome: string) => (byOutcome.get(outcome) ?? []).map(({ placed }) => placed));
  const moduleById = firstById(definition.modules, ({ id }) => id);
  const outcomeById = firstById(outcomes, ({ outcome }) => outcome.id);
  const assessmentById = firstById(assessments, ({ assessment }) => assessment.id);
  const tierById = firstById(
    definition.tiers.map((tier, index) => ({ tier, index })),
    ({ tier }) => tier.id,
  );
  const awardById = firstById(definition.awards, ({ id }) => id);
  return {
    definition,
    modules,
    outcomes,
    assessments,
    wholes,
    requirements: wholes.flatMap((whole) => requirementsWithin(whole).map((part) => ({ ...part, whole }))),
    module: (id) => moduleById.get(id),
    outcome: (id) => outcomeById.get(id),
    assessment: (id) => assessmentById.get(id),
    tier: (id) => tierById.get(id),
    award: (id) => awardById.get(id),
    assessing,
    waysToShow: waysToShow(definition, outcomes, assessing),
    names: requirementNames(definition),
    decimal: rememberedFor(parseDecimal),
  };
}

/** The requirements of one kind, at any depth. */
export function requirementsOfKind<K extends Requirement['kind']>(
  parts: PathwayParts,
  kind: K,
): (PartOfRequirement & PlacedRequirement<Extract<Requirement, { kind: K }>>)[] {
  return parts.requirements.filter(
    (part): part is PartOfRequirement & PlacedRequirement<Extract<Requirement, { kind: K }>> =>
      part.requirement.kind === kind,
  );
}

function firstById<T>(entries: readonly T[], idOf: (entry: T) => string): ReadonlyMap<string, T> {
  // Entries that come later replace earlier ones in a map, so the first is put in last.
  return new Map(entries.toReversed().map((entry) => [idOf(entry), entry]));
}
