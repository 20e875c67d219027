/** Cells that several of OULAD's files share, and what they have to look like. */
import type { CsvRow } from '../csv-row.ts';

/** How large the chunks are. Large enough for one database transaction, small enough to show progress. */
export const CHUNK_SIZE = 5_000;

/** `AAA-2013J`, from the columns code_module and code_presentation. */
export function cohortIdOf(row: CsvRow<'code_module' | 'code_presentation'>): string {
  return `${moduleOf(row)}-${presentationOf(row)}`;
}

/** The same, of a presentation that `courses.csv` lists. */
export function knownCohortIdOf(
  row: CsvRow<'code_module' | 'code_presentation'>,
  cohortIds: ReadonlySet<string>,
): string {
  const cohortId = cohortIdOf(row);
  if (!cohortIds.has(cohortId)) throw row.refused('code_presentation', 'a presentation that courses.csv lists');
  return cohortId;
}

/** Three capital letters: the dataset hides the modules' names. */
export function moduleOf(row: CsvRow<'code_module'>): string {
  return row.matching('code_module', /^[A-Z]{3}$/, 'a module code of three capital letters');
}

/** The year and B or J, for a start in February or October. */
export function presentationOf(row: CsvRow<'code_presentation'>): string {
  return row.matching('code_presentation', /^[0-9]{4}[BJ]$/, 'a presentation such as 2013B or 2013J');
}

/** OULAD's own number of a learner. */
export function learnerIdOf(row: CsvRow<'id_student'>): string {
  return row.matching('id_student', IDENTIFIER_PATTERN, "a learner's number");
}

/** OULAD's own number of an assessment. */
export function assessmentIdOf(row: CsvRow<'id_assessment'>): string {
  return row.matching('id_assessment', IDENTIFIER_PATTERN, "an assessment's number");
}

const IDENTIFIER_PATTERN = /^[0-9]{1,12}$/;
