/** Reads the Open University Learning Analytics Dataset (OULAD) into neutral records. */
import type { AssessmentRecord, CohortRecord, EnrolmentRecord, ResultRecord } from '../cohort-records.ts';
import { readAssessments } from './oulad-assessments.ts';
import { readCohorts } from './oulad-cohorts.ts';
import { type EnrolmentIndex, readEnrolments } from './oulad-enrolments.ts';
import { findOuladFiles } from './oulad-files.ts';
import { readResults } from './oulad-results.ts';

/** The dataset: what is small as arrays, what is large as chunks of a few thousand, read anew at each call. */
export interface Oulad {
  /** The 22 presentations of the seven modules. */
  readonly cohorts: readonly CohortRecord[];
  readonly assessments: readonly AssessmentRecord[];
  /** Who took which presentation, and how it ended. */
  enrolments(): AsyncGenerator<EnrolmentRecord[]>;
  /** What was handed in: each of a known assessment, by a learner who is enrolled in its cohort. */
  results(): AsyncGenerator<ResultRecord[]>;
}

/**
 * Opens a folder with OULAD's CSV files. Columns are found by name; `?` and empty cells are missing values.
 * @throws CairnError `results-not-found` when files are missing; `malformed-results`, here or while reading on, with
 * file, line and column of what is not as it should be, of what refers to nothing and of what stands there twice.
 */
export async function readOulad(folder: string): Promise<Oulad> {
  const files = await findOuladFiles(folder);
  const cohorts = await readCohorts(files.courses);
  const cohortIds = new Set(cohorts.map(({ id }) => id));
  const assessments = await readAssessments(files.assessments, cohortIds);
  const assessmentById = new Map(assessments.map((assessment) => [assessment.id, assessment]));
  let enrolled: EnrolmentIndex | null = null;

  async function* enrolments(): AsyncGenerator<EnrolmentRecord[]> {
    enrolled = yield* readEnrolments(files.studentInfo, cohortIds);
  }

  async function* results(): AsyncGenerator<ResultRecord[]> {
    yield* readResults(
      files.studentAssessment,
      assessmentById,
      enrolled ?? (await enrolmentIndex(readEnrolments(files.studentInfo, cohortIds))),
    );
  }

  return { cohorts, assessments, enrolments, results };
}

/** Reads all enrolments for their index alone: results may be asked for first. */
async function enrolmentIndex(reading: ReturnType<typeof readEnrolments>): Promise<EnrolmentIndex> {
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}
