import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CairnError } from '../../service/core/errors.ts';
import { dataStewardshipPathway, shippedPathway } from '../../service/pathway/examples/shipped-pathways.ts';
import { parsePathway } from '../../service/pathway/pathway.ts';
import type { Actor } from '../../service/registrar/access/actor.ts';
import { cohortOverviews } from '../../service/registrar/cohorts/cohort-overview.ts';
import { enrolLearners } from '../../service/registrar/cohorts/enrol-learners.ts';
import { evaluateCohorts } from '../../service/registrar/cohorts/evaluate-cohorts.ts';
import { evaluateLearner } from '../../service/registrar/cohorts/evaluate-learner.ts';
import { putCohort, setCohort } from '../../service/registrar/cohorts/set-cohort.ts';
import { setCohortDueDate } from '../../service/registrar/cohorts/set-due-date.ts';
import { transferLearner } from '../../service/registrar/cohorts/transfer-learner.ts';
import { withdrawLearner } from '../../service/registrar/cohorts/withdraw-learner.ts';
import type { Installation } from '../../service/registrar/installation.ts';
import { issueAwards } from '../../service/registrar/issuing/issue-awards.ts';
import { recognisePriorLearning } from '../../service/registrar/recognitions/recognise-prior-learning.ts';
import { withdrawRecognition } from '../../service/registrar/recognitions/withdraw-recognition.ts';
import { runCsvImport } from '../../service/registrar/results/csv-import.ts';
import { importCohort } from '../../service/registrar/results/import-cohort.ts';
import { openStore } from '../../service/store/store.ts';
import { type CsvDesk, openCsvDesk } from './csv-desk.ts';

const rita: Actor = { kind: 'terminal', id: 'rita', name: 'rita' };
const LONG = process.env['CAIRN_LONG'] === '1';
const COHORTS = ['north', 'south'];
const LEARNERS = ['ada', 'ben', 'cleo'];
const START = Date.UTC(2026, 2, 1, 12);
const DAY = 86_400_000;

/** The three tiers, with several attempts, late work, prior learning and windows of time, and an award of another pathway. */
const pathway = parsePathway({
  ...Object(shippedPathway('data-stewardship-professional').source),
  id: 'professional-with-entrance',
  awards: shippedPathway('data-stewardship-professional').awards.map((award) =>
    award.id === 'catalogue-badge'
      ? {
          ...award,
          requirement: { kind: 'award-held', award: 'sharing-plan-badge', pathway: dataStewardshipPathway.id },
        }
      : award,
  ),
});
const ASSESSMENTS = pathway.modules.flatMap(({ assessments = [] }) => assessments.map(({ id }) => id)).slice(0, 6);
const MODULES = pathway.modules.map(({ id }) => id).slice(0, 3);

const dayText = (offset: number) => new Date(START + offset * DAY).toISOString().slice(0, 10);

/** A store in memory with two cohorts, under a clock that the steps turn on. */
class Setting {
  readonly installation: Installation;
  today = 0;

  constructor(desk: CsvDesk, store: Installation['store']) {
    this.installation = { ...desk.installation, store, now: () => new Date(START + this.today * DAY) };
  }

  async begin(): Promise<void> {
    for (const id of COHORTS) await putCohort(this.installation, id, pathway, { startsOn: dayText(-30) });
    const none = { name: null, email: null, finalResult: null };
    const held = [{ assessment: 'sharing-project', score: '80', submittedOn: null, carriedOver: false }];
    await importCohort(
      this.installation,
      { id: 'short', title: 'Short', source: 'test', pathway: dataStewardshipPathway },
      LEARNERS.slice(0, 2).map((learnerId) => ({ ...none, learnerId, results: held })),
    );
    for (const cohortId of COHORTS) {
      await enrolLearners(
        this.installation,
        cohortId,
        LEARNERS.map((learnerId) => ({ learnerId })),
      );
    }
  }

  /** What is decided, but for the day and the time of it. */
  async decisions(): Promise<string[]> {
    const rows = await this.installation.store.db
      .selectFrom('decision')
      .selectAll()
      .orderBy('cohort_id')
      .orderBy('award_id')
      .orderBy('learner_id')
      .execute();
    return rows.map(({ evaluated_at: _, trace, ...row }) => {
      const { asOf: __, ...rest } = JSON.parse(trace);
      return JSON.stringify({ ...row, trace: JSON.stringify(rest) });
    });
  }

  async fromScratch(): Promise<string[]> {
    await this.installation.store.db.deleteFrom('decision').execute();
    await evaluateCohorts(this.installation, [], () => {}, { all: true });
    return await this.decisions();
  }
}

type Step = readonly [words: string, run: (setting: Setting) => Promise<unknown>];

