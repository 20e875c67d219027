import type { PathwayModule } from '../definition/module.ts';
import type { DrawnOutcome } from './pathway-drawing.ts';

/** In the order of the drawing. */
export type OutcomesById = ReadonlyMap<string, DrawnOutcome>;

/** The outcomes of modules, numbered by the place of their module: `2.1` is the first of the second. */
export function drawnOutcomes(modules: readonly PathwayModule[]): OutcomesById {
  const assessedBy = (purpose: 'formative' | 'summative'): ReadonlySet<string> =>
    new Set(
      modules
        .flatMap(({ assessments = [], cohortAssessments = [] }) => [...assessments, ...cohortAssessments])
        .filter((assessment) => assessment.purpose === purpose)
        .flatMap(({ outcomes = [] }) => outcomes),
    );
  const summative = assessedBy('summative');
  const formative = assessedBy('formative');
  return new Map(
    modules.flatMap(({ outcomes = [] }, moduleIndex) =>
      outcomes.map(({ id, statement }, index) => [
        id,
        {
          id,
          number: `${moduleIndex + 1}.${index + 1}`,
          statement,
          assessed: summative.has(id) ? 'summative' : formative.has(id) ? 'formative' : 'not',
        } as const,
      ]),
    ),
  );
}
