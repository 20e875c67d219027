import { csvText } from '../../../service/formats/csv-text.ts';
import { count, drawnTable } from '../drawn-table.ts';
import { EXPLANATIONS, type ExplanationCode } from './disagreement.ts';
import { MARKS } from './presentation-pathway.ts';
import { type Disagreement, type ModuleRow, SHOWN_RESULTS } from './study.ts';

/** The tables of a study: who reaches what beside the final results, and why the two disagree. */
export function continuousAssessmentReport(rows: readonly ModuleRow[]): string {
  const codes = (Object.keys(EXPLANATIONS) as ExplanationCode[]).filter((code) =>
    rows.some(({ disagreements }) => MARKS.some((mark) => disagreements[mark][code] !== undefined)),
  );
  const total = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);
  const line = (name: string, some: readonly ModuleRow[]) => [
    name,
    count(total(some.map(({ enrolments }) => enrolments))),
    ...MARKS.map((mark) => count(total(some.map(({ reached }) => reached[mark])))),
    ...SHOWN_RESULTS.map((result) => count(total(some.map(({ finalResults }) => finalResults[result])))),
    ...MARKS.map((mark) =>
      count(total(some.flatMap(({ disagreements }) => Object.values(disagreements[mark]).map(Number)))),
    ),
  ];
  const why = (mark: (typeof MARKS)[number]) => [
    `Why ${mark} and the final result disagree`,
    '',
    ...drawnTable(
      ['', ...rows.map(({ module }) => module), 'all'],
      codes
        .map((code) => ({ code, counts: rows.map(({ disagreements }) => disagreements[mark][code] ?? 0) }))
        .filter(({ counts }) => total(counts) > 0)
        .map(({ code, counts }) => [EXPLANATIONS[code], ...counts.map(count), count(total(counts))]),
    ),
    '',
  ];
  return [
    'Continuous assessment on OULAD: the weighted sum of tutor- and computer-marked assessments, a missing score as zero, the exam apart',
    '',
    ...drawnTable(
      ['module', 'enrolments', '40 reached', '85 reached', ...SHOWN_RESULTS, 'disagree on 40', 'disagree on 85'],
      [...rows.map((row) => line(row.module, [row])), line('all', rows)],
    ),
    '',
    '40 agrees with a pass or a distinction, 85 with a distinction.',
    '',
    ...MARKS.flatMap(why),
  ].join('\n');
}

/** One line of CSV for each disagreement, with its explanation and the trace that it comes from. */
export const DISAGREEMENT_HEADER = csvText([
  ['cohort', 'learner', 'mark', 'score', 'reached', 'final_result', 'explanation', 'trace'],
]);

export function disagreementLine({ trace, ...one }: Disagreement): string {
  const score = trace.requirement.kind === 'weighted-score' ? trace.requirement.score : '';
  return csvText([
    [
      one.cohort,
      one.learner,
      one.mark,
      score,
      one.reached ? 'yes' : 'no',
      one.finalResult ?? '',
      EXPLANATIONS[one.explanation],
      JSON.stringify(trace),
    ],
  ]);
}