const cohortId = fc.constantFrom(...COHORTS);
const learnerId = fc.constantFrom(...LEARNERS);
const assessment = fc.constantFrom(...ASSESSMENTS);
const moduleId = fc.constantFrom(...MODULES);
const offset = fc.integer({ min: -20, max: 40 });
const score = fc.option(fc.constantFrom('0', '39.9', '40', '70', '100'), { freq: 5 });
const attempt = fc.integer({ min: 1, max: 4 });
/** A date, a day number, or no day. */
const submittedOn = fc.oneof(
  { weight: 5, arbitrary: offset.map(dayText) },
  { weight: 2, arbitrary: offset.map((day) => `${day + 30}`) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ cohortId, learnerId, assessment, attempt, score, submittedOn }).map(
      ({ cohortId, learnerId, ...result }): Step => [
        `result ${JSON.stringify([cohortId, learnerId, result])}`,
        ({ installation }) =>
          importCohort(installation, { id: cohortId, title: cohortId, source: 'test', pathway }, [
            {
              ...{ learnerId, name: null, email: null, finalResult: null },
              results: [{ ...result, carriedOver: false }],
            },
          ]),
      ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({ cohortId, learnerId, assessment, attempt, score, day: offset }).map(
      ({ cohortId, day, ...row }): Step => [
        `file ${JSON.stringify([cohortId, day, row])}`,
        async (setting) => {
          const { assessment, attempt, score, learnerId } = row;
          const file = `learner,assessment,attempt,score,date\n${[learnerId, assessment, attempt, score ?? '', dayText(day)].join(',')}\n`;
          await runCsvImport(setting.installation.store, await desk.request(file, { cohortId }), NOW, () => {});
        },
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(cohortId, learnerId, fc.constantFrom('pass', 'fail', 'withdrawn'))
      .map(
        ([cohortId, learnerId, finalResult]): Step => [
          `final result ${JSON.stringify([cohortId, learnerId, finalResult])}`,
          ({ installation }) => enrolLearners(installation, cohortId, [{ learnerId, finalResult }]),
        ],
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(cohortId, learnerId, fc.integer({ min: -20, max: 0 }))
      .map(
        ([cohortId, learnerId, day]): Step => [
          `withdraw ${JSON.stringify([cohortId, learnerId, day])}`,
          ({ installation }) => withdrawLearner(installation, cohortId, learnerId, dayText(day)),
        ],
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.boolean(), learnerId, fc.integer({ min: -20, max: 0 })).map(
      ([there, learnerId, day]): Step => [
        `transfer ${JSON.stringify([there, learnerId, day])}`,
        ({ installation }) => {
          const [from = '', to = ''] = there ? COHORTS : COHORTS.toReversed();
          return transferLearner(installation, rita, { learnerId, from, to, on: dayText(day) });
        },
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(cohortId, learnerId, moduleId, fc.integer({ min: -20, max: 0 })).map(
      ([cohortId, learnerId, moduleId, day]): Step => [
        `recognise ${JSON.stringify([cohortId, learnerId, moduleId, day])}`,
        ({ installation }) =>
          recognisePriorLearning(installation, {
            ...{ cohortId, learnerId, moduleId, decidedBy: 'The board', basis: 'examination' },
            ...{ evidence: [{ title: 'Minutes' }], on: dayText(day) },
          }),
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>([
      'withdraw a recognition',
      async ({ installation }) => {
        const row = await installation.store.db
          .selectFrom('recognition')
          .select('recognition_id')
          .where('withdrawn_at', 'is', null)
          .orderBy('module_id')
          .executeTakeFirst();
        if (row !== undefined) await withdrawRecognition(installation, row.recognition_id, 'A mistake');
      },
    ]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(cohortId, assessment, fc.option(offset))
      .map(
        ([cohortId, assessmentId, day]): Step => [
          `due ${JSON.stringify([cohortId, assessmentId, day])}`,
          ({ installation }) =>
            setCohortDueDate(installation, { cohortId, assessmentId, dueOn: day === null ? null : dayText(day) }),
        ],
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(cohortId, fc.option(offset))
      .map(
        ([cohortId, day]): Step => [
          `dates ${JSON.stringify([cohortId, day])}`,
          ({ installation }) => setCohort(installation, cohortId, { endsOn: day === null ? null : dayText(day) }),
        ],
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>([
      'issue',
      async ({ installation }) => {
        await evaluateCohorts(installation, ['short']);
        await issueAwards(installation, { cohortIds: ['short'] });
      },
    ]),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 15 }).map(
      (days): Step => [
        `${days} days`,
        async (setting) => {
          setting.today += days;
        },
      ],
    ),
  },
  { weight: 4, arbitrary: fc.constant<Step>(['evaluate', ({ installation }) => evaluateCohorts(installation, [])]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(cohortId, learnerId)
      .map(
        ([cohortId, learnerId]): Step => [
          `evaluate ${cohortId} ${learnerId}`,
          ({ installation }) => evaluateLearner(installation, cohortId, learnerId),
        ],
      ),
  },
);

const NOW = new Date(START);
let desk: CsvDesk;
beforeAll(async () => {
  desk = await openCsvDesk();
});
afterAll(() => desk.close());

/** Takes steps one after the other; what is refused has changed nothing. */
async function take(setting: Setting, steps: readonly Step[]): Promise<void> {
  for (const [, run] of steps) {
    try {
      await run(setting);
    } catch (error) {
      if (!(error instanceof CairnError)) throw error;
    }
  }
}

describe('an evaluation of those of whom something has changed', () => {
  it('comes out as one of everybody from scratch, whatever came in, in whatever order, and was corrected', {
    timeout: LONG ? 600_000 : 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const store = await openStore(':memory:');
        try {
          const setting = new Setting(desk, store);
          await setting.begin();
          await take(setting, [['evaluate', ({ installation }) => evaluateCohorts(installation, [])], ...steps]);
          await evaluateCohorts(setting.installation, []);
          const incremental = await setting.decisions();
          expect((await cohortOverviews(setting.installation)).filter(({ outdated }) => outdated)).toEqual([]);
          expect(incremental).toEqual(await setting.fromScratch());
        } finally {
          await store.close();
        }
      }),
      { numRuns: LONG ? 1_000 : 40 },
    );
  });
});
