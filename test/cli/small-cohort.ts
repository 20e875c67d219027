/** A module presentation of a dozen learners, in the form of the OULAD dataset. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type FinalResult = 'Pass' | 'Distinction' | 'Fail' | 'Withdrawn';

/** Learner, how it ended, and the scores of what was handed in. */
const LEARNERS: readonly (readonly [id: number, result: FinalResult, scores: readonly number[]])[] = [
  [101, 'Pass', [72, 64]],
  [102, 'Pass', [55, 81]],
  [103, 'Pass', [40, 40]],
  [104, 'Distinction', [95, 91]],
  [105, 'Distinction', [88, 93]],
  [106, 'Pass', [61]],
  [107, 'Fail', [20, 35]],
  [108, 'Fail', [12]],
  [109, 'Withdrawn', [70]],
  [110, 'Withdrawn', []],
  [111, 'Fail', []],
  // Passed without a single thing handed in, as three learners of the real data did: no statement of participation.
  [112, 'Pass', []],
];

/** Who gets what. */
export const smallCohort = { id: 'AAA-2013J', learners: 12, certificates: 7, statements: 8, results: 15 } as const;

/** Writes the folder. A second presentation, of which nobody has taken part, is listed in it. */
export async function writeSmallCohort(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files: Record<string, string> = {
    'courses.csv': 'code_module,code_presentation,module_presentation_length\nAAA,2013J,268\nAAA,2014J,269\n',
    'assessments.csv':
      'code_module,code_presentation,id_assessment,assessment_type,date,weight\nAAA,2013J,1,TMA,19,40\nAAA,2013J,2,TMA,54,60\n',
    'studentInfo.csv': lines(
      'code_module,code_presentation,id_student,final_result',
      LEARNERS.map(([id, result]) => `AAA,2013J,${id},${result}`),
    ),
    'studentAssessment.csv': lines(
      'id_student,id_assessment,date_submitted,is_banked,score',
      LEARNERS.flatMap(([id, , scores]) => scores.map((score, at) => `${id},${at + 1},${18 + 35 * at},0,${score}`)),
    ),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

function lines(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}
