import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createKeccak } from 'hash-wasm';
import { canonicalBytes } from '../../service/core/canonical.ts';
import type { JsonObject } from '../../service/core/json.ts';
import { nativeSha256 } from '../../service/issuing/native-digests.ts';
import { compilePathway } from '../../service/pathway/evaluation/evaluate.ts';
import type { LearnerRecord } from '../../service/pathway/evaluation/learner-record.ts';
import { shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { importOulad } from '../../service/registrar/results/import-oulad.ts';
import { cohorts } from '../../service/store/cohorts.ts';
import { learnerRecords } from '../../service/store/learner-records.ts';
import { storedObject } from '../../service/store/stored-json.ts';
import { type Figure, partOfTheBaseline } from './figure.ts';
import { insertRaw, openRawDatabase, parseCsvOnly, rowsOf } from './pipeline/raw-database.ts';
import { median, secondsOf } from './rounds.ts';
import { openScratchApplication, type ScratchApplication } from './scratch-application.ts';

const ROUNDS = 5;
/** The tables that an import fills, and the order in which OULAD's files hold their rows. */
const IMPORTED = [
  ['learner', 'rowid'],
  ['enrolment', 'cohort_id'],
  ['assessment', 'rowid'],
  ['result', 'assessment_id'],
] as const;

/** Rates of one round, per second. */
interface Round {
  readonly import: number;
  readonly importRaw: number;
  readonly evaluate: number;
  readonly evaluateRaw: number;
  readonly decide: number;
  readonly decideRaw: number;
  readonly issue: number;
  readonly issueRaw: number;
}

/**
 * Times the way of OULAD's results into sealed batches, each step beside what cannot be done without: on a new database
 * on the disk each round, the baseline of a step right after the step.
 *
 * @returns null where the folder does not hold OULAD
 */
export async function benchPipeline(folder: string, note: (text: string) => void): Promise<Figure[] | null> {
  if (!existsSync(join(folder, 'studentAssessment.csv'))) return null;
  const rounds: Round[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const application = await openScratchApplication();
    try {
      rounds.push(await timedRound(application, folder));
    } finally {
      await application.remove();
    }
    note(`round ${round} of ${ROUNDS}`);
  }
  const of = (name: keyof Round): number => median(rounds.map((round) => round[name]));
  return [
    partOfTheBaseline({
      key: 'import',
      title: 'import',
      value: of('import'),
      unit: 'rows/s',
      baseline: of('importRaw'),
      baselineIs:
        'bare csv-parse of the same files, and one prepared insert of better-sqlite3 a row, in one transaction',
      atLeast: 100_000,
    }),
    partOfTheBaseline({
      key: 'evaluate',
      title: 'evaluate, from database to database',
      value: of('evaluate'),
      unit: 'learners/s',
      baseline: of('evaluateRaw'),
      baselineIs: 'better-sqlite3 reads the same results and inserts the same decisions: nothing is decided',
      atLeast: 50_000,
    }),
    partOfTheBaseline({
      key: 'evaluatePure',
      title: 'evaluate, decisions and traces alone',
      value: of('decide'),
      unit: 'learners/s',
      baseline: of('decideRaw'),
      baselineIs: 'JSON.parse of the same learner records, and JSON.stringify of them',
      atLeast: 50_000,
    }),
    partOfTheBaseline({
      key: 'issue',
      title: 'issue and seal, every proof checked',
      value: of('issue'),
      unit: 'credentials/s',
      baseline: of('issueRaw'),
      baselineIs: 'canonical form, SHA-256, three keccaks and one prepared insert of the same credentials',
      atLeast: 10_000,
    }),
  ];
}

async function timedRound({ installation, configuration, folder }: ScratchApplication, oulad: string): Promise<Round> {
  const { database } = configuration;
  let rows = 0;
  const importing = await secondsOf(async () => {
    const { cohorts, assessments, enrolments, results } = await importOulad(installation, oulad);
    rows = cohorts + assessments + enrolments + results;
  });
  const importingRaw = await rawImport(join(folder, 'import.sqlite'), database, oulad);

  let learners = 0;
  const evaluating = await secondsOf(async () => {
    learners = (await evaluateCohorts(installation, [])).learners;
  });
  const evaluatingRaw = await rawEvaluation(join(folder, 'evaluate.sqlite'), database);
  const decided = await timedDecisions(installation);

  let credentials = 0;
  const issuing = await secondsOf(async () => {
    credentials = (await issueAwards(installation)).reduce((sum, batch) => sum + batch.credentials, 0);
  });
  const issuingRaw = await rawIssue(join(folder, 'issue.sqlite'), database);

  return {
    import: rows / importing,
    importRaw: rows / importingRaw,
    evaluate: learners / evaluating,
    evaluateRaw: learners / evaluatingRaw,
    decide: learners / decided.deciding,
    decideRaw: learners / decided.copying,
    issue: credentials / issuing,
    issueRaw: credentials / issuingRaw,
  };
}

/** Parses the files, and writes the rows that the import has made of them. */
async function rawImport(file: string, source: string, oulad: string): Promise<number> {
  const imported = reading(source, (database) =>
    IMPORTED.map(([table, order]) => ({ table, rows: rowsOf(database, table, order) })),
  );
  return await onRawDatabase(file, async (database) => {
    await parseCsvOnly(oulad);
    for (const { table, rows } of imported) insertRaw(database, table, rows);
  });
}

/** Reads the results as an evaluation has to, by cohort and learner, and writes the decisions that it has made. */
async function rawEvaluation(file: string, source: string): Promise<number> {
  const decisions = reading(source, (database) => rowsOf(database, 'decision', 'rowid'));
  return await onRawDatabase(file, (database) => {
    reading(source, (results) => rowsOf(results, 'result', 'cohort_id, learner_id, assessment_id'));
    insertRaw(database, 'decision', decisions);
  });
}

/** Evaluates every learner once more, from records in memory and into memory. */
async function timedDecisions({ store }: Installation): Promise<{ deciding: number; copying: number }> {
  const pages: { pathway: string; records: LearnerRecord[] }[] = [];
  for (const { cohort_id } of await cohorts(store.db)) {
    for await (const page of learnerRecords(store.db, cohort_id)) {
      const records = page.map(({ finalResult, results }) => ({
        finalResult,
        results: results.map(({ assessment_id, score, submitted_on, carried_over }) => ({
          assessment: assessment_id,
          score,
          submittedOn: submitted_on,
          carriedOver: carried_over === 1,
        })),
      }));
      pages.push({ pathway: `oulad-${cohort_id.slice(0, 3).toLowerCase()}`, records });
    }
  }
  const deciding = await secondsOf(() => {
    for (const { pathway, records } of pages) {
      const { decide } = compilePathway(shippedPathway(pathway));
      for (const record of records) decide(record, '2026-11-01');
    }
  });
  const texts = pages.flatMap(({ records }) => records.map((record) => JSON.stringify(record)));
  const copying = await secondsOf(() => {
    for (const text of texts) JSON.stringify(JSON.parse(text));
  });
  return { deciding, copying };
}

/** What no way of issuing can do without, in the order in which it has to be done. */
async function rawIssue(file: string, source: string): Promise<number> {
  const issued = reading(source, (database) => rowsOf(database, 'credential', 'rowid'));
  const hasher = await createKeccak(256);
  const keccak = (bytes: Uint8Array) => hasher.init().update(bytes).digest('binary');
  const pair = new Uint8Array(64);
  const documents = issued.map((row): JsonObject => storedObject(String(row[6])));
  return await onRawDatabase(file, (database) => {
    for (const document of documents) {
      const hash = nativeSha256(canonicalBytes(document));
      pair.set(hash, 32);
      pair.set(keccak(keccak(pair)), 0);
      keccak(pair);
    }
    insertRaw(database, 'credential', issued);
  });
}

async function onRawDatabase(file: string, work: (database: Database.Database) => unknown): Promise<number> {
  const database = await openRawDatabase(file);
  try {
    return await secondsOf(() => work(database));
  } finally {
    database.close();
  }
}

/** Reads from the database of an installation that is open. */
function reading<T>(file: string, read: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
