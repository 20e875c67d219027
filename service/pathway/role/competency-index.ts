/** The competencies of some frameworks, each with its parts, what it is a part of, and what it is the same as elsewhere. */
import type { Competency, CompetencyFrameworkDefinition } from '../framework/competency-framework.ts';

/** A competency where it stands. */
export interface IndexedCompetency {
  /** `framework/competency`. */
  readonly reference: string;
  readonly competency: Competency;
  readonly framework: CompetencyFrameworkDefinition;
  /** The competencies right below it. */
  readonly parts: readonly string[];
  /** Those above it, the nearest first. */
  readonly wholes: readonly string[];
}

/** Competencies by their references. */
export interface CompetencyIndex {
  find(reference: string): IndexedCompetency | undefined;
  /** The competency itself, and those of other frameworks that are exactly aligned with the same one as it. */
  same(reference: string): readonly string[];
}

/** Indexes frameworks; of two editions of one framework the first counts. */
export function indexCompetencies(frameworks: readonly CompetencyFrameworkDefinition[]): CompetencyIndex {
  const found = new Map<string, IndexedCompetency>();
  for (const framework of frameworks) {
    for (const entry of entriesOf(framework, framework.competencies, [])) {
      if (!found.has(entry.reference)) found.set(entry.reference, entry);
    }
  }
  const byAddress = Map.groupBy(
    [...found.values()].flatMap((entry) => exactAddresses(entry.competency).map((address) => ({ address, entry }))),
    ({ address }) => address,
  );
  return {
    find: (reference) => found.get(reference),
    same: (reference) => {
      const entry = found.get(reference);
      if (entry === undefined) return [reference];
      const others = exactAddresses(entry.competency)
        .flatMap((address) => byAddress.get(address) ?? [])
        .filter(({ entry: other }) => other.framework.id !== entry.framework.id)
        .map(({ entry: other }) => other.reference);
      return [...new Set([reference, ...others])];
    },
  };
}

function entriesOf(
  framework: CompetencyFrameworkDefinition,
  competencies: readonly Competency[],
  wholes: readonly string[],
): IndexedCompetency[] {
  return competencies.flatMap((competency) => {
    const reference = `${framework.id}/${competency.id}`;
    const parts = competency.competencies ?? [];
    return [
      { reference, competency, framework, parts: parts.map(({ id }) => `${framework.id}/${id}`), wholes },
      ...entriesOf(framework, parts, [reference, ...wholes]),
    ];
  });
}

function exactAddresses({ alignments = [] }: Competency): string[] {
  return alignments.filter(({ relation }) => relation === 'exact').map(({ uri }) => uri);
}
