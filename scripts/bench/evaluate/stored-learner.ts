import { join } from 'node:path';
import Database from 'better-sqlite3';
import { evaluateCohorts } from '../../../service/registrar/cohorts/evaluate-cohorts.ts';
import { evaluateLearner } from '../../../service/registrar/cohorts/evaluate-learner.ts';
import { importCohort } from '../../../service/registrar/results/import-cohort.ts';
import { saveResults } from '../../../service/store/learner-records.ts';
import { type Figure, timesTheBaseline } from '../figure.ts';
import { insertRaw, openRawDatabase, type Row } from '../pipeline/raw-database.ts';
import { median, secondsOf } from '../rounds.ts';
import { openScratchApplication, type ScratchApplication } from '../scratch-application.ts';
import { madeUpLearners, madeUpPathway } from './made-up-learners.ts';

const LEARNERS = 500;
const RESULTS = 100;
const COHORT = 'measured';

/** One new result of each of some learners, decided and kept by itself, in a database on the disk. */
export async function benchStoredLearner(): Promise<Figure> {
  const application = await openScratchApplication();
  try {
    return await timedLearners(application);
  } finally {
    await application.remove();
  }
}

async function timedLearners({ installation, configuration, folder }: ScratchApplication): Promise<Figure> {
  const { db } = installation.store;
  const cohort = { id: COHORT, title: 'Measured', source: 'bench', pathway: madeUpPathway(20) };
  const learners = madeUpLearners(LEARNERS, RESULTS).map(({ finalResult, results }, index) => ({
    learnerId: `learner-${index}`,
    name: null,
    email: null,
    finalResult,
    results: results.map((result, place) => ({ ...result, attempt: 1 + Math.floor(place / 20) })),
  }));
  await importCohort(installation, cohort, learners);
  await evaluateCohorts(installation, []);
  const source = new Database(configuration.database, { readonly: true });
  const raw = await openRawDatabase(join(folder, 'one-learner.sqlite'));
  try {
    const decided: number[] = [];
    const bare: number[] = [];
    for (const { learnerId, results } of learners) {
      const { assessment = '' } = results.at(-1) ?? {};
      const more = {
        assessment_id: assessment,
        attempt: 99,
        score: '100',
        submitted_on: '200',
        carried_over: 0 as const,
      };
      await saveResults(db, [{ cohort_id: COHORT, learner_id: learnerId, source: 'bench', ...more }]);
      decided.push(await secondsOf(() => evaluateLearner(installation, COHORT, learnerId)));
      bare.push(await secondsOf(() => bareLearner(source, raw, learnerId)));
    }
    return timesTheBaseline({
      key: 'newResultStored',
      title: 'the same, read from the database and kept in it, durably',
      value: median(decided) * 1000,
      unit: 'ms',
      baseline: median(bare) * 1000,
      baselineIs: 'better-sqlite3 reads the same results and keeps the same decision: nothing is decided',
    });
  } finally {
    raw.close();
    source.close();
  }
}

function bareLearner(source: Database.Database, raw: Database.Database, learnerId: string): void {
  const rows = (table: string): Row[] =>
    source
      .prepare<[string, string], Row>(`select * from ${table} where cohort_id = ? and learner_id = ?`)
      .raw()
      .all(COHORT, learnerId);
  rows('result');
  insertRaw(raw, 'decision', rows('decision'));
}
