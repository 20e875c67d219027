import type { PathwayDefinition } from '../definition/pathway-definition.ts';
import type { Path, PlacedRequirement } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** A name that should be one of a kind of things. */
interface Reference {
  readonly path: Path;
  /** What it should name: "module". */
  readonly what: string;
  readonly name: string;
  /** The names that there are. */
  readonly known: readonly string[];
  /** Where those stand: "this pathway". */
  readonly where?: string;
}

/**
 * References within the document that lead to nothing. What lies outside it is looked up elsewhere: awards of other
 * pathways in `award-references.ts`, the competencies of frameworks in `framework-references.ts`.
 */
export function brokenReferences(parts: PathwayParts): Finding[] {
  return referencesOf(parts)
    .filter(({ name, known }) => !known.includes(name))
    .map(brokenReference);
}

/** The finding on a name that names nothing; it offers the nearest of the names that there are. */
export function brokenReference({ path, what, name, known, where = 'this pathway' }: Reference): Finding {
  const nearest = nearestName(name, known);
  const remedy =
    nearest !== undefined
      ? `Is "${nearest}" meant? Otherwise name one that there is, or take the reference out.`
      : known.length === 0
        ? `Describe the ${what}, or take the reference out.`
        : `Name one that there is (${listed(known)}), or take the reference out.`;
  return finding('reference-to-nothing', path, { sentence: `There is no ${what} "${name}" in ${where}.`, remedy });
}

function referencesOf(parts: PathwayParts): Reference[] {
  const { definition, modules, outcomes, assessments } = parts;
  const moduleIds = definition.modules.map(({ id }) => id);
  const outcomeIds = outcomes.map(({ outcome }) => outcome.id);
  const awardIds = definition.awards.map(({ id }) => id);
  const listed = (what: string, known: readonly string[], names: readonly string[] | undefined, path: Path) =>
    (names ?? []).map((name, index): Reference => ({ what, known, name, path: [...path, index] }));
  return [
    ...modules.flatMap(({ module, path }) => [
      ...listed('module', moduleIds, module.prerequisites, [...path, 'prerequisites']),
      ...(module.cohortAssessments ?? []).flatMap(({ outcomes }, index) =>
        listed('outcome', outcomeIds, outcomes, [...path, 'cohortAssessments', index, 'outcomes']),
      ),
    ]),
    ...outcomes.flatMap(({ outcome, path }) =>
      (outcome.competencies ?? []).flatMap((tie, index) =>
        competencyReferences(tie, [...path, 'competencies', index], definition),
      ),
    ),
    ...assessments.flatMap(({ assessment, path }) => [
      ...listed('outcome', outcomeIds, assessment.outcomes, [...path, 'outcomes']),
      ...(assessment.rubric?.criteria ?? []).flatMap(({ outcome }, index): Reference[] =>
        outcome === undefined
          ? []
          : [
              {
                what: 'outcome',
                name: outcome,
                known: assessment.outcomes ?? [],
                where: `what the assessment "${assessment.id}" assesses`,
                path: [...path, 'rubric', 'criteria', index, 'outcome'],
              },
            ],
      ),
    ]),
    ...definition.tiers.flatMap(({ core, electives }, index) => [
      ...listed('module', moduleIds, core, ['tiers', index, 'core']),
      ...listed('module', moduleIds, electives, ['tiers', index, 'electives']),
    ]),
    ...definition.awards.flatMap(({ tier, outcomes }, index): Reference[] => [
      ...(tier === undefined ? [] : [tierReference(tier, ['awards', index, 'tier'], definition)]),
      ...listed('outcome', outcomeIds, outcomes, ['awards', index, 'outcomes']),
    ]),
    ...(definition.articulations ?? []).map(
      ({ award }, index): Reference => ({
        what: 'award',
        name: award,
        known: awardIds,
        path: ['articulations', index, 'award'],
      }),
    ),
    ...parts.requirements.flatMap((part) => requirementReferences(part, parts)),
  ];
}

function tierReference(name: string, path: Path, { tiers }: PathwayDefinition): Reference {
  return { what: 'tier', name, known: tiers.map(({ id }) => id), path };
}

function requirementReferences(
  { requirement, path }: PlacedRequirement,
  { definition, assessments }: PathwayParts,
): Reference[] {
  const moduleIds = definition.modules.map(({ id }) => id);
  const assessmentIds = assessments.map(({ assessment }) => assessment.id);
  switch (requirement.kind) {
    case 'credits':
      return (requirement.from ?? []).map((name, index) => ({
        what: 'module',
        name,
        known: moduleIds,
        path: [...path, 'from', index],
      }));
    case 'module-passed':
    case 'prior-learning':
      return [{ what: 'module', name: requirement.module, known: moduleIds, path: [...path, 'module'] }];
    case 'competency':
      return competencyReferences(requirement, path, definition);
    case 'tier-completed':
      return [tierReference(requirement.tier, [...path, 'tier'], definition)];
    case 'award-held':
      return requirement.pathway !== undefined
        ? []
        : [
            {
              what: 'award',
              name: requirement.award,
              known: definition.awards.map(({ id }) => id),
              path: [...path, 'award'],
            },
          ];
    case 'assessment-score':
      return [
        { what: 'assessment', name: requirement.assessment, known: assessmentIds, path: [...path, 'assessment'] },
      ];
    case 'weighted-score':
      return requirement.of.map(({ assessment: name }, index) => ({
        what: 'assessment',
        name,
        known: assessmentIds,
        path: [...path, 'of', index, 'assessment'],
      }));
    default:
      return [];
  }
}

/** The framework before the slash is one that the pathway names, and the level one of those that it repeats. */
function competencyReferences(
  { competency, level }: { readonly competency: string; readonly level?: string },
  path: Path,
  { frameworks = [] }: PathwayDefinition,
): Reference[] {
  const [framework = ''] = competency.split('/');
  const named = frameworks.find(({ id }) => id === framework);
  const where = 'the frameworks that this pathway names';
  if (named === undefined) {
    return [
      {
        what: 'framework',
        name: framework,
        known: frameworks.map(({ id }) => id),
        where,
        path: [...path, 'competency'],
      },
    ];
  }
  return level === undefined
    ? []
    : [
        {
          what: 'level',
          name: level,
          known: named.levels ?? [],
          where: `the levels that this pathway repeats of "${framework}"`,
          path: [...path, 'level'],
        },
      ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).map((name) => `"${name}"`);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
