import type { FinalResult } from '../../pathway/evaluation/learner-record.ts';
import type { EnrolmentRecord } from '../cohort-records.ts';
import { readCsv } from '../read-csv.ts';
import { UniqueLines } from '../unique-lines.ts';
import { CHUNK_SIZE, knownCohortIdOf, learnerIdOf } from './oulad-columns.ts';

/** The demographics that stand in the file too are never read: no decision here may rest on them. */
const COLUMNS = ['id_student', 'code_module', 'code_presentation', 'final_result'] as const;

const FINAL_RESULTS: ReadonlyMap<string, FinalResult> = new Map([
  ['Pass', 'pass'],
  ['Distinction', 'distinction'],
  ['Fail', 'fail'],
  ['Withdrawn', 'withdrawn'],
]);

/** Which learners each cohort has: the pairs (cohort, learner). */
export type EnrolmentIndex = UniqueLines;

/**
 * `studentInfo.csv`: a learner may be in many cohorts, and in each of them once.
 * @returns when iterated to its end, the index of all enrolments
 */
export async function* readEnrolments(
  file: string,
  cohortIds: ReadonlySet<string>,
): AsyncGenerator<EnrolmentRecord[], EnrolmentIndex> {
  const index = new UniqueLines(file, 'each presentation and learner');
  yield* readCsv(
    file,
    COLUMNS,
    (row): EnrolmentRecord => {
      const learnerId = learnerIdOf(row);
      const cohortId = knownCohortIdOf(row, cohortIds);
      index.add(cohortId, learnerId, row.line);
      const finalResult = row.isMissing('final_result') ? null : row.oneOf('final_result', FINAL_RESULTS);
      return { learnerId, cohortId, finalResult };
    },
    CHUNK_SIZE,
  );
  return index;
}
