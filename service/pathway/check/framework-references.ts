import type { FrameworkReference } from '../form/framework-reference.ts';
import type { FoundFramework, FrameworkLookup } from '../framework/framework-lookup.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import { type PathwayParts, requirementsOfKind } from './pathway-parts.ts';
import { brokenReference } from './references.ts';

/** What frameworks are looked up in, and the day on which it is asked, `2027-03-31`. */
export interface FrameworkContext {
  readonly frameworks: FrameworkLookup;
  readonly today: string;
}

/** A competency that a document names, and where. */
export interface NamedCompetency {
  readonly reference: string;
  readonly path: Path;
}

/** The frameworks that a pathway builds on: whether they are there, as they were meant, and fit to be built on. */
export function frameworkReferences(parts: PathwayParts, context: FrameworkContext): Finding[] {
  return builtOnFrameworks(parts.definition.frameworks ?? [], namedCompetencies(parts), context);
}

/** The same of any document that names frameworks, each at its place in `frameworks`, and competencies of them. */
export function builtOnFrameworks(
  references: readonly FrameworkReference[],
  named: readonly NamedCompetency[],
  context: FrameworkContext,
): Finding[] {
  return references.flatMap((reference, index) => {
    const path = ['frameworks', index];
    const ofIt = named.filter((competency) => competency.reference.split('/')[0] === reference.id);
    const found = context.frameworks(reference.id, reference.edition);
    return [
      ...(ofIt.length === 0 ? [unused(reference, path)] : []),
      ...(found === null
        ? [unknown(reference, path)]
        : [
            ...standing(reference, found, path),
            ...pin(reference, found, path),
            ...levelsOf(reference, found, path),
            ...reviewDue(reference, found, path, context.today),
            ...ofIt.flatMap((competency) => unknownCompetency(competency, found)),
          ]),
    ];
  });
}

function namedCompetencies(parts: PathwayParts): NamedCompetency[] {
  return [
    ...parts.outcomes.flatMap(({ outcome, path }) =>
      (outcome.competencies ?? []).map(({ competency }, index) => ({
        reference: competency,
        path: [...path, 'competencies', index, 'competency'],
      })),
    ),
    ...requirementsOfKind(parts, 'competency').map(({ requirement, path }) => ({
      reference: requirement.competency,
      path: [...path, 'competency'],
    })),
  ];
}

function unused({ id }: FrameworkReference, path: Path): Finding {
  return finding('framework-unused', path, {
    sentence: `The framework "${id}" is named, and no competency of it is.`,
    remedy: 'Name competencies of it, or take it out.',
  });
}

function unknown({ id, edition }: FrameworkReference, path: Path): Finding {
  return finding('framework-unknown', path, {
    sentence: `The framework "${id}" is not known here in the edition ${edition}.`,
    remedy: 'Publish that edition, or name one that is there.',
  });
}

function standing({ id, edition }: FrameworkReference, { standing }: FoundFramework, path: Path): Finding[] {
  if (standing === 'published') return [];
  return [
    finding('framework-not-published', [...path, 'edition'], {
      sentence: `The edition ${edition} of the framework "${id}" is ${standing === 'draft' ? 'a draft' : 'in review'}, and can still change.`,
      remedy: 'Publish the framework first, or name an edition that is published.',
    }),
  ];
}

function pin({ id, digest }: FrameworkReference, found: FoundFramework, path: Path): Finding[] {
  if (digest === undefined) {
    return [
      finding('framework-not-pinned', [...path, 'digest'], {
        sentence: `The framework "${id}" is named without its digest: elsewhere another text could stand under the same edition.`,
        remedy: `Add "digest": "${found.digest}".`,
      }),
    ];
  }
  return digest === found.digest
    ? []
    : [
        finding('framework-digest-differs', [...path, 'digest'], {
          sentence: `The framework "${id}" that is known here has another digest, so it is another text than was meant.`,
          remedy: `Read the framework again; if it is the right one, write "digest": "${found.digest}".`,
        }),
      ];
}

function levelsOf({ id, levels = [] }: FrameworkReference, { framework }: FoundFramework, path: Path): Finding[] {
  const own = (framework.levels ?? []).map((level) => level.id);
  if (levels.length === own.length && levels.every((level, index) => level === own[index])) return [];
  // A pathway that asks for no level need not repeat them.
  if (levels.length === 0) return [];
  return [
    finding('framework-levels-differ', [...path, 'levels'], {
      sentence: `The levels are not those of the framework "${id}", lowest first.`,
      remedy:
        own.length === 0
          ? 'Take them out: the framework has none.'
          : `Write "levels": ${JSON.stringify(own).replaceAll(',', ', ')}.`,
    }),
  ];
}

function reviewDue({ id }: FrameworkReference, { framework }: FoundFramework, path: Path, today: string): Finding[] {
  const { reviewOn, edition } = framework;
  if (reviewOn === undefined || reviewOn > today) return [];
  return [
    finding('framework-review-due', [...path, 'edition'], {
      sentence: `The edition ${edition} of the framework "${id}" has been due for review since ${reviewOn}.`,
      remedy: 'Ask whether a newer edition is there, and build on that.',
    }),
  ];
}

function unknownCompetency({ reference, path }: NamedCompetency, { framework }: FoundFramework): Finding[] {
  const [, name = ''] = reference.split('/');
  if (framework.byId.has(name)) return [];
  return [
    brokenReference({
      what: 'competency',
      name,
      known: [...framework.byId.keys()],
      where: `the framework "${framework.id}", edition ${framework.edition}`,
      path,
    }),
  ];
}
