import type { AssessmentRecord, ResultRecord } from '../cohort-records.ts';
import { percentageOf } from '../percentage.ts';
import { readCsv } from '../read-csv.ts';
import { UniqueLines } from '../unique-lines.ts';
import { assessmentIdOf, CHUNK_SIZE, learnerIdOf } from './oulad-columns.ts';
import type { EnrolmentIndex } from './oulad-enrolments.ts';

const COLUMNS = ['id_student', 'id_assessment', 'date_submitted', 'is_banked', 'score'] as const;

const BANKED: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['1', true],
]);

/** `studentAssessment.csv`: one line for each assessment that a learner handed in; some have no score. */
export function readResults(
  file: string,
  assessments: ReadonlyMap<string, AssessmentRecord>,
  enrolments: EnrolmentIndex,
): AsyncGenerator<ResultRecord[]> {
  const seen = new UniqueLines(file, 'each assessment and learner');
  return readCsv(
    file,
    COLUMNS,
    (row): ResultRecord => {
      const learnerId = learnerIdOf(row);
      const assessment = assessments.get(assessmentIdOf(row));
      if (assessment === undefined) throw row.refused('id_assessment', 'an assessment that assessments.csv lists');
      const { id: assessmentId, cohortId } = assessment;
      if (!enrolments.has(cohortId, learnerId)) {
        throw row.refused('id_student', `a learner whom studentInfo.csv enrols in ${cohortId}`);
      }
      seen.add(assessmentId, learnerId, row.line);
      return {
        learnerId,
        assessmentId,
        cohortId,
        submittedDay: row.integer('date_submitted', 'a day number'),
        carriedOver: row.oneOf('is_banked', BANKED),
        score: row.isMissing('score') ? null : percentageOf(row, 'score'),
      };
    },
    CHUNK_SIZE,
  );
}
