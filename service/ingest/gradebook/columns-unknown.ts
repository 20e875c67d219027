/** The errors for columns of which it cannot be told what they hold, each with what to say. */
import { CairnError } from '../../core/errors.ts';
import { shown } from '../csv-error.ts';
import type { AssessmentNames } from './assessment-names.ts';

export function columnsOf(header: readonly string[]): string {
  const named = header.filter((name) => name !== '').map(shown);
  return `${named.slice(0, 40).join(', ')}${named.length > 40 ? ` and ${named.length - 40} more` : ''}`;
}

export function unknownLearner(file: string, header: readonly string[]): CairnError {
  return columnsUnknown(file, header, "no column is known to hold the learners' ids", 'map learner=COLUMN');
}

export function unknownCohort(file: string, header: readonly string[]): CairnError {
  return columnsUnknown(
    file,
    header,
    'no cohort is named, and no column is known to hold it',
    'map cohort=COLUMN, or name the cohort',
  );
}

export function unknownAssessment(file: string, header: readonly string[], names: AssessmentNames): CairnError {
  return columnsUnknown(
    file,
    header,
    'there are scores, but no column is known to say of which assessment',
    `map assessment=COLUMN, or assessment:ID=COLUMN where a column holds the scores of one of ${names.listing}`,
  );
}

export function noAssessmentColumn(file: string, header: readonly string[], names: AssessmentNames): CairnError {
  return columnsUnknown(
    file,
    header,
    'no column bears the name of an assessment',
    `map assessment:ID=COLUMN for each; the assessments are ${names.listing}`,
  );
}

export function twoColumns(
  file: string,
  header: readonly string[],
  what: string,
  how: string,
  ...positions: number[]
): CairnError {
  const columns = positions
    .map((position) => `${shown(header[position] ?? '')} (column ${position + 1})`)
    .join(' and ');
  return columnsUnknown(file, header, `two columns may be ${what}: ${columns}`, `map ${how}`);
}

function columnsUnknown(file: string, header: readonly string[], problem: string, remedy: string): CairnError {
  return new CairnError('columns-unknown', `${file}: ${problem}.`, {
    remedy: `${remedy}; the columns are ${columnsOf(header)}`,
    details: { file, columns: header.slice(0, 100) },
  });
}
