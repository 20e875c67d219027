import type { CompetencyFramework } from '../../pathway/framework/parse-framework.ts';

/** What a cell may call a competency: its reference, its identifier, its code, or the address of one that it is aligned with. */
export interface CompetencyNames {
  /** The references that it may be: one, none, or several. */
  find(text: string): readonly string[];
}

/** The names of the competencies of some frameworks; where a name is of several kinds, the first of those above counts. */
export function competencyNames(frameworks: readonly CompetencyFramework[]): CompetencyNames {
  const entries = frameworks.flatMap(({ id: framework, byId }) =>
    [...byId.values()].map(({ competency }) => ({ reference: `${framework}/${competency.id}`, competency })),
  );
  const by = (namesOf: (entry: (typeof entries)[number]) => readonly string[]) =>
    Map.groupBy(
      entries.flatMap((entry) =>
        namesOf(entry).map((name) => ({ name: name.toLowerCase(), reference: entry.reference })),
      ),
      ({ name }) => name,
    );
  const aligned = (relation: string) =>
    by(({ competency }) =>
      (competency.alignments ?? []).filter((one) => one.relation === relation).map(({ uri }) => uri),
    );
  const kinds = [
    by(({ reference }) => [reference]),
    by(({ competency }) => [competency.id]),
    by(({ competency }) => (competency.code === undefined ? [] : [competency.code])),
    aligned('exact'),
    aligned('close'),
  ];
  return {
    find: (text) => {
      const found = kinds.map((kind) => kind.get(text.toLowerCase())).find((names) => names !== undefined);
      return [...new Set((found ?? []).map(({ reference }) => reference))];
    },
  };
}
