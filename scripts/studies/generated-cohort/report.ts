import { count, drawnTable } from '../drawn-table.ts';
import type { GeneratedCohortStudy } from './study.ts';

/** Awards by tier, and who has a higher one and lacks a lower one. */
export function generatedCohortReport({ learners, results, awards, lacking }: GeneratedCohortStudy): string {
  const percent = (part: number) => (learners === 0 ? '' : `${((part / learners) * 100).toFixed(1)} %`);
  return [
    `A generated cohort: ${count(learners)} learners, ${count(results)} results`,
    '',
    ...drawnTable(
      ['award', 'tier', 'earned', '', 'with distinction', 'not yet', 'impossible'],
      awards.map(({ award, tier, earned, distinctions, notYet, impossible }) => [
        award,
        tier ?? '',
        count(earned),
        percent(earned),
        count(distinctions),
        count(notYet),
        count(impossible),
      ]),
    ),
    '',
    ...drawnTable(
      ['has', 'lacks', 'holders', 'lacking'],
      lacking.map(({ higher, lower, holders, lacking: without }) => [higher, lower, count(holders), count(without)]),
    ),
    '',
  ].join('\n');
}
