import { CairnError } from '../../core/errors.ts';
import { shown } from '../../ingest/csv-error.ts';
import type { ColumnMapping } from '../../ingest/gradebook/column-mapping.ts';
import { FIELD_MEANINGS, GRADEBOOK_FIELDS, type GradebookLayout } from '../../ingest/gradebook/gradebook-fields.ts';
import type { GradebookProblem } from '../../ingest/gradebook/gradebook-record.ts';
import type { GradebookColumns } from '../../ingest/gradebook/recognise-columns.ts';
import type { Table } from '../../ingest/table/read-table.ts';
import { formatDecimal } from '../../pathway/decimal.ts';

/** Of what is wrong with a file, this much is listed; all of it is counted. */
export const MOST_LISTED_PROBLEMS = 1_000;

/** How a file was read: what was said, and what was recognised. */
export interface CsvReading {
  readonly file: string;
  readonly bytes: number;
  readonly digest: string;
  readonly encoding: string;
  /** Nothing in the file says so. */
  readonly encodingGuessed: boolean;
  readonly separator: string;
  readonly layout: GradebookLayout;
  /** What was found in which column. */
  readonly columns: readonly { readonly field: string; readonly meaning: string; readonly column: string }[];
  /** Of a wide table: the assessments with their columns, and the points that could be reached, or null for percent. */
  readonly assessments: readonly {
    readonly assessmentId: string;
    readonly column: string;
    readonly outOf: string | null;
  }[];
  readonly ignored: readonly string[];
}

/** What was wrong with a file. */
export interface CsvFindings {
  readonly lines: number;
  /** Lines with something wrong. */
  readonly badLines: number;
  /** All that is wrong, which may be several things a line. */
  readonly problemCount: number;
  /** The first of them. */
  readonly problems: readonly GradebookProblem[];
}

/** What came of one cohort, or would. */
export interface CohortOutcomeOfImport {
  readonly cohortId: string;
  readonly learners: number;
  readonly enrolled: number;
  readonly changedFinalResults: number;
  readonly results: number;
  readonly newResults: number;
  readonly changedResults: number;
}

/** The first of what would change, for the person who looks at it: never for a log. */
export interface CsvSamples {
  readonly newLearners: readonly { readonly line: number; readonly learnerId: string; readonly name: string | null }[];
  readonly changedLearners: readonly {
    readonly line: number;
    readonly learnerId: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly changedResults: readonly {
    readonly line: number;
    readonly cohortId: string;
    readonly learnerId: string;
    readonly assessmentId: string;
    readonly attempt: number;
    readonly before: string;
    readonly after: string;
  }[];
}

/** What an import has done, or would do. */
export interface CsvImportReport extends CsvFindings {
  readonly dryRun: boolean;
  /** What stands in the rows that came from the file; null where it changed nothing. */
  readonly source: string | null;
  readonly reading: CsvReading;
  /** Lines that were left out: those with something wrong, and those that contradict them. */
  readonly skippedLines: number;
  readonly learners: { readonly total: number; readonly new: number; readonly changed: number };
  readonly cohorts: readonly CohortOutcomeOfImport[];
  /** Learners, enrolments, final results and results that are new or changed. */
  readonly changed: number;
  /** The greatest score, percent; null where the file has none. */
  readonly greatestScore: number | null;
  /** Null but for a dry run. */
  readonly samples: CsvSamples | null;
  readonly savedMapping: string | null;
}

export function readingOf(table: Table, columns: GradebookColumns): CsvReading {
  const { name, bytes, digest, encoding, encodingGuessed, separator, header } = table;
  const column = (position: number): string => header[position] ?? '';
  return {
    ...{ file: name, bytes, digest, encoding, encodingGuessed, separator, layout: columns.layout },
    columns: GRADEBOOK_FIELDS.flatMap((field) => {
      const position = columns.fields.get(field);
      return position === undefined ? [] : [{ field, meaning: FIELD_MEANINGS[field], column: column(position) }];
    }),
    assessments: columns.assessments.map(({ assessmentId, position, outOf }) => ({
      assessmentId,
      column: column(position),
      outOf: outOf === null ? null : formatDecimal(outOf),
    })),
    ignored: columns.ignored.map(column).filter((name) => name !== ''),
  };
}

/** The mapping that reads such files the same way again: what was said, and what was recognised in this one. */
export function mappingOf(reading: CsvReading, mapping: ColumnMapping): ColumnMapping {
  const { layout, columns, assessments } = reading;
  const outOf = assessments.flatMap(({ assessmentId, outOf }) =>
    outOf === null ? [] : [[assessmentId, outOf] as const],
  );
  return {
    ...mapping,
    layout,
    columns: Object.fromEntries(columns.map(({ field, column }) => [field, column])),
    assessments: {
      ...mapping.assessments,
      ...Object.fromEntries(assessments.map(({ assessmentId, column }) => [assessmentId, column])),
    },
    ...(outOf.length === 0 || mapping.outOf !== undefined ? {} : { outOfByAssessment: Object.fromEntries(outOf) }),
  };
}

/** What the audit log is told, in counts and ids: no line of the file. */
export function importOutcome({ source, lines, badLines, skippedLines, learners, changed, cohorts }: CsvImportReport) {
  return {
    ...{ source, lines, badLines, skippedLines, changed },
    newLearners: learners.new,
    cohorts: cohorts.map(({ cohortId }) => cohortId).slice(0, 100),
  };
}

/** What was wrong with a file that was refused, and how it was read. */
export interface CsvRefusal {
  readonly reading: CsvReading;
  readonly findings: CsvFindings;
  /** Whether it could not be read to its end. */
  readonly isCutOff: boolean;
}

/** `results-refused`, with the first of what is wrong. */
export class RefusedResults extends CairnError {
  readonly refusal: CsvRefusal;

  constructor(refusal: CsvRefusal) {
    const { reading, findings, isCutOff } = refusal;
    const { lines, badLines, problems } = findings;
    const [first] = problems;
    super(
      'results-refused',
      `${reading.file}: ${badLines} of ${lines} lines ${badLines === 1 ? 'is' : 'are'} not as ${badLines === 1 ? 'it' : 'they'} should be, so nothing was taken` +
        `${first === undefined ? '' : `; the first: ${problemText(first)}`}`,
      {
        remedy: isCutOff
          ? 'the file cannot be read to its end: export it anew, or correct the line that is named, and import it again'
          : 'correct the lines and import the file again; or leave these lines out: --skip-invalid, over HTTP skipInvalid=true',
        details: { ...findings },
      },
    );
    this.refusal = refusal;
  }
}

/** What stood there as a terminal may show it: quoted, cut short, with what is invisible escaped. */
export function foundText(found: string): string {
  return found === '' ? 'nothing' : shown(found);
}

/** `line 3, column "score": expected ..., found ...` */
export function problemText({ line, column, found, expected }: GradebookProblem): string {
  const place = column === null ? `line ${line}` : `line ${line}, column ${shown(column)}`;
  return `${place}: expected ${expected}, found ${foundText(found)}`;
}
