import { compareDecimals, parseDecimal, ZERO } from '../decimal.ts';
import type { Path } from '../requirement-tree.ts';
import { type Finding, finding } from './finding.ts';
import type { PathwayParts } from './pathway-parts.ts';

const WHOLE = parseDecimal('100');

/** Pass marks that no score reaches, and those that none misses. */
export function passMarks({ modules, assessments }: PathwayParts): Finding[] {
  return [
    ...modules.flatMap(({ module, path }) => markFindings(module.passMark, `the module "${module.id}"`, path)),
    ...assessments.flatMap(({ assessment, path }) =>
      markFindings(assessment.passMark, `the assessment "${assessment.id}"`, path),
    ),
  ];
}

function markFindings(passMark: string | undefined, whose: string, path: Path): Finding[] {
  if (passMark === undefined) return [];
  const mark = parseDecimal(passMark);
  if (compareDecimals(mark, WHOLE) > 0) {
    return [
      finding('mark-over-100', [...path, 'passMark'], {
        sentence: `Nobody reaches the pass mark of ${whose}: scores are from 0 to 100, and it is ${passMark}.`,
        remedy: 'Set it to 100 at the most.',
      }),
    ];
  }
  return compareDecimals(mark, ZERO) > 0
    ? []
    : [
        finding('mark-of-zero', [...path, 'passMark'], {
          sentence: `Every score reaches the pass mark of ${whose}, which is 0.`,
          remedy: 'Set it to a score that shows something, or leave it out.',
        }),
      ];
}
