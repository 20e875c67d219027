import { randomBytes } from 'node:crypto';
import { csvError } from '../../ingest/csv-error.ts';
import { AssessmentNames } from '../../ingest/gradebook/assessment-names.ts';
import { type ColumnMapping, NO_MAPPING, withOverrides } from '../../ingest/gradebook/column-mapping.ts';
import { type GradebookCohorts, GradebookReader } from '../../ingest/gradebook/read-gradebook.ts';
import { type GradebookColumns, recogniseColumns } from '../../ingest/gradebook/recognise-columns.ts';
import { openTable, type Table } from '../../ingest/table/read-table.ts';
import { saveImportedFile } from '../../store/imported-files.ts';
import {
  type CohortDifference,
  cohortDifferences,
  greatestScore,
  type LearnerDifference,
  learnerDifference,
  mergeStaged,
  type StagedKnowledge,
} from '../../store/merge-staged.ts';
import { stageContradictions, stageOthersLearners, stageTransferred } from '../../store/staged-contradictions.ts';
import {
  dropBadLines,
  dropStaging,
  indexStaged,
  openStaging,
  reading as readingStaged,
  type StagingConnection,
  stageBatch,
  stagedProblemCounts,
  stagedProblems,
} from '../../store/staged-results.ts';
import type { Connection, Store } from '../../store/store.ts';
import { cohortAssessments } from '../cohorts/cohort-assessments.ts';
import { chooseCohorts } from '../cohorts/known-cohort.ts';
import type { OnProgress } from '../installation.ts';
import { assertMappingName, keepMapping, keptMapping } from './column-mappings.ts';
import {
  type CsvFindings,
  type CsvImportReport,
  type CsvReading,
  type CsvSamples,
  MOST_LISTED_PROBLEMS,
  mappingOf,
  RefusedResults,
  readingOf,
} from './csv-import-report.ts';
import { samplesOf } from './csv-samples.ts';
import { writeProblems } from './write-problems.ts';

/** What is to be brought in, and how. Plain values: it goes to another thread. */
export interface CsvImportRequest {
  /** Where the file lies. */
  readonly file: string;
  /** What reports call it. */
  readonly name: string;
  /** What is kept of where the rows came from: the file's name, or the key by which it was sent. */
  readonly origin: string;
  /** Null where a column says so. */
  readonly cohortId: string | null;
  /** The only cohorts that it may be about; null for all. */
  readonly within: readonly string[] | null;
  /** The mapping that is kept under a name; null for none. */
  readonly mappingName: string | null;
  /** What is said besides, which outweighs it. */
  readonly mapping: ColumnMapping;
  /** The name under which to keep how the file was read. */
  readonly saveMapping: string | null;
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
  /** Where a list of all that is wrong is to be written, or null. */
  readonly errorsFile: string | null;
}

/**
 * Brings in a file. All of it is looked at first, in temporary tables; then what differs is written in one transaction, with
 * the note of where it came from: whatever ends the process before that has changed nothing, and after it everything.
 *
 * @throws CairnError `results-not-found`, `not-csv`, `columns-unknown`, `malformed-mapping`, `mapping-not-found`,
 * `cohort-not-found`, `malformed-results` for what cannot be read at all; `results-refused` with the list of what is wrong
 */
export async function runCsvImport(
  store: Store,
  request: CsvImportRequest,
  now: Date,
  onProgress: OnProgress,
): Promise<CsvImportReport> {
  const { db } = store;
  if (request.saveMapping !== null) assertMappingName(request.saveMapping);
  const kept = request.mappingName === null ? NO_MAPPING : (await keptMapping(db, request.mappingName)).mapping;
  const mapping = withOverrides(kept, request.mapping);
  const { cohorts, names } = await cohortsOf(db, request, mapping);
  const table = await openTable(request.file, request.name, mapping);
  const columns = recogniseColumns(request.name, table.header, mapping, names, request.cohortId !== null);
  const staging = await openStaging(db);
  try {
    const reader = new GradebookReader(table.header, columns, mapping, cohorts);
    const { lines, isCutOff } = await stageLines(staging, table, reader, onProgress);
    onProgress({ step: 'comparing', done: lines });
    const reading = readingOf(table, columns);
    const { findings, skippedLines } = await findProblems(staging, reading, request, columns, lines, isCutOff);
    return await compareAndMerge(staging, request, now, { reading, findings, skippedLines, columns, mapping });
  } finally {
    await dropStaging(db);
  }
}

/** The cohorts that lines may be of, each with its assessments, and the assessments of all together. */
async function cohortsOf(
  db: Connection,
  { cohortId, within }: CsvImportRequest,
  mapping: ColumnMapping,
): Promise<{ readonly cohorts: GradebookCohorts; readonly names: AssessmentNames }> {
  // Whoever is restricted to no cohort at all is not one who may all.
  const isNone = within?.length === 0;
  const rows = isNone ? [] : await chooseCohorts({ db }, cohortId === null ? (within ?? []) : [cohortId]);
  const assessments = await cohortAssessments(db, rows);
  const byId = new Map(
    assessments.map((cohort) => [cohort.cohortId, new AssessmentNames([cohort], mapping.assessments)] as const),
  );
  const ids = [...byId.keys()];
  const listing = `${ids.slice(0, 30).join(', ')}${ids.length > 30 ? ` and ${ids.length - 30} more` : ''}`;
  return {
    cohorts: { only: cohortId, find: (id) => byId.get(id), listing: listing === '' ? 'there is none yet' : listing },
    names: new AssessmentNames(assessments, mapping.assessments),
  };
}

