import type { AssessmentMethod } from '../../pathway/definition/assessment.ts';
import { allRecords } from '../all-records.ts';
import type { AssessmentRecord } from '../cohort-records.ts';
import { percentageOf } from '../percentage.ts';
import { readCsv } from '../read-csv.ts';
import { UniqueLines } from '../unique-lines.ts';
import { assessmentIdOf, CHUNK_SIZE, knownCohortIdOf } from './oulad-columns.ts';

const COLUMNS = ['code_module', 'code_presentation', 'id_assessment', 'assessment_type', 'date', 'weight'] as const;

const METHODS: ReadonlyMap<string, AssessmentMethod> = new Map([
  ['TMA', 'tutor-marked'],
  ['CMA', 'automatic'],
  ['Exam', 'proctored-exam'],
]);

/** `assessments.csv`: every assessment of the cohorts given; the day of most exams is missing. */
export async function readAssessments(file: string, cohortIds: ReadonlySet<string>): Promise<AssessmentRecord[]> {
  const seen = new UniqueLines(file, 'each assessment');
  const chunks = readCsv(
    file,
    COLUMNS,
    (row): AssessmentRecord => {
      const id = assessmentIdOf(row);
      seen.add('assessment', id, row.line);
      return {
        id,
        cohortId: knownCohortIdOf(row, cohortIds),
        method: row.oneOf('assessment_type', METHODS),
        day: row.isMissing('date') ? null : row.integer('date', 'a day number, or nothing'),
        weight: percentageOf(row, 'weight'),
      };
    },
    CHUNK_SIZE,
  );
  return allRecords(chunks);
}
