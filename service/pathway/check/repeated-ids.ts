import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

interface Named {
  readonly id: string;
  readonly path: Path;
}

/** Identifiers that stand for two things, and lists that name one thing twice. */
export function repeatedIds(parts: PathwayParts): Finding[] {
  const { definition, modules, outcomes, assessments } = parts;
  const milestones = definition.tiers.flatMap(({ milestones = [] }, index) =>
    ids(milestones, ['tiers', index, 'milestones']),
  );
  const criteria = assessments.map(({ assessment, path }) => ({
    criteria: assessment.rubric?.criteria ?? [],
    path: [...path, 'rubric', 'criteria'],
  }));
  return [
    ...twice('framework', ids(definition.frameworks, ['frameworks'])),
    ...twice('module', ids(definition.modules, ['modules'])),
    ...twice(
      'outcome',
      outcomes.map(({ outcome, path }) => ({ id: outcome.id, path: [...path, 'id'] })),
    ),
    ...twice(
      'assessment',
      assessments.map(({ assessment, path }) => ({ id: assessment.id, path: [...path, 'id'] })),
    ),
    ...criteria.flatMap(({ criteria, path }) => [
      ...twice('criterion', ids(criteria, path)),
      ...criteria.flatMap(({ levels }, index) => twice('level', ids(levels, [...path, index, 'levels']))),
    ]),
    ...twice('tier', ids(definition.tiers, ['tiers'])),
    ...twice('milestone', milestones),
    ...twice('award', ids(definition.awards, ['awards'])),
    ...twice('articulation', ids(definition.articulations, ['articulations'])),
    ...listsOf(parts).flatMap(listedTwice),
    ...modules.flatMap(({ module, path }) =>
      (module.outcomes ?? []).flatMap(({ competencies = [] }, index) =>
        listedTwice(
          competencies.map(({ competency: id }, place) => ({
            id,
            path: [...path, 'outcomes', index, 'competencies', place, 'competency'],
          })),
        ),
      ),
    ),
  ];
}

function ids(entries: readonly { readonly id: string }[] | undefined, path: Path): Named[] {
  return (entries ?? []).map(({ id }, index) => ({ id, path: [...path, index, 'id'] }));
}

function twice(what: string, entries: readonly Named[]): Finding[] {
  return repeated(entries).map(({ id, path }) =>
    finding('id-repeated', path, {
      sentence: `The ${what} "${id}" has the identifier of another ${what}.`,
      remedy: 'Give it an identifier of its own, and use that one wherever it is meant.',
    }),
  );
}

function listedTwice(entries: readonly Named[]): Finding[] {
  return repeated(entries).map(({ id, path }) =>
    finding('reference-repeated', path, {
      sentence: `"${id}" stands in this list already.`,
      remedy: 'Name it once.',
    }),
  );
}

function repeated(entries: readonly Named[]): Named[] {
  const seen = new Set<string>();
  return entries.filter(({ id }) => seen.size === seen.add(id).size);
}

/** Every list of names, with the place of each name in it. */
function listsOf({ definition, modules, assessments, requirements }: PathwayParts): Named[][] {
  return [
    ...(definition.frameworks ?? []).map(({ levels }, index) => names(levels, ['frameworks', index, 'levels'])),
    ...modules.map(({ module, path }) => names(module.prerequisites, [...path, 'prerequisites'])),
    ...assessments.map(({ assessment, path }) => names(assessment.outcomes, [...path, 'outcomes'])),
    ...modules.flatMap(({ module, path }) =>
      (module.cohortAssessments ?? []).map(({ outcomes }, index) =>
        names(outcomes, [...path, 'cohortAssessments', index, 'outcomes']),
      ),
    ),
    ...definition.tiers.flatMap(({ core, electives }, index) => [
      names(core, ['tiers', index, 'core']),
      names(electives, ['tiers', index, 'electives']),
    ]),
    ...definition.awards.map(({ outcomes }, index) => names(outcomes, ['awards', index, 'outcomes'])),
    ...requirements.map(({ requirement, path }) => {
      switch (requirement.kind) {
        case 'credits':
          return names(requirement.from, [...path, 'from']);
        case 'final-result':
          return names(requirement.in, [...path, 'in']);
        case 'weighted-score':
          return requirement.of.map(({ assessment: id }, index) => ({
            id,
            path: [...path, 'of', index, 'assessment'],
          }));
        default:
          return [];
      }
    }),
  ];
}

function names(list: readonly string[] | undefined, path: Path): Named[] {
  return (list ?? []).map((id, index) => ({ id, path: [...path, index] }));
}