async function stageLines(
  staging: StagingConnection,
  table: Table,
  reader: GradebookReader,
  onProgress: OnProgress,
): Promise<{ readonly lines: number; readonly isCutOff: boolean }> {
  let [lines, isCutOff, read] = [0, false, 0];
  for await (const batch of table.lines((bytes) => {
    read = bytes;
  })) {
    const { lines: count, records, problems, isCutOff: ends } = reader.read(batch);
    await stageBatch(
      staging,
      records.map((record) => ({
        line: record.line,
        cohort_id: record.cohortId,
        learner_id: record.learnerId,
        name: record.name,
        email: record.email,
        final_result: record.finalResult,
        assessment_id: record.assessmentId,
        attempt: record.attempt,
        score: record.score,
        submitted_on: record.submittedOn,
      })),
      problems.map(({ line, column, found, expected }) => ({ line, place: column, found, expected })),
    );
    lines += count;
    isCutOff ||= ends;
    onProgress({ step: 'reading', done: read, total: table.bytes, unit: 'bytes' });
  }
  if (lines === 0 && !isCutOff) {
    throw csvError({
      file: table.name,
      line: 2,
      column: null,
      found: '',
      expected: 'lines with results after the header',
    });
  }
  return { lines, isCutOff };
}

/** Looks at the file as a whole, and ends here where it is not to be taken. */
async function findProblems(
  staging: StagingConnection,
  reading: CsvReading,
  { errorsFile, skipInvalid, within }: CsvImportRequest,
  { layout, fields }: GradebookColumns,
  lines: number,
  isCutOff: boolean,
): Promise<{ readonly findings: CsvFindings; readonly skippedLines: number }> {
  const column = (field: string) => reading.columns.find((found) => found.field === field)?.column ?? null;
  await indexStaged(staging);
  await stageContradictions(
    staging,
    {
      learner: column('learner'),
      name: column('name') ?? column('family-name') ?? column('given-name'),
      email: column('email'),
      finalResult: column('final-result'),
      attempt: column('attempt'),
    },
    layout === 'wide' || !(fields.has('assessment') || fields.has('module')),
  );
  await stageTransferred(staging, column('learner'));
  if (within !== null) await stageOthersLearners(staging, column('learner'), within);
  const counts = await stagedProblemCounts(staging);
  const listed = await stagedProblems(staging, MOST_LISTED_PROBLEMS);
  const findings = {
    lines,
    badLines: counts.lines,
    problemCount: counts.problems,
    problems: listed.map(({ line, place, found, expected }) => ({ line, column: place, found, expected })),
  };
  if (errorsFile !== null) await writeProblems(errorsFile, (limit, offset) => stagedProblems(staging, limit, offset));
  if (counts.problems > 0 && (!skipInvalid || isCutOff)) throw new RefusedResults({ reading, findings, isCutOff });
  if (counts.left_out > 0) await dropBadLines(staging);
  return { findings, skippedLines: counts.left_out };
}

interface Looked {
  readonly reading: CsvReading;
  readonly findings: CsvFindings;
  readonly skippedLines: number;
  readonly columns: GradebookColumns;
  readonly mapping: ColumnMapping;
}

async function compareAndMerge(
  staging: StagingConnection,
  request: CsvImportRequest,
  now: Date,
  { reading, findings, skippedLines, columns, mapping }: Looked,
): Promise<CsvImportReport> {
  const knowledge: StagedKnowledge = { scores: columns.layout === 'wide' || columns.fields.has('score') };
  const reportOf = async (db: StagingConnection, source: string | null, samples: CsvSamples | null) => {
    const learners = await learnerDifference(db);
    const cohorts = await cohortDifferences(db, knowledge);
    const changed = changesIn(learners, cohorts);
    const report: CsvImportReport = {
      dryRun: request.dryRun,
      source: changed === 0 ? null : source,
      reading,
      ...findings,
      skippedLines,
      learners: { total: learners.learners, new: learners.new_learners, changed: learners.changed_learners },
      cohorts: cohorts.map(outcomeOf),
      changed,
      greatestScore: await greatestScore(db),
      samples,
      savedMapping: request.dryRun ? null : request.saveMapping,
    };
    return { report, cohorts };
  };
  if (request.dryRun) {
    return await readingStaged(staging, async () => {
      const samples = await samplesOf(staging, knowledge);
      return (await reportOf(staging, null, samples)).report;
    });
  }
  const source = `csv:${randomBytes(6).toString('hex')}`;
  return await staging.transaction().execute(async (tx) => {
    const { report, cohorts } = await reportOf(tx, source, null);
    if (report.changed > 0) {
      await mergeStaged(tx, source, knowledge, cohorts);
      const touched = cohorts.filter((cohort) => changesIn(null, [cohort]) > 0 || report.learners.changed > 0);
      await saveImportedFile(
        tx,
        touched.map(({ cohort_id }) => ({
          source,
          cohort_id,
          file_name: request.origin,
          digest: reading.digest,
          imported_at: now.toISOString(),
        })),
      );
    }
    if (request.saveMapping !== null) await keepMapping(tx, request.saveMapping, mappingOf(reading, mapping), now);
    return report;
  });
}

function changesIn(learners: LearnerDifference | null, cohorts: readonly CohortDifference[]): number {
  return cohorts.reduce(
    (sum, cohort) =>
      sum + cohort.new_enrolments + cohort.changed_final_results + cohort.new_results + cohort.changed_results,
    learners === null ? 0 : learners.new_learners + learners.changed_learners,
  );
}

function outcomeOf(cohort: CohortDifference) {
  return {
    cohortId: cohort.cohort_id,
    learners: cohort.learners,
    enrolled: cohort.new_enrolments,
    changedFinalResults: cohort.changed_final_results,
    results: cohort.results,
    newResults: cohort.new_results,
    changedResults: cohort.changed_results,
  };
}
