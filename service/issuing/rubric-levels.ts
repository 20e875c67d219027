import type { JsonObject } from '../core/json.ts';
import type { PathwayAssessment } from '../pathway/definition/assessment.ts';

/**
 * The levels of an assessment's rubric as Open Badges `RubricCriterionLevel`s, criterion by criterion, lowest first; none
 * where it has no rubric.
 *
 * @param urn of the result description that they are part of
 * @see https://www.imsglobal.org/spec/ob/v3p0#rubriccriterionlevel
 */
export function rubricLevels(urn: string, { rubric }: PathwayAssessment): JsonObject[] {
  return (rubric?.criteria ?? []).flatMap((criterion) =>
    criterion.levels.map((level) => ({
      id: `${urn}:${criterion.id}:${level.id}`,
      type: ['RubricCriterionLevel'],
      name: `${criterion.title}: ${level.title}`,
      level: level.title,
      description: level.descriptor,
      points: level.points,
    })),
  );
}
