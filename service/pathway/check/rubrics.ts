import { compareDecimals, parseDecimal } from '../decimal.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

/** Levels of a rubric that give no more points than the one before. */
export function rubricLevels({ assessments }: PathwayParts): Finding[] {
  return assessments.flatMap(({ assessment, path }) =>
    (assessment.rubric?.criteria ?? []).flatMap(({ levels }, criterion) =>
      levels.flatMap(({ id, points }, place) => {
        const before = levels[place - 1];
        if (before === undefined || compareDecimals(parseDecimal(points), parseDecimal(before.points)) > 0) return [];
        const at = [...path, 'rubric', 'criteria', criterion, 'levels', place, 'points'];
        return [
          finding('rubric-not-rising', at, {
            sentence: `The level "${id}" gives ${points} points, and "${before.id}" before it gives ${before.points}.`,
            remedy: 'Put the levels in order, the lowest first, each with more points than the one before.',
          }),
        ];
      }),
    ),
  );
}
